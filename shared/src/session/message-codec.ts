/** The one place where text from another app becomes a message: size, JSON, known name, shape, role, channel. */

import type { Role } from '../protocol/fields.ts'
import { definitionOf, type WireMessage } from '../protocol/index.ts'
import { MAX_CONTROL_BYTES, MAX_INPUT_BYTES } from '../protocol/limits.ts'
import type { ChannelName } from '../protocol/message.ts'

export interface Sender {
  readonly role: Role
  readonly isHost: boolean
  readonly isVerified: boolean
}

export type RefusedMessage = 'size' | 'json' | 'unknown' | 'shape' | 'channel' | 'role' | 'unverified'

export type ReadResult =
  | { readonly kind: 'message'; readonly message: WireMessage }
  | { readonly kind: 'refused'; readonly why: RefusedMessage }

const LIMITS: Readonly<Record<ChannelName, number>> = {
  control: MAX_CONTROL_BYTES,
  input: MAX_INPUT_BYTES,
  pointer: MAX_INPUT_BYTES,
  bulk: MAX_CONTROL_BYTES,
}

const refused = (why: RefusedMessage): ReadResult => ({ kind: 'refused', why })

export function readMessage(text: string, channel: ChannelName, sender: Sender): ReadResult {
  // UTF-16 units never outnumber UTF-8 bytes, so this is the cheap bound; the transport caps bytes.
  if (text.length > LIMITS[channel]) return refused('size')
  const raw = parseJson(text)
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || typeof raw.type !== 'string')
    return refused('json')
  const definition = definitionOf(raw.type)
  if (definition === null) return refused('unknown')
  if (definition.channel !== channel) return refused('channel')
  if (!sender.isVerified && definition.beforeVerified !== true) return refused('unverified')
  if (!definition.from.includes(sender.role) || (definition.hostOnly === true && !sender.isHost))
    return refused('role')
  const parsed = definition.schema.safeParse(raw)
  return parsed.success ? { kind: 'message', message: parsed.data as WireMessage } : refused('shape')
}

/** @throws RangeError when our own message breaks its limits: a programming error. */
export function writeMessage(message: WireMessage): { readonly channel: ChannelName; readonly text: string } {
  const definition = definitionOf(message.type)
  if (definition === null) throw new RangeError(`unknown message ${message.type}`)
  const text = JSON.stringify(message)
  if (text.length > LIMITS[definition.channel]) throw new RangeError(`${message.type} is too large`)
  return { channel: definition.channel, text }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Broken JSON is an answer here, not a failure: the caller refuses the message.
    return null
  }
}
