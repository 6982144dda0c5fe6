/** Hears the customer's mouse and keyboard on X11 by raw events, which name the device they came from. */

import type {
  LocalInput,
  LocalInputHook,
  LocalInputHookSupport,
} from '../../features/remote-control/desk/local-input.ts'
import type { PointerButton } from '../../protocol/remote-control.ts'
import { type Extensions, X11Display, type XEvent } from '../x11-display.main.ts'

const RAW_EVENTS = ['RawMotion', 'RawButtonPress', 'RawKeyPress', 'RawTouchBegin']

const BUTTONS: ReadonlyMap<number, PointerButton> = new Map([
  [1, 'left'],
  [2, 'middle'],
  [3, 'right'],
  [8, 'back'],
  [9, 'forward'],
])
const WHEEL_BUTTONS: ReadonlySet<number> = new Set([4, 5, 6, 7])

/**
 * Injected events come from the server's XTEST devices, ours and other programs' alike: an on-screen keyboard or
 * a shared mouse of a neighbour computer is the customer too. Those are told as of unknown origin; all other
 * devices are hardware.
 */
export class X11LocalInputHook implements LocalInputHook {
  readonly #displayName: string | undefined
  #display: X11Display | null = null

  constructor(displayName?: string) {
    this.#displayName = displayName
  }

  readonly start = async (onInput: (input: LocalInput) => void): Promise<LocalInputHookSupport> => {
    await this.stop()
    const display = await X11Display.open(this.#displayName).catch(() => null)
    if (!display) return 'unavailable'
    try {
      await listen(display, onInput)
    } catch {
      // A server without the second version of the input extension; the caller is told.
      display.close()
      return 'unavailable'
    }
    this.#display = display
    return 'listening'
  }

  readonly stop = async (): Promise<void> => {
    this.#display?.close()
    this.#display = null
  }
}

async function listen(display: X11Display, onInput: (input: LocalInput) => void): Promise<void> {
  const xinput = await display.extension('xinput')
  // From version 2.1 on, raw events come even while another program has grabbed the mouse.
  await display.reply((reply) => xinput.XIQueryVersion(2, 2, reply))
  let injectors = await readInjectors(display, xinput)
  display.onEvent((event) => {
    if (event.name === 'XIHierarchyChanged') {
      void readInjectors(display, xinput).then(
        (found) => {
          injectors = found
        },
        () => undefined,
      )
    }
    const input = parseRawEvent(event, injectors)
    if (input) onInput(input)
  })
  xinput.XISelectEvents(display.root, [
    { deviceId: xinput.AllMasterDevices, mask: RAW_EVENTS },
    { deviceId: xinput.AllDevices, mask: ['HierarchyChanged'] },
  ])
  await display.sync()
}

async function readInjectors(
  display: X11Display,
  xinput: Extensions['xinput'],
): Promise<ReadonlySet<number>> {
  const devices = await display.reply<readonly { readonly deviceId: number; readonly name: string }[]>(
    (reply) => xinput.XIQueryDevice(xinput.AllDevices, reply),
  )
  const injecting = devices.filter((device) => /\bXTEST (pointer|keyboard)$/.test(device.name))
  return new Set(injecting.map((device) => device.deviceId))
}

function parseRawEvent(event: XEvent, injectors: ReadonlySet<number>): LocalInput | null {
  const origin = event.sourceId !== undefined && !injectors.has(event.sourceId) ? 'hardware' : 'unknown'
  const detail = event.detail ?? 0
  switch (event.name) {
    case 'XIRawMotion':
      return { origin, kind: 'move', point: null }
    case 'XIRawTouchBegin':
      return { origin, kind: 'button', button: 'left' }
    case 'XIRawButtonPress':
      if (WHEEL_BUTTONS.has(detail)) return { origin, kind: 'wheel' }
      return { origin, kind: 'button', button: BUTTONS.get(detail) ?? null }
    case 'XIRawKeyPress':
      return { origin, kind: 'key', key: x11KeyName(detail) }
    default:
      return null
  }
}

/** How keys are named between what was injected and what was heard on X11. */
export function x11KeyName(keycode: number): string {
  return `x11 ${keycode}`
}
