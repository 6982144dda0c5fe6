/** Hears the customer's own mouse and keyboard: raw X11 events on Linux, a system-wide hook (uiohook) elsewhere. */

import type { UiohookKeyboardEvent, UiohookMouseEvent, UiohookWheelEvent } from 'uiohook-napi'
import { detectInputSupport } from '../features/remote-control/desk/input-support.ts'
import type {
  LocalInput,
  LocalInputHook,
  LocalInputHookSupport,
} from '../features/remote-control/desk/local-input.ts'
import type { PointerButton } from '../protocol/remote-control.ts'
import { hookKeyCode } from './hook-key-codes.ts'
import { X11LocalInputHook } from './x11/x11-local-input.main.ts'

const UNAVAILABLE: LocalInputHook = {
  start: async () => 'unavailable',
  stop: async () => undefined,
}

/**
 * On X11 uiohook would do as well, but it neither tells a mouse under a hand from injected input nor names the
 * keys that type what a layout lacks; raw events do both, without a thread of native code in this process.
 */
export function createLocalInputHook(platform: string, environment: NodeJS.ProcessEnv): LocalInputHook {
  const support = detectInputSupport(platform, environment)
  if (support.kind === 'unsupported') return UNAVAILABLE
  if (support.backend === 'x11') return new X11LocalInputHook(environment['DISPLAY'])
  return new SystemInputHook()
}

/** uiohook's event types. */
const KEY_PRESSED = 4
const MOUSE_PRESSED = 7
const MOUSE_MOVED = 9
const MOUSE_WHEEL = 11

type HookEvent = UiohookKeyboardEvent | UiohookMouseEvent | UiohookWheelEvent

export class SystemInputHook implements LocalInputHook {
  #stop: (() => void) | null = null

  readonly start = async (onInput: (input: LocalInput) => void): Promise<LocalInputHookSupport> => {
    await this.stop()
    const { uIOhook } = await import('uiohook-napi')
    const listener = (event: HookEvent) => {
      const input = parseHookEvent(event)
      if (input) onInput(input)
    }
    try {
      uIOhook.start()
    } catch {
      // macOS without the accessibility permission; the caller is told.
      return 'unavailable'
    }
    uIOhook.on('input', listener)
    this.#stop = () => {
      uIOhook.off('input', listener)
      uIOhook.stop()
    }
    return 'listening'
  }

  readonly stop = async (): Promise<void> => {
    this.#stop?.()
    this.#stop = null
  }
}

const BUTTONS: readonly (PointerButton | null)[] = [null, 'left', 'right', 'middle', 'back', 'forward']

function parseHookEvent(event: HookEvent): LocalInput | null {
  const origin = 'unknown'
  if (event.type === MOUSE_WHEEL) return { origin, kind: 'wheel' }
  if (event.type === KEY_PRESSED && 'keycode' in event)
    return { origin, kind: 'key', key: hookKeyCode(event.keycode) }
  if (!('x' in event)) return null
  if (event.type === MOUSE_MOVED) return { origin, kind: 'move', point: { x: event.x, y: event.y } }
  if (event.type === MOUSE_PRESSED)
    return { origin, kind: 'button', button: BUTTONS[Number(event.button)] ?? null }
  return null
}
