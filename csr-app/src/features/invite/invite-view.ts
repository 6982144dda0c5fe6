/** What the Invite dialog shows of all the invites of a session. */
import { type Invite, isOpen } from '@deskside/shared/session/session-snapshot.ts'

export interface InviteView {
  /** The one shown large; null before the first. */
  readonly current: Invite | null
  /** The others, newest first. */
  readonly others: readonly Invite[]
}

/** Whichever the person chose; else the newest that still admits somebody; else the newest of all, to say what became of it. */
export function inviteView(invites: readonly Invite[], chosenId: string | null): InviteView {
  const current =
    invites.find((invite) => invite.inviteId === chosenId) ??
    invites.findLast(isOpen) ??
    invites.at(-1) ??
    null
  return { current, others: invites.filter((invite) => invite !== current).reverse() }
}

/** Which invite somebody may be reading out, remembered from one look at the invites to the next. */
export interface ReadOut {
  readonly inviteId: string | null
  /** It has let somebody in: nothing is left to read out. */
  readonly isUsed: boolean
}

export function readOutNext(
  before: string | null,
  invites: readonly Invite[],
  current: Invite | null,
): ReadOut {
  const isUsed = invites.some(({ inviteId, state }) => inviteId === before && state.kind === 'joined')
  return { inviteId: current !== null && isOpen(current) ? current.inviteId : null, isUsed }
}

/** Digit by digit for a screen reader, with a pause between the groups of three. */
export function spellCode(code: string): string {
  return code
    .split(/\D+/)
    .map((group) => [...group].join(' '))
    .join(', ')
}

/** `9:05` until the invite dies; never less than nothing. */
export function countdown(expiresAt: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((expiresAt - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
