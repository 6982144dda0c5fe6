/** Decides what one key event of the CSR means on a keyboard that may be laid out differently. */

import { assertNever } from '../../../kernel/assert-never.ts'
import type { KeyStroke } from '../key-stroke.ts'
import type { HeldKeys } from './held-keys.ts'
import type { KeyTarget } from './input-device.ts'
import { isKeyCode, type KeyCode, type ModifierName, modifierOf, usLabelOf } from './key-codes.ts'

/** `csrCode` names the CSR's physical key, under which a press is remembered until its release. */
export type KeyAction =
  | { readonly kind: 'press'; readonly csrCode: string; readonly target: KeyTarget }
  | { readonly kind: 'release'; readonly csrCode: string; readonly target: KeyTarget }
  | { readonly kind: 'text'; readonly text: string }

/**
 * Text travels as text, so that it is right on every layout; everything else as a key that is really held.
 *
 * A shortcut is meant by its label where the CSR's key has one in ASCII, else by its position. Modifiers are
 * set right first from the flags of the event, which heals what got lost (a release while another window had
 * the focus) and what never was (the Control that Windows reports before AltGr).
 */
export function planKey(event: KeyStroke, held: HeldKeys): readonly KeyAction[] {
  const ownModifier = isKeyCode(event.code) ? modifierOf(event.code) : null
  const healed = healModifiers(event, held, ownModifier)
  if (event.down) return [...healed, ...press(event, held)]
  return [...healed, ...unheardReleases(ownModifier, held), ...release(event.code, held)]
}

/** macOS reports no release of a key while Command is down. */
function unheardReleases(ownModifier: ModifierName | null, held: HeldKeys): readonly KeyAction[] {
  if (ownModifier !== 'meta') return []
  return held.ordinaryKeys().flatMap((csrCode) => release(csrCode, held))
}

function press(event: KeyStroke, held: HeldKeys): readonly KeyAction[] {
  const current = held.targetOf(event.code)
  if (current) return isModifier(current) ? [] : [{ kind: 'press', csrCode: event.code, target: current }]
  if (isText(event)) return [{ kind: 'text', text: event.key }]
  const target = targetFor(event)
  return target ? [{ kind: 'press', csrCode: event.code, target }] : []
}

function isModifier(target: KeyTarget): boolean {
  return target.by === 'position' && modifierOf(target.code) !== null
}

function release(csrCode: string, held: HeldKeys): readonly KeyAction[] {
  const target = held.targetOf(csrCode)
  return target ? [{ kind: 'release', csrCode, target }] : []
}

/** The space bar stays a key: it is on every layout, and holding it means something in many programs. */
function isText(event: KeyStroke): boolean {
  return isOneCharacter(event.key) && !isSpaceBar(event) && !isShortcut(event)
}

function isSpaceBar(event: KeyStroke): boolean {
  return event.code === 'Space' && event.key === ' '
}

function isShortcut(event: KeyStroke): boolean {
  return !event.altGraph && (event.ctrl || event.alt || event.meta)
}

function isOneCharacter(key: string): boolean {
  return [...key].length === 1
}

/** Keys that belong to the CSR's own keyboard: their effect comes as text already. */
const CSR_ONLY_KEYS: ReadonlySet<string> = new Set([
  'AltGraph',
  'CapsLock',
  'NumLock',
  'Process',
  'Compose',
  'Fn',
  'FnLock',
])

function targetFor(event: KeyStroke): KeyTarget | null {
  if (CSR_ONLY_KEYS.has(event.key) || (event.key === 'Dead' && !isShortcut(event))) return null
  if (isOneCharacter(event.key) && !isSpaceBar(event)) return shortcutTarget(event)
  const code = positionOf(event)
  return code ? { by: 'position', code } : null
}

function shortcutTarget(event: KeyStroke): KeyTarget | null {
  const code = isKeyCode(event.code) ? event.code : null
  if (code?.startsWith('Numpad')) return { by: 'position', code }
  const label = /^[!-~]$/.test(event.key) ? event.key.toLowerCase() : code && usLabelOf(code)
  if (label) return { by: 'label', label, code }
  return code ? { by: 'position', code } : null
}

/** The number pad without NumLock means its arrows, whatever the customer's NumLock does. */
function positionOf({ code, key }: KeyStroke): KeyCode | null {
  if (code.startsWith('Numpad') && key !== 'Enter' && isKeyCode(key)) return key
  if (isKeyCode(code)) return code
  return isKeyCode(key) ? key : null
}

const MODIFIERS: readonly ModifierName[] = ['control', 'alt', 'shift', 'meta']

function healModifiers(event: KeyStroke, held: HeldKeys, own: ModifierName | null): readonly KeyAction[] {
  return MODIFIERS.filter((modifier) => modifier !== own).flatMap((modifier) => {
    const holders = held.holdersOf(modifier)
    if (!isSet(event, modifier)) return holders.flatMap((csrCode) => release(csrCode, held))
    if (holders.length > 0 || !event.down || isCharacterMadeBy(event, modifier)) return []
    const code = leftKeyOf(modifier)
    return [{ kind: 'press', csrCode: code, target: { by: 'position', code } } as const]
  })
}

/** AltGr arrives as Control and Alt on Windows; and the Shift of a typed character is in the character. */
function isSet(event: KeyStroke, modifier: ModifierName): boolean {
  switch (modifier) {
    case 'control':
      return event.ctrl && !event.altGraph
    case 'alt':
      return event.alt && !event.altGraph
    case 'shift':
      return event.shift
    case 'meta':
      return event.meta
    default:
      return assertNever(modifier)
  }
}

function isCharacterMadeBy(event: KeyStroke, modifier: ModifierName): boolean {
  return modifier === 'shift' && isText(event)
}

function leftKeyOf(modifier: ModifierName): KeyCode {
  switch (modifier) {
    case 'control':
      return 'ControlLeft'
    case 'alt':
      return 'AltLeft'
    case 'shift':
      return 'ShiftLeft'
    case 'meta':
      return 'MetaLeft'
    default:
      return assertNever(modifier)
  }
}
