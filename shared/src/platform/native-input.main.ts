/** Injects input into this computer's desktop: nut-js everywhere, and X11's own ways for the keyboard there. */

import type { Button, Key } from '@nut-tree/nut-js'
import type {
  InjectedInput,
  InputDevice,
  InputDeviceResult,
  InputOutcome,
  KeyTarget,
  WheelDistance,
} from '../features/remote-control/desk/input-device.ts'
import { detectInputSupport } from '../features/remote-control/desk/input-support.ts'
import { type KeyCode, usKeyFor } from '../features/remote-control/desk/key-codes.ts'
import type { Point } from '../features/remote-control/desk/screen-coordinates.ts'
import { WheelNotches } from '../features/remote-control/desk/wheel-notches.ts'
import type { PointerButton } from '../protocol/remote-control.ts'
import { nutKeyName, nutKeyNameOfLabel } from './nut-keys.ts'
import type { MainButton, PointerDevice } from './pointer-device.ts'
import { X11InputDevice } from './x11/x11-input-device.main.ts'

export interface NativeInputOptions {
  readonly platform: NodeJS.Platform
  readonly environment: NodeJS.ProcessEnv
  readonly onInjected: (input: InjectedInput) => void
}

/** Loads and connects what this desktop needs; nothing native is touched where input cannot work. */
export async function openNativeInput(options: NativeInputOptions): Promise<InputDeviceResult> {
  const support = detectInputSupport(options.platform, options.environment)
  if (support.kind === 'unsupported') return { kind: 'unavailable', limit: support.limit }
  try {
    return { kind: 'ready', device: await open(support.backend, options) }
  } catch (cause) {
    return { kind: 'unavailable', limit: 'input-unavailable', cause }
  }
}

async function open(backend: 'x11' | 'native', options: NativeInputOptions): Promise<InputDevice> {
  if (backend === 'native') return new NutInputDevice(await loadNut(), options)
  return X11InputDevice.open({
    displayName: options.environment['DISPLAY'],
    openPointer: async () => new NutPointer(await loadNut(), options),
    onInjected: options.onInjected,
  })
}

/**
 * The providers behind nut-js's `mouse` and `keyboard`: those add a pause and a promise chain to each call,
 * while a provider's call is done when it returns.
 */
async function loadNut() {
  const nut = await import('@nut-tree/nut-js')
  const mouse = nut.providerRegistry.getMouse()
  const keyboard = nut.providerRegistry.getKeyboard()
  mouse.setMouseDelay(0)
  keyboard.setKeyboardDelay(0)
  return { mouse, keyboard, Button: nut.Button, Key: nut.Key }
}
type Nut = Awaited<ReturnType<typeof loadNut>>

/** How finely each system counts the wheel: Windows in parts of a notch, macOS in pixels of scrolling. */
const WHEEL_STEPS_PER_NOTCH: Partial<Record<NodeJS.Platform, number>> = { win32: 120, darwin: 40 }

/** Pointer, the three buttons and the wheel, the same on every system. */
class NutPointer implements PointerDevice {
  readonly #nut: Nut
  readonly #onInjected: (input: InjectedInput) => void
  readonly #notches: WheelNotches
  readonly #isX11: boolean

  constructor(nut: Nut, { platform, onInjected }: NativeInputOptions) {
    this.#nut = nut
    this.#onInjected = onInjected
    this.#notches = new WheelNotches(WHEEL_STEPS_PER_NOTCH[platform] ?? 1)
    this.#isX11 = platform === 'linux'
  }

  /** On X11 the pointer is put there without any raw event, so no echo is to be expected. */
  async move(point: Point): Promise<void> {
    if (!this.#isX11) this.#onInjected({ kind: 'move', point })
    await this.#nut.mouse.setMousePosition(point)
  }

  async setButton(button: MainButton, down: boolean): Promise<void> {
    const native = this.#nativeButton(button)
    if (down) {
      this.#onInjected({ kind: 'button', button })
      await this.#nut.mouse.pressButton(native)
    } else await this.#nut.mouse.releaseButton(native)
  }

  async scroll(distance: WheelDistance): Promise<void> {
    const { mouse } = this.#nut
    const { dx, dy } = this.#notches.add(distance)
    this.#tellWheel(dx)
    this.#tellWheel(dy)
    if (dy > 0) await mouse.scrollDown(dy)
    if (dy < 0) await mouse.scrollUp(-dy)
    // nut-js has left and right the wrong way round on X11.
    const right = this.#isX11 ? -dx : dx
    if (right > 0) await mouse.scrollRight(right)
    if (right < 0) await mouse.scrollLeft(-right)
  }

  /** X11 makes an event of each notch, the others one of each call. */
  #tellWheel(steps: number): void {
    const events = this.#isX11 ? Math.abs(steps) : Math.min(Math.abs(steps), 1)
    for (let event = 0; event < events; event += 1) this.#onInjected({ kind: 'wheel' })
  }

  #nativeButton(button: MainButton): Button {
    const { Button } = this.#nut
    return { left: Button.LEFT, middle: Button.MIDDLE, right: Button.RIGHT }[button]
  }
}

/** Windows and macOS: all by nut-js. */
class NutInputDevice implements InputDevice {
  readonly #nut: Nut
  readonly #pointer: NutPointer
  readonly #options: NativeInputOptions
  readonly #pressedKeys = new Map<string, Key>()
  readonly #pressedButtons = new Set<MainButton>()

  constructor(nut: Nut, options: NativeInputOptions) {
    this.#nut = nut
    this.#options = options
    this.#pointer = new NutPointer(nut, options)
  }

  readonly movePointer = (point: Point): Promise<void> => this.#pointer.move(point)
  readonly scroll = (distance: WheelDistance): Promise<void> => this.#pointer.scroll(distance)

  readonly setButton = async (button: PointerButton, down: boolean): Promise<void> => {
    if (button === 'back' || button === 'forward') {
      if (down) await this.#goThroughHistory(button)
      return
    }
    if (down) this.#pressedButtons.add(button)
    else this.#pressedButtons.delete(button)
    await this.#pointer.setButton(button, down)
  }

  readonly setKey = async (target: KeyTarget, down: boolean): Promise<InputOutcome> => {
    const key = this.#nativeKey(target)
    if (key === null) return 'unsupported-key'
    const name = target.by === 'position' ? target.code : `label ${target.label}`
    if (down) {
      this.#pressedKeys.set(name, key)
      this.#options.onInjected({ kind: 'key', key: this.#echoOf(target) })
      await this.#nut.keyboard.pressKey(key)
    } else if (this.#pressedKeys.delete(name)) await this.#nut.keyboard.releaseKey(key)
    return 'done'
  }

  /** nut-js sends each character as text, past the layout; on Windows it cannot those beyond 16 bits. */
  readonly typeText = async (text: string): Promise<InputOutcome> => {
    const characters = [...text]
    const typed =
      this.#options.platform === 'win32'
        ? characters.filter((character) => character.length === 1)
        : characters
    for (const _ of typed) this.#options.onInjected({ kind: 'key', key: null })
    if (typed.length > 0) await this.#nut.keyboard.type(typed.join(''))
    return typed.length === characters.length ? 'done' : 'unsupported-character'
  }

  readonly close = async (): Promise<void> => {
    for (const button of this.#pressedButtons) await this.#pointer.setButton(button, false)
    for (const key of this.#pressedKeys.values()) await this.#nut.keyboard.releaseKey(key)
    this.#pressedButtons.clear()
    this.#pressedKeys.clear()
  }

  /** nut-js has no fourth and fifth button; the keys that do the same in browsers and file windows. */
  async #goThroughHistory(button: 'back' | 'forward'): Promise<void> {
    const isMac = this.#options.platform === 'darwin'
    const modifier: KeyTarget = { by: 'position', code: isMac ? 'MetaLeft' : 'AltLeft' }
    const macKey: KeyCode = button === 'back' ? 'BracketLeft' : 'BracketRight'
    const arrow: KeyCode = button === 'back' ? 'ArrowLeft' : 'ArrowRight'
    const key: KeyTarget = { by: 'position', code: isMac ? macKey : arrow }
    await this.setKey(modifier, true)
    await this.setKey(key, true)
    await this.setKey(key, false)
    await this.setKey(modifier, false)
  }

  /** Windows reports the key a letter has on a US keyboard, macOS the physical one, which only it knows. */
  #echoOf(target: KeyTarget): KeyCode | null {
    if (target.by === 'position') return target.code
    return this.#options.platform === 'win32' ? usKeyFor(target.label) : null
  }

  #nativeKey(target: KeyTarget): Key | null {
    const byLabel = target.by === 'label' ? nutKeyNameOfLabel(target.label) : null
    const name = byLabel ?? (target.code && nutKeyName(target.code))
    const keys: Readonly<Record<string, Key | string>> = this.#nut.Key
    const key = name ? keys[name] : undefined
    return typeof key === 'number' ? key : null
  }
}
