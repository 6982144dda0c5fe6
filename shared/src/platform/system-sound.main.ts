/** Makes what the computer plays available to the page that may capture it, where Chromium can but does not do so by itself. */
import { app } from 'electron'

/**
 * Windows: always possible. Linux: by the monitor of the PulseAudio or PipeWire sink, not by bare ALSA. macOS: from 13 on
 * by ScreenCaptureKit, newer Electron versions by audio taps from 14.2 on. Before the app is ready.
 */
const FEATURES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'PulseaudioLoopbackForScreenShare',
  darwin: 'MacLoopbackAudioForScreenShare,MacSckSystemAudioLoopbackOverride',
}

export function letSystemSoundBeCaptured(platform: NodeJS.Platform): void {
  const features = FEATURES[platform]
  if (features === undefined) return
  const before = app.commandLine.getSwitchValue('enable-features')
  app.commandLine.appendSwitch('enable-features', before === '' ? features : `${before},${features}`)
}
