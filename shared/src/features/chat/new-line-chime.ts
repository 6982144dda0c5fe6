/** Says by a tone that somebody has written, when the person wants to hear it. */
import type { Clock } from '../../kernel/clock.ts'
import type { ReadableStore } from '../../kernel/store.ts'
import type { ChatState } from './chat-log.ts'

export interface ChimeOptions {
  readonly chat: ReadableStore<ChatState>
  readonly isOn: ReadableStore<boolean>
  readonly clock: Clock
  readonly ring: () => void
}

/** Lines that come together ring once. */
const QUIET_MS = 1_500

/** @returns stops it */
export function ringForNewLines({ chat, isOn, clock, ring }: ChimeOptions): () => void {
  let newest = chat.getSnapshot().lines.at(-1)
  let quietUntil = Number.NEGATIVE_INFINITY
  return chat.subscribe(() => {
    const last = chat.getSnapshot().lines.at(-1)
    const isNew = last?.id !== newest?.id || last?.from?.participantId !== newest?.from?.participantId
    newest = last
    if (!isNew || last?.from == null || !isOn.getSnapshot() || clock.now() < quietUntil) return
    quietUntil = clock.now() + QUIET_MS
    ring()
  })
}
