/** Pictures over a session: in parts, to those meant and nobody else, again after a reconnect, shown once. */
import { fromBase64url, toBase64url } from '../../kernel/bytes.ts'
import type { CancelTimer, Clock } from '../../kernel/clock.ts'
import type { ShownPicture } from '../../kernel/shown-picture.ts'
import type { ChatAudience } from '../../protocol/chat.ts'
import type { PictureOutcome } from '../../protocol/chat-picture.ts'
import type { MessageOf } from '../../protocol/index.ts'
import { MAX_PICTURE_BYTES, PICTURE_PART_BYTES } from '../../protocol/limits.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { AUDIENCE, type ChatFeature, readersOf, type SendTo } from './chat-feature.ts'
import { type ChatLine, type ChatPicture, changePicture, setDelivery } from './chat-log.ts'
import { PictureInbox } from './picture-inbox.ts'

/** No more than this waits in a channel: a picture must not stand in the way of what comes after it. */
const MOST_WAITING_BYTES = 128 * 1024
const PAUSE_MS = 30

interface Reader {
  /** The part that goes next; −1 announces the picture. */
  next: number
  outcome: PictureOutcome | 'left' | null
}

interface Outgoing {
  readonly id: string
  readonly audience: ChatAudience
  readonly bytes: number
  readonly parts: readonly string[]
  readonly readers: Map<string, Reader>
}

export interface ChatPicturesOptions {
  readonly session: Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send' | 'linkOf'>
  readonly chat: ChatFeature
  readonly clock: Clock
  /** Wall clock, ms. */
  readonly wallClock: () => number
  readonly newId: () => string
  /** Null for what is no picture. */
  readonly open: (bytes: Uint8Array) => Promise<ShownPicture | null>
  /** It is shown nowhere any more. */
  readonly release: (picture: ShownPicture) => void
}

export class ChatPictures {
  readonly #options: ChatPicturesOptions
  readonly #outgoing = new Map<string, Outgoing>()
  readonly #inboxes = new Map<string, PictureInbox>()
  /** Participant → pictures they have not heard yet that they are cancelled. */
  readonly #unsaidCancels = new Map<string, Set<string>>()
  #cancelPump: CancelTimer | null = null

  constructor(options: ChatPicturesOptions) {
    this.#options = options
    const { events, snapshot } = options.session
    events.on('message', ({ from, message }) => {
      if (message.type === 'chat/picture') this.#begin(from, message)
      else if (message.type === 'chat/picture-part') void this.#take(from, message)
      else if (message.type === 'chat/picture-cancelled') this.#dropped(from.participantId, message.id)
      else if (message.type === 'chat/picture-answer')
        this.#answered(message.id, from.participantId, message.outcome)
    })
    events.on('link-verified', ({ participant }) => {
      this.#sayCancels(participant.participantId)
      for (const { readers } of this.#outgoing.values()) {
        const reader = readers.get(participant.participantId)
        if (reader !== undefined && reader.outcome === null) reader.next = -1
      }
      this.#pump()
    })
    snapshot.subscribe(() => this.#noticeWhoLeft())
    events.on('over', () => this.#stop())
  }

  /** @returns false when it is too large or nobody is there to see it */
  send(bytes: Uint8Array, shown: ShownPicture, to: SendTo): boolean {
    const { session, chat, newId, wallClock } = this.#options
    const people = readersOf(session.snapshot.getSnapshot().participants, to)
    if (people.length === 0 || bytes.length > MAX_PICTURE_BYTES) return false
    const id = newId()
    const [only] = people
    chat.show({
      id,
      from: null,
      audience: AUDIENCE[to.kind],
      to:
        to.kind === 'person' && only !== undefined
          ? { participantId: only.participantId, name: only.name }
          : null,
      text: '',
      at: wallClock(),
      delivery: 'sending',
      picture: { shown, progress: 0, trouble: null },
    })
    this.#outgoing.set(id, {
      id,
      audience: AUDIENCE[to.kind],
      bytes: bytes.length,
      parts: partsOf(bytes),
      readers: new Map(people.map(({ participantId }) => [participantId, { next: -1, outcome: null }])),
    })
    this.#pump()
    return true
  }

  /** Stops sending; who has it already keeps it. */
  cancel(id: string): void {
    const picture = this.#outgoing.get(id)
    if (picture === undefined) return
    this.#outgoing.delete(id)
    for (const [participantId, { outcome }] of picture.readers) {
      if (outcome !== null) continue
      const unsaid = this.#unsaidCancels.get(participantId) ?? new Set()
      this.#unsaidCancels.set(participantId, unsaid.add(id))
      this.#sayCancels(participantId)
    }
    const hasReader = [...picture.readers.values()].some(({ outcome }) => outcome === 'received')
    this.#change(null, id, { trouble: 'cancelled', progress: 1 }, hasReader ? 'partly' : 'failed')
  }

  /** Over a link that is away nothing can be said; over the next one it is. */
  #sayCancels(participantId: string): void {
    const unsaid = this.#unsaidCancels.get(participantId) ?? new Set()
    for (const id of unsaid)
      if (this.#options.session.send(participantId, { type: 'chat/picture-cancelled', id })) unsaid.delete(id)
    if (unsaid.size === 0) this.#unsaidCancels.delete(participantId)
  }

  #pump(): void {
    this.#cancelPump?.()
    this.#cancelPump = null
    let isMore = false
    for (const picture of this.#outgoing.values()) {
      for (const [participantId, reader] of picture.readers) {
        if (reader.outcome !== null) continue
        if (this.#feed(picture, participantId, reader)) isMore = true
      }
      this.#showProgress(picture)
    }
    if (isMore) this.#cancelPump = this.#options.clock.setTimer(PAUSE_MS, () => this.#pump())
  }

  /** @returns whether more is to go over a link that works; without one, the next link goes on */
  #feed({ id, audience, bytes, parts }: Outgoing, participantId: string, reader: Reader): boolean {
    const { session } = this.#options
    const link = session.linkOf(participantId)
    if (link === null) return false
    while (reader.next < parts.length && link.bufferedBytes('bulk') < MOST_WAITING_BYTES) {
      const part = parts[reader.next]
      const isSent = session.send(
        participantId,
        part === undefined
          ? { type: 'chat/picture', id, audience, bytes }
          : { type: 'chat/picture-part', id, index: reader.next, part },
      )
      if (!isSent) return true
      reader.next += 1
    }
    return reader.next < parts.length
  }

  #showProgress({ id, parts, readers }: Outgoing): void {
    const { participants } = this.#options.session.snapshot.getSnapshot()
    const isLost = (readerId: string): boolean =>
      participants.some(({ participantId, link }) => participantId === readerId && link === 'lost')
    // Whoever is out of reach gets it when they are back, and nobody watches a bar until then.
    const sent = [...readers].map(([participantId, { outcome, next }]) =>
      outcome === null && !isLost(participantId) ? Math.max(0, next) : parts.length,
    )
    this.#change(null, id, { progress: Math.min(...sent) / parts.length })
  }

  #answered(id: string, participantId: string, outcome: PictureOutcome | 'left'): void {
    const picture = this.#outgoing.get(id)
    const reader = picture?.readers.get(participantId)
    if (picture === undefined || reader === undefined || reader.outcome !== null) return
    reader.outcome = outcome
    const outcomes = [...picture.readers.values()].map((each) => each.outcome)
    const refusal = outcomes.find((each) => each === 'not-a-picture' || each === 'too-many') ?? null
    const hasReader = outcomes.includes('received')
    if (outcomes.includes(null)) {
      if (hasReader) this.#change(null, id, {}, 'partly')
      return
    }
    this.#outgoing.delete(id)
    const isEverywhere = outcomes.every((each) => each === 'received')
    const delivery = isEverywhere ? 'delivered' : 'partly'
    this.#change(null, id, { progress: 1, trouble: refusal }, hasReader ? delivery : 'failed')
    if (hasReader && refusal === null && !isEverywhere) this.#nameWhoLeft(picture)
  }

  #nameWhoLeft({ id, readers }: Outgoing): void {
    this.#options.chat.state.update((chat) =>
      setDelivery(
        chat,
        id,
        'missed',
        chat.people.filter(({ participantId }) => readers.get(participantId)?.outcome === 'left'),
      ),
    )
  }

  #begin(from: Participant, { id, audience, bytes }: MessageOf<'chat/picture'>): void {
    const inbox = this.#inboxes.get(from.participantId) ?? new PictureInbox()
    this.#inboxes.set(from.participantId, inbox)
    const answer = inbox.begin(id, bytes)
    if (answer !== 'go') return this.#answer(from, id, answer === 'again' ? 'received' : answer)
    this.#options.chat.show({
      id,
      from: { participantId: from.participantId, name: from.name },
      audience,
      to: null,
      text: '',
      at: this.#options.wallClock(),
      delivery: 'delivered',
      picture: { shown: null, progress: 0, trouble: null },
    })
  }

  async #take(from: Participant, { id, index, part }: MessageOf<'chat/picture-part'>): Promise<void> {
    const bytes = fromBase64url(part)
    const taken = bytes === null ? null : this.#inboxes.get(from.participantId)?.take(id, index, bytes)
    if (taken == null || taken.kind === 'ignored') return
    if (taken.kind === 'progress') return this.#change(from.participantId, id, { progress: taken.progress })
    const shown = await this.#options.open(taken.bytes)
    const trouble = shown === null ? 'not-a-picture' : null
    this.#change(from.participantId, id, { shown, progress: 1, trouble })
    this.#answer(from, id, trouble ?? 'received')
  }

  #answer({ participantId }: Participant, id: string, outcome: PictureOutcome): void {
    this.#options.session.send(participantId, { type: 'chat/picture-answer', id, outcome })
  }

  #dropped(participantId: string, id: string): void {
    if (this.#inboxes.get(participantId)?.drop(id) === true)
      this.#change(participantId, id, { trouble: 'cancelled', progress: 1 })
  }

  #noticeWhoLeft(): void {
    const { participants, phase } = this.#options.session.snapshot.getSnapshot()
    if (phase.kind === 'over') return
    const isHere = (id: string): boolean => participants.some(({ participantId }) => participantId === id)
    for (const participantId of this.#unsaidCancels.keys())
      if (!isHere(participantId)) this.#unsaidCancels.delete(participantId)
    for (const [participantId, inbox] of this.#inboxes) {
      if (isHere(participantId)) continue
      this.#inboxes.delete(participantId)
      for (const id of inbox.underWay())
        this.#change(participantId, id, { trouble: 'cancelled', progress: 1 })
    }
    for (const { id, readers } of this.#outgoing.values())
      for (const participantId of readers.keys())
        if (!isHere(participantId)) this.#answered(id, participantId, 'left')
  }

  #stop(): void {
    this.#cancelPump?.()
    for (const id of [...this.#outgoing.keys()]) this.cancel(id)
    const { chat, release } = this.#options
    for (const { picture } of chat.state.getSnapshot().lines)
      if (picture?.shown != null) release(picture.shown)
  }

  #change(
    from: string | null,
    id: string,
    picture: Partial<ChatPicture>,
    delivery?: ChatLine['delivery'],
  ): void {
    this.#options.chat.state.update((chat) => changePicture(chat, from, id, picture, delivery))
  }
}

function partsOf(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: Math.ceil(bytes.length / PICTURE_PART_BYTES) }, (_, index) =>
    toBase64url(bytes.subarray(index * PICTURE_PART_BYTES, (index + 1) * PICTURE_PART_BYTES)),
  )
}
