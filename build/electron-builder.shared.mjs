// What the installers of both apps have in common.
import path from 'node:path'

const build = import.meta.dirname
const checkout = path.resolve(build, '..')

/** Switches inside the released executable; a development Electron has most of them the other way round. */
const hardenedFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
}

/**
 * @param {{
 *   id: string, name: string, workspace: 'csr-app' | 'customer-agent', summary: string,
 *   hasNativePackages: boolean, windowsTargets: readonly string[], macPermissions: Readonly<Record<string, string>>,
 * }} app
 * @returns {import('electron-builder').Configuration}
 */
export function installers({
  id,
  name,
  workspace,
  summary,
  hasNativePackages,
  windowsTargets,
  macPermissions,
}) {
  return {
    appId: `org.deskside.${id}`,
    productName: name,
    artifactName: `deskside-${id}-\${version}-\${os}-\${arch}.\${ext}`,
    directories: { output: path.join(checkout, 'release', workspace), buildResources: build },
    // The bundler has already put everything but native packages into out/.
    files: [
      'out/**',
      'package.json',
      '!**/*.map',
      '!**/.built-from',
      ...(hasNativePackages ? [] : ['!node_modules']),
    ],
    asar: true,
    extraMetadata: { author: 'Deskside <deskside@example.org>' },
    // Nothing is compiled at packaging time: native packages bring their binaries.
    npmRebuild: false,
    electronFuses: hardenedFuses,
    icon: path.join(build, 'icons', `${id}.png`),
    win: { target: [...windowsTargets] },
    mac: {
      target: ['dmg', 'pkg'],
      hardenedRuntime: true,
      entitlements: path.join(build, 'entitlements.mac.plist'),
      entitlementsInherit: path.join(build, 'entitlements.mac.plist'),
      extendInfo: macPermissions,
    },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: `deskside-${id}`,
      category: 'Network',
      synopsis: summary,
      description: summary,
      maintainer: 'Deskside <deskside@example.org>',
    },
    // People get the files from their own site, never from a place of ours.
    publish: null,
  }
}
