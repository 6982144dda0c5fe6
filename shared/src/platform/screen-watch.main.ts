/** Chooses how to hear of changes on this desktop's screen. */
import { detectInputSupport } from '../features/remote-control/desk/input-support.ts'
import type { ScreenWatch } from '../features/remote-control/desk/screen-watch.ts'
import { X11ScreenWatch } from './x11/x11-screen-watch.main.ts'

/** Windows, macOS and Wayland offer nothing that a program without native code could hear. */
const UNSUPPORTED: ScreenWatch = {
  start: async () => 'unsupported',
  stop: async () => undefined,
}

export function createScreenWatch(platform: string, environment: NodeJS.ProcessEnv): ScreenWatch {
  const support = detectInputSupport(platform, environment)
  const isX11 = support.kind === 'supported' && support.backend === 'x11'
  return isX11 ? new X11ScreenWatch(environment['DISPLAY']) : UNSUPPORTED
}
