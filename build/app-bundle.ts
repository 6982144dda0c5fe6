/** How an app is bundled: main (ES module), one sandboxed preload (CommonJS) and the pages of its windows. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export interface AppBundle {
  /** Folder of the app's workspace. */
  readonly folder: string
  /** Name of the page → its HTML file, relative to src/renderer. It is served under that same path. */
  readonly pages: Readonly<Record<string, string>>
  /** Packages with native parts: they stay in node_modules and are loaded from there. */
  readonly nativePackages: readonly string[]
}

/** The oldest runtime the apps are tried on is Electron 33. */
const oldestNode = 'node20'
const oldestChromium = 'chrome130'

export function appBundle({ folder, pages, nativePackages }: AppBundle) {
  const renderer = resolve(folder, 'src/renderer')
  return defineConfig({
    main: {
      build: {
        target: oldestNode,
        externalizeDeps: false,
        outDir: resolve(folder, 'out/main'),
        emptyOutDir: true,
        sourcemap: true,
        rolldownOptions: {
          input: { main: resolve(folder, 'src/main/main.ts') },
          external: [...nativePackages],
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      build: {
        target: oldestNode,
        externalizeDeps: false,
        outDir: resolve(folder, 'out/preload'),
        emptyOutDir: true,
        minify: true,
        rolldownOptions: {
          input: { preload: resolve(folder, 'src/preload/preload.ts') },
          // A sandboxed preload can load nothing but itself and `electron`.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    renderer: {
      root: renderer,
      // Pages live at app://<host>/<page>, so every address inside them is relative.
      base: './',
      plugins: [react()],
      build: {
        target: oldestChromium,
        outDir: resolve(folder, 'out/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        minify: true,
        // The content security policy forbids data: scripts and fonts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: Object.fromEntries(
            Object.entries(pages).map(([name, file]) => [name, resolve(renderer, file)]),
          ),
        },
      },
    },
  })
}
