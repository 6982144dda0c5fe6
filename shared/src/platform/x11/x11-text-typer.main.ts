/** Types any Unicode text on an X display, whatever its keyboard layout has. */
import { setTimeout as delay } from 'node:timers/promises'
import type { InputOutcome } from '../../features/remote-control/desk/input-device.ts'
import type { X11Display } from '../x11-display.main.ts'
import { type KeysymNames, keysymFor } from './keysyms.ts'
import { KEYCODE_GRACE_MS, SpareKeys } from './spare-keys.ts'
import { planTyping, type TypingPlan } from './typing-plan.ts'
import type { X11KeySender } from './x11-key-sender.main.ts'
import type { KeyboardState, X11Layout } from './x11-layout.main.ts'
import { findKeysym, type Keymap, type KeyPosition, spareKeycodes, withoutKey } from './xkb-keymap.ts'

/** Lent keycodes go back when no text came for this long. */
const GIVE_BACK_AFTER_MS = 3000

/** The characters at the start of a text that can be typed right now. */
interface Placed {
  readonly positions: readonly KeyPosition[]
  readonly characters: number
  readonly skipped: number
  readonly waitMs: number
}

export interface TextTyperParts {
  readonly display: X11Display
  readonly layout: X11Layout
  readonly sender: X11KeySender
  readonly names: KeysymNames
  /** The modifier keys the CSR holds down. */
  readonly heldModifierKeys: () => Promise<readonly number[]>
}

export class X11TextTyper {
  readonly #parts: TextTyperParts
  readonly #spare = new SpareKeys()
  #giveBackTimer: NodeJS.Timeout | null = null

  constructor(parts: TextTyperParts) {
    this.#parts = parts
  }

  async type(text: string): Promise<InputOutcome> {
    let rest = [...text]
    let skipped = 0
    while (rest.length > 0) {
      const { keymap, state } = await this.#parts.layout.read()
      const placed = this.#place(rest, keymap, state.group)
      await this.#tap(planTyping(placed.positions, state), state)
      rest = rest.slice(placed.characters)
      skipped += placed.skipped
      if (placed.waitMs > 0) await delay(placed.waitMs)
    }
    this.#giveBackLater()
    return skipped === 0 ? 'done' : 'unsupported-character'
  }

  /** Waits until every program has read what was typed, then leaves the layout as it was. */
  async close(): Promise<void> {
    if (this.#giveBackTimer) clearTimeout(this.#giveBackTimer)
    if (this.#spare.lentKeycodes.length === 0) return
    await delay(KEYCODE_GRACE_MS)
    this.#giveBack()
    await this.#parts.display.sync()
  }

  #place(characters: readonly string[], keymap: Keymap, group: number): Placed {
    const free = spareKeycodes(keymap)
    this.#spare.reconcile(({ keycode }) => !free.includes(keycode))
    const lent = new Map<string, KeyPosition>()
    let unlent = keymap
    const positions: KeyPosition[] = []
    let skipped = 0
    for (const [index, character] of characters.entries()) {
      const known = findKeysym(unlent, this.#parts.names.keysymsOf(character), group) ?? lent.get(character)
      const found = known ?? this.#lend(character, free)
      if (typeof found === 'number') return { positions, characters: index, skipped, waitMs: found }
      if (!found) {
        skipped += 1
        continue
      }
      if (!known) {
        lent.set(character, found)
        unlent = withoutKey(unlent, found.keycode)
      }
      positions.push(found)
      this.#spare.noteUse(found.keycode, performance.now())
    }
    return { positions, characters: characters.length, skipped, waitMs: 0 }
  }

  /** A number is how long to wait for a keycode; null means that this layout has none to spare. */
  #lend(character: string, free: readonly number[]): KeyPosition | number | null {
    const keysym = keysymFor(character)
    const result = this.#spare.lend(keysym, free, performance.now())
    if (result.kind === 'wait') return result.ms
    if (result.kind === 'none') return null
    const { keycode } = result.loan
    // Twice, or the server would put its capital on the second level and CapsLock would choose it.
    this.#parts.display.changeKeyboardMapping(keycode, 2, [keysym, keysym])
    return { keycode, level: 0, modifiers: 0, relevantModifiers: 0 }
  }

  /** All requests leave in one write, so that the modifiers are restored even if this process dies now. */
  async #tap(plan: TypingPlan, state: KeyboardState): Promise<void> {
    const { sender, layout, display } = this.#parts
    const held = plan.releasesHeld ? await this.#parts.heldModifierKeys() : []
    for (const keycode of held) sender.release(keycode)
    if (state.latchedMods !== 0) layout.lockModifiers(state.lockedMods)
    for (const step of plan.steps) {
      if (step.kind === 'lock') layout.lockModifiers(step.modifiers)
      else {
        sender.press(step.keycode)
        sender.release(step.keycode)
      }
    }
    for (const keycode of held) sender.press(keycode)
    await display.sync()
  }

  #giveBackLater(): void {
    if (this.#giveBackTimer) clearTimeout(this.#giveBackTimer)
    if (this.#spare.lentKeycodes.length === 0) return
    this.#giveBackTimer = setTimeout(() => this.#giveBack(), GIVE_BACK_AFTER_MS)
    this.#giveBackTimer.unref()
  }

  #giveBack(): void {
    for (const keycode of this.#spare.lentKeycodes) this.#parts.display.changeKeyboardMapping(keycode, 1, [0])
    this.#spare.forgetAll()
  }
}
