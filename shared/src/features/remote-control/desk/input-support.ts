/** Whether input can be injected on this desktop at all, said as a value the two people can be told. */
import type { DeviceLimit } from '../../../protocol/remote-control.ts'

export type InputSupport =
  | { readonly kind: 'supported'; readonly backend: 'x11' | 'native' }
  | { readonly kind: 'unsupported'; readonly limit: DeviceLimit }

/**
 * Wayland lets no program inject input or watch the screen unasked; its XWayland display would accept our
 * input and deliver it to a few old programs only, so a DISPLAY next to Wayland proves nothing.
 */
export function detectInputSupport(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): InputSupport {
  if (platform !== 'linux') return { kind: 'supported', backend: 'native' }
  if (isWayland(environment)) return { kind: 'unsupported', limit: 'wayland-no-input' }
  if (!environment['DISPLAY']) return { kind: 'unsupported', limit: 'input-unavailable' }
  return { kind: 'supported', backend: 'x11' }
}

function isWayland(environment: Readonly<Record<string, string | undefined>>): boolean {
  const sessionType = environment['XDG_SESSION_TYPE']
  if (sessionType === 'wayland') return true
  if (sessionType === 'x11') return false
  return Boolean(environment['WAYLAND_DISPLAY'])
}
