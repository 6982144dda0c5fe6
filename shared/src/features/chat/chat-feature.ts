/** Chat over a session: sends a line to those it is meant for and to nobody else, again after a reconnect, without doubles. */
import { Store } from '../../kernel/store.ts'
import type { ChatAudience } from '../../protocol/chat.ts'
import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { addLine, type ChatState, type Delivery, emptyChat, markRead, setDelivery } from './chat-log.ts'

export type SendTo =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'all-csrs' }
  | { readonly kind: 'person'; readonly participantId: string }

/** One of our lines and who still owes a receipt. */
interface OpenLine {
  readonly id: string
  readonly text: string
  readonly audience: ChatAudience
  readonly waitingFor: Set<string>
  readonly hasIt: Set<string>
}

type SessionPart = Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send'>

export interface ChatFeatureOptions {
  readonly session: SessionPart
  /** Wall clock, ms. */
  readonly wallClock: () => number
  readonly newId: () => string
}

const AUDIENCE: Readonly<Record<SendTo['kind'], ChatAudience>> = {
  everyone: 'everyone',
  'all-csrs': 'all-csrs',
  person: 'one-person',
}

export class ChatFeature {
  readonly state = new Store<ChatState>(emptyChat)
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
              toName: null,
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
  }

  /** What is visible counts as read. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible
    if (isVisible) this.state.update(markRead)
  }

  /** @returns false when the text is empty, too long, or nobody is there to read it; nothing is lost then */
  say(text: string, to: SendTo): boolean {
    const trimmed = text.trim()
    const readers = this.#readersOf(to)
    if (trimmed === '' || trimmed.length > MAX_CHAT_LENGTH || readers.length === 0) return false
    const line: OpenLine = {
      id: this.#options.newId(),
      text: trimmed,
      audience: AUDIENCE[to.kind],
      waitingFor: new Set(readers.map((reader) => reader.participantId)),
      hasIt: new Set(),
    }
    this.#open.set(line.id, line)
    this.state.update((chat) =>
      addLine(
        chat,
        {
          id: line.id,
          from: null,
          audience: line.audience,
          toName: to.kind === 'person' ? (readers[0]?.name ?? null) : null,
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

  #readersOf(to: SendTo): readonly { readonly participantId: string; readonly name: string }[] {
    const { participants } = this.#options.session.snapshot.getSnapshot()
    switch (to.kind) {
      case 'everyone':
        return participants
      case 'all-csrs':
        return participants.filter((participant) => participant.role === 'csr')
      case 'person':
        return participants.filter((participant) => participant.participantId === to.participantId)
    }
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
    const isDone = line.waitingFor.size === 0
    if (isDone) this.#open.delete(id)
    this.#mark(id, isDone ? 'delivered' : 'partly')
  }

  #giveUp(): void {
    for (const line of this.#open.values()) if (line.hasIt.size === 0) this.#mark(line.id, 'failed')
    this.#open.clear()
  }

  #mark(id: string, delivery: Delivery): void {
    this.state.update((chat) => setDelivery(chat, id, delivery))
  }
}
