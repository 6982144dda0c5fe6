/** What the CSR's app knows about seeing and controlling: one immutable value the screen is drawn from. */
import type { FeatureMessage } from '@deskside/shared/protocol/index.ts'
import {
  type Access,
  AUTO_QUALITY,
  type DeviceLimit,
  type Display,
  type Grantable,
  type InputPause,
  type RequestOutcome,
  type ScreenQuality,
  type Use,
} from '@deskside/shared/protocol/remote-control.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'

/** What one customer's helper said last. */
export interface RemoteState {
  readonly access: Access | null
  /** On the session's monotonic clock; null when access lasts for the session. */
  readonly expiresAt: number | null
  /** Null while the computer is not heard. */
  readonly sound: { readonly expiresAt: number | null } | null
  readonly display: Display | null
  readonly displayCount: number
  readonly inputPause: InputPause | null
  readonly limits: readonly DeviceLimit[]
}

export interface OpenRequest {
  readonly requestId: string
  readonly access: Grantable
  /** Whose answer is waited for. */
  readonly participantId: string
}

/** Why an answer or the end of access is on screen. `unanswered`: the link died before the customer could answer. */
export type ControlNews =
  | {
      readonly kind: 'refused'
      readonly access: Grantable
      readonly outcome: Exclude<RequestOutcome, 'granted'>
    }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'ended'; readonly by: 'customer' | 'time' | 'outage' }
  /** The picture may go on. */
  | { readonly kind: 'sound-ended'; readonly by: 'customer' | 'time' | 'unavailable' }
  /** Another customer is the primary one now; `name` is the former one's. */
  | { readonly kind: 'ended'; readonly by: 'no-longer-primary'; readonly name: string }

export interface ControlState {
  /** The customer whose computer the buttons are about: the one who shares, else the primary one. */
  readonly targetId: string | null
  readonly remote: RemoteState | null
  readonly request: OpenRequest | null
  readonly news: ControlNews | null
  readonly quality: ScreenQuality
  /** The link to the target is verified at this moment. */
  readonly isReachable: boolean
  /** By customer: who sees and who controls there, this CSR included. */
  readonly uses: ReadonlyMap<string, readonly Use[]>
}

export const nothingShared: ControlState = {
  targetId: null,
  remote: null,
  request: null,
  news: null,
  quality: AUTO_QUALITY,
  isReachable: false,
  uses: new Map(),
}

/** What a helper said, with the times it gave counted from `now`. */
export function remoteAt(
  now: number,
  {
    type: _,
    expiresInMs,
    sound,
    ...rest
  }: Extract<FeatureMessage<'remote-control'>, { type: 'remote-control/state' }>,
): RemoteState {
  const at = (inMs: number | null): number | null => (inMs === null ? null : now + inMs)
  return { ...rest, expiresAt: at(expiresInMs), sound: sound && { expiresAt: at(sound.expiresInMs) } }
}

/** The customer the buttons are about. Whoever shares goes before the primary one, as long as they do. */
export function targetAmong(
  participants: readonly Participant[],
  remotes: ReadonlyMap<string, RemoteState>,
): Pick<ControlState, 'targetId' | 'remote' | 'isReachable'> {
  const customers = participants.filter((person) => person.role === 'customer')
  const target =
    customers.find((person) => remotes.get(person.participantId)?.access != null) ??
    customers.find((person) => person.primary)
  if (target === undefined) return { targetId: null, remote: null, isReachable: false }
  const { participantId: targetId, link } = target
  return { targetId, remote: remotes.get(targetId) ?? null, isReachable: link === 'verified' }
}

/** Whether nothing has changed, part by part. */
export function isSame(one: ControlState, other: ControlState): boolean {
  return Object.entries(one).every(([key, value]) => Object.is(value, other[key as keyof ControlState]))
}

/** Changes when somebody asks, allows, ends or works, and not when a link comes and goes. */
export function workOf({ request, remote, uses }: ControlState): string {
  const pause = remote?.inputPause === 'reconnecting' ? null : (remote?.inputPause ?? null)
  const inUse = [...uses.values()].flat().map(({ participantId, access }) => `${participantId} ${access}`)
  return JSON.stringify([request?.requestId ?? null, remote?.access ?? null, pause, inUse])
}

/** Whether the CSR's hands reach the other computer. Pauses are the helper's to enforce; input simply does nothing then. */
export function canSendInput(state: ControlState): boolean {
  return state.isReachable && state.remote?.access === 'control'
}

/** Who ended what was granted until `expiresAt`: the message may come a little before the time is quite over. */
export function endedBy(expiresAt: number | null, now: number): 'time' | 'customer' {
  return expiresAt !== null && now >= expiresAt - 1_000 ? 'time' : 'customer'
}

export function endOfSound(
  { expiresAt }: NonNullable<RemoteState['sound']>,
  { limits }: RemoteState,
  now: number,
): ControlNews {
  const isUnable = limits.includes('sound-unavailable')
  return { kind: 'sound-ended', by: isUnable ? 'unavailable' : endedBy(expiresAt, now) }
}

/** The one thing to say over the picture, most pressing first. */
export type PictureNote =
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'paused'; readonly pause: Exclude<InputPause, 'reconnecting'> }
  | {
      readonly kind: 'no-input'
      readonly limit: Extract<DeviceLimit, 'wayland-no-input' | 'input-unavailable'>
    }
  | { readonly kind: 'view-only' }

export function pictureNote({ remote, isReachable }: ControlState): PictureNote | null {
  if (remote === null || remote.access === null) return null
  if (!isReachable || remote.inputPause === 'reconnecting') return { kind: 'reconnecting' }
  if (remote.access === 'view') return { kind: 'view-only' }
  const limit = remote.limits.find((known) => known === 'wayland-no-input' || known === 'input-unavailable')
  if (limit !== undefined) return { kind: 'no-input', limit }
  return remote.inputPause === null ? null : { kind: 'paused', pause: remote.inputPause }
}
