import { appBundle } from '../build/app-bundle.ts'

export default appBundle({
  folder: import.meta.dirname,
  pages: { main: 'index.html', banner: 'banner/index.html' },
  nativePackages: ['@nut-tree/nut-js', 'uiohook-napi', 'x11'],
})
