/** The lines of a session's chat as this app knows them: an immutable value and the ways it grows. */
import type { ShownPicture } from '../../kernel/shown-picture.ts'
import type { ChatAudience } from '../../protocol/chat.ts'
import type { NamedPerson } from '../../session/distinct-names.ts'

/** `partly`: some of those meant have it, others are out of reach and get it when they are back. `missed`: some left without it. */
export type Delivery = 'sending' | 'partly' | 'missed' | 'delivered' | 'failed'

export type PictureTrouble = 'cancelled' | 'not-a-picture' | 'too-many'

export interface ChatPicture {
  /** Null until it is here. */
  readonly shown: ShownPicture | null
  /** 0…1 of the way. */
  readonly progress: number
  readonly trouble: PictureTrouble | null
}

export interface ChatLine {
  readonly id: string
  /** Null for this app's own lines. */
  readonly from: { readonly participantId: string; readonly name: string } | null
  readonly audience: ChatAudience
  /** Who it was sent to, for "one person" and this app's own lines. */
  readonly to: { readonly participantId: string; readonly name: string } | null
  readonly text: string
  /** Wall clock, ms, for display only. */
  readonly at: number
  readonly delivery: Delivery
  /** Who left without it. */
  readonly missedBy?: readonly NamedPerson[]
  /** In a line that is a picture; its text is empty. */
  readonly picture?: ChatPicture
}

export interface ChatState {
  readonly lines: readonly ChatLine[]
  readonly unread: number
  /** Everyone who is or was here, in the order of their coming. */
  readonly people: readonly NamedPerson[]
}

/** Oldest lines go when there are more; a session of hours stays light. */
export const MAX_LINES = 2_000

export const emptyChat: ChatState = { lines: [], unread: 0, people: [] }

export function addLine(chat: ChatState, line: ChatLine, isVisible: boolean): ChatState {
  if (
    chat.lines.some((known) => known.id === line.id && known.from?.participantId === line.from?.participantId)
  )
    return chat
  return {
    ...chat,
    lines: [...chat.lines, line].slice(-MAX_LINES),
    unread: line.from === null || isVisible ? chat.unread : chat.unread + 1,
  }
}

export function setDelivery(
  chat: ChatState,
  id: string,
  delivery: Delivery,
  missedBy: readonly NamedPerson[] = [],
): ChatState {
  return {
    ...chat,
    lines: chat.lines.map((line) =>
      line.from === null && line.id === id ? { ...line, delivery, missedBy } : line,
    ),
  }
}

/** Whether it is settled that somebody it was meant for does not have it; of a line out of text `partly` is on its way. */
export function isUnreached({
  from,
  delivery,
  picture,
}: Pick<ChatLine, 'from' | 'delivery' | 'picture'>): boolean {
  if (from !== null) return false
  return delivery === 'failed' || delivery === 'missed' || (delivery === 'partly' && picture?.progress === 1)
}

export function addPeople(chat: ChatState, here: readonly NamedPerson[]): ChatState {
  const known = new Set(chat.people.map(({ participantId }) => participantId))
  const added = here.filter(({ participantId }) => !known.has(participantId))
  if (added.length === 0) return chat
  return {
    ...chat,
    people: [
      ...chat.people,
      ...added.map(({ participantId, name, role }) => ({ participantId, name, role })),
    ],
  }
}

/** What has become of a picture; `from` null for this app's own. */
export function changePicture(
  chat: ChatState,
  from: string | null,
  id: string,
  change: Partial<ChatPicture>,
  delivery?: Delivery,
): ChatState {
  const changed = (line: ChatLine): ChatLine => {
    if (line.picture === undefined || line.id !== id || (line.from?.participantId ?? null) !== from)
      return line
    return { ...line, delivery: delivery ?? line.delivery, picture: { ...line.picture, ...change } }
  }
  return { ...chat, lines: chat.lines.map(changed) }
}

export function markRead(chat: ChatState): ChatState {
  return chat.unread === 0 ? chat : { ...chat, unread: 0 }
}
