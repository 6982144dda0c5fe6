import { installers } from './electron-builder.shared.mjs'

export default installers({
  id: 'csr',
  name: 'Deskside',
  workspace: 'csr-app',
  summary: "The support representative's app.",
  hasNativePackages: true,
  windowsTargets: ['nsis', 'msi'],
  macPermissions: {
    NSMicrophoneUsageDescription: 'To talk with the customer.',
    NSCameraUsageDescription: 'To show your video to the customer.',
  },
})
