/** Chat over a session: sends a line to those it is meant for and to nobody else, again after a reconnect, without doubles. */
import { Store } from '../../kernel/store.ts'
import type { ChatAudience } from '../../protocol/chat.ts'
import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import type { SupportSession } from '../../session/support-session.ts'
import {
  addLine,
  addPeople,
  type ChatLine,
  type ChatState,
  type Delivery,
  emptyChat,
  markRead,
  setDelivery,
} from './chat-log.ts'

export type SendTo =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'all-csrs' }
  | { readonly kind: 'person'; readonly participantId: string }

/** Whom the next line goes to. */
export interface ChosenReaders {
  readonly to: SendTo
  /** As it stands in the list; somebody who left is still called by it. */
  readonly name: string
}

/** One of our lines and who still owes a receipt. */
interface OpenLine {
  readonly id: string
  readonly text: string
  readonly audience: ChatAudience
  readonly waitingFor: Set<string>
  readonly hasIt: Set<string>
  /** It was meant for them, and they left before it arrived. */
  readonly missedBy: Set<string>
}

type SessionPart = Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send'>

export interface ChatFeatureOptions {
  readonly session: SessionPart
  /** Wall clock, ms. */
  readonly wallClock: () => number
  readonly newId: () => string
}

export const AUDIENCE: Readonly<Record<SendTo['kind'], ChatAudience>> = {
  everyone: 'everyone',
  'all-csrs': 'all-csrs',
  person: 'one-person',
}

export class ChatFeature {
  readonly state = new Store<ChatState>(emptyChat)
  readonly chosen = new Store<ChosenReaders>({ to: { kind: 'everyone' }, name: '' })
  readonly #options: ChatFeatureOptions
  readonly #open = new Map<string, OpenLine>()
  #isVisible = false

  constructor(options: ChatFeatureOptions) {
    this.#options = options
    const { events } = options.session
    events.on('message', ({ from, message }) => {
      if (message.type === 'chat/line') {
        options.session.send(from.participantId, { type: 'chat/received', id: message.id })
        this.state.update((chat) =>
          addLine(
            chat,
            {
              id: message.id,
              from: { participantId: from.participantId, name: from.name },
              audience: message.audience,
              to: null,
              text: message.text,
              at: options.wallClock(),
              delivery: 'delivered',
            },
            this.#isVisible,
          ),
        )
      } else if (message.type === 'chat/received') this.#received(message.id, from.participantId)
    })
    events.on('link-verified', ({ participant }) => this.#sendAgain(participant.participantId))
    events.on('over', () => this.#giveUp())
    this.#meet()
    options.session.snapshot.subscribe(() => {
      this.#meet()
      this.#forgetThoseWhoLeft()
    })
  }

  /** What is visible counts as read. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible
    if (isVisible) this.state.update(markRead)
  }

  /** Puts a line into the log that did not come as text. */
  show(line: ChatLine): void {
    this.state.update((chat) => addLine(chat, line, this.#isVisible))
  }

  /** @returns false when the text is empty, too long, or nobody is there to read it; nothing is lost then */
  say(text: string, to: SendTo): boolean {
    const trimmed = text.trim()
    const readers = readersOf(this.#options.session.snapshot.getSnapshot().participants, to)
    if (trimmed === '' || trimmed.length > MAX_CHAT_LENGTH || readers.length === 0) return false
    const line: OpenLine = {
      id: this.#options.newId(),
      text: trimmed,
      audience: AUDIENCE[to.kind],
      waitingFor: new Set(readers.map((reader) => reader.participantId)),
      hasIt: new Set(),
      missedBy: new Set(),
    }
    this.#open.set(line.id, line)
    this.state.update((chat) =>
      addLine(
        chat,
        {
          id: line.id,
          from: null,
          audience: line.audience,
          to:
            to.kind === 'person'
              ? (readers.map(({ participantId, name }) => ({ participantId, name }))[0] ?? null)
              : null,
          text: trimmed,
          at: this.#options.wallClock(),
          delivery: 'sending',
        },
        true,
      ),
    )
    for (const participantId of line.waitingFor) this.#transmit(line, participantId)
    return true
  }

  /**
   * Sends a line that reached nobody once more, to those it was meant for and under its own id.
   *
   * @returns false when none of them is there; it is never sent to somebody else instead
   */
  sayAgain(id: string): boolean {
    const line = this.state.getSnapshot().lines.find((known) => known.from === null && known.id === id)
    if (line?.delivery !== 'failed' || line.picture !== undefined) return false
    const readers = readersOf(this.#options.session.snapshot.getSnapshot().participants, sendToOf(line))
    if (readers.length === 0) return false
    const open: OpenLine = {
      id,
      text: line.text,
      audience: line.audience,
      waitingFor: new Set(readers.map((reader) => reader.participantId)),
      hasIt: new Set(),
      missedBy: new Set(),
    }
    this.#open.set(id, open)
    this.#mark(id, 'sending')
    for (const participantId of open.waitingFor) this.#transmit(open, participantId)
    return true
  }

  #transmit(line: OpenLine, participantId: string): void {
    this.#options.session.send(participantId, {
      type: 'chat/line',
      id: line.id,
      text: line.text,
      audience: line.audience,
    })
  }

  #sendAgain(participantId: string): void {
    for (const line of this.#open.values()) {
      if (line.waitingFor.has(participantId)) this.#transmit(line, participantId)
    }
  }

  #received(id: string, participantId: string): void {
    const line = this.#open.get(id)
    if (line === undefined || !line.waitingFor.delete(participantId)) return
    line.hasIt.add(participantId)
    if (line.waitingFor.size > 0) return this.#mark(id, 'partly')
    this.#open.delete(id)
    this.#settle(line)
  }

  /** Who is gone for good will never send a receipt; who comes in again is somebody new. */
  #forgetThoseWhoLeft(): void {
    const { participants, phase } = this.#options.session.snapshot.getSnapshot()
    if (phase.kind === 'over') return
    const here = new Set(participants.map((person) => person.participantId))
    for (const line of this.#open.values()) {
      const gone = [...line.waitingFor].filter((participantId) => !here.has(participantId))
      if (gone.length === 0) continue
      this.#miss(line, gone)
      if (line.waitingFor.size > 0) continue
      this.#open.delete(line.id)
      this.#settle(line)
    }
  }

  #giveUp(): void {
    for (const line of this.#open.values()) {
      this.#miss(line, [...line.waitingFor])
      this.#settle(line)
    }
    this.#open.clear()
  }

  #miss({ waitingFor, missedBy }: OpenLine, gone: readonly string[]): void {
    for (const participantId of gone) {
      waitingFor.delete(participantId)
      missedBy.add(participantId)
    }
  }

  /** Nobody is waited for any more. */
  #settle({ id, hasIt, missedBy }: OpenLine): void {
    if (hasIt.size === 0) return this.#mark(id, 'failed')
    if (missedBy.size === 0) return this.#mark(id, 'delivered')
    this.state.update((chat) =>
      setDelivery(
        chat,
        id,
        'missed',
        chat.people.filter(({ participantId }) => missedBy.has(participantId)),
      ),
    )
  }

  #meet(): void {
    this.state.update((chat) => addPeople(chat, this.#options.session.snapshot.getSnapshot().participants))
  }

  #mark(id: string, delivery: Delivery): void {
    this.state.update((chat) => setDelivery(chat, id, delivery))
  }
}

/** Somebody chosen may have left; falling back to everyone would show a private line to all. */
export function areGone(
  to: SendTo,
  readers: readonly Pick<Participant, 'participantId'>[],
  offersCsrs: boolean,
): boolean {
  if (to.kind === 'all-csrs') return !offersCsrs
  return to.kind === 'person' && !readers.some((reader) => reader.participantId === to.participantId)
}

/** Those of `participants` a line is meant for. */
export function readersOf(participants: readonly Participant[], to: SendTo): readonly Participant[] {
  switch (to.kind) {
    case 'everyone':
      return participants
    case 'all-csrs':
      return participants.filter((participant) => participant.role === 'csr')
    case 'person':
      return participants.filter((participant) => participant.participantId === to.participantId)
  }
}

function sendToOf({ audience, to }: ChatLine): SendTo {
  if (audience === 'one-person') return { kind: 'person', participantId: to?.participantId ?? '' }
  return { kind: audience }
}
