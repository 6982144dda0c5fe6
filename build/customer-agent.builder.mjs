import path from 'node:path'
import { installers } from './electron-builder.shared.mjs'

/** The helper runs without an installation; MSI and pkg are for IT departments. */
export default {
  ...installers({
    id: 'helper',
    name: 'Deskside Helper',
    workspace: 'customer-agent',
    summary: 'Lets a support representative help you, only when and as far as you agree.',
    hasNativePackages: true,
    windowsTargets: ['portable', 'msi'],
    macPermissions: {
      NSMicrophoneUsageDescription: 'To talk with your support representative, if you agree.',
      NSAudioCaptureUsageDescription: 'To let your support representative hear this computer, if you agree.',
      NSCameraUsageDescription: 'To show your video to your support representative, if you agree.',
    },
  }),
  // Written by scripts/package.mjs: the site this helper belongs to.
  extraResources: [{ from: path.resolve(import.meta.dirname, '../.cache/site.json'), to: 'site.json' }],
  protocols: [{ name: 'Deskside invite', schemes: ['deskside'] }],
}
