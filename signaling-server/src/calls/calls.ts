/** Calls that ring at this moment: who called whom, at which computers, until somebody answers, gives up or goes away. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { RING_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { ClientMessage, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import type { OnlineDevice, Presence } from '../cluster/presence.ts'

/** The caller's app ends a call itself; this is for one that does not. */
const LONGEST_CALL_MS = RING_TIMEOUT_MS + 15_000

type Ring = Extract<ClientMessage, { type: 'call/ring' }>
type Answer = Extract<ClientMessage, { type: 'call/answer' }>
type OverReason = Extract<ServerMessage, { type: 'call/over' }>['reason']

export type RingOutcome = 'ringing' | 'not-announced' | 'busy' | 'unknown-colleague'

interface Call {
  readonly callId: string
  /** The socket that called; another one cannot take the call back. */
  readonly owner: object
  readonly caller: OnlineDevice
  /** Where it still rings. */
  ringing: readonly OnlineDevice[]
  readonly cancelTimer: CancelTimer
}

export class Calls {
  readonly #clock: Clock
  readonly presence: Presence
  readonly #calls = new Map<string, Call>()

  constructor(clock: Clock, presence: Presence) {
    this.#clock = clock
    this.presence = presence
  }

  /** `isAwaited`: the other side waits for this very call, whatever else it wants. */
  ring(owner: object, { requestId, callId, to, sealed }: Ring, isAwaited = false): RingOutcome {
    const caller = this.presence.deviceOf(owner)
    if (caller === null) return 'not-announced'
    // One at a time: whoever calls waits for the answer. A call that is an answer itself may come between.
    const most = isAwaited ? 1 : 0
    if (this.#calls.has(callId) || this.#callsOf(owner).length > most) return 'busy'
    const bodies = new Map(sealed.map(({ deviceId, body }) => [deviceId, body]))
    const ringing =
      to === caller.accountId
        ? []
        : this.#reachable(to, isAwaited).filter(({ deviceId }) => bodies.has(deviceId))
    if (ringing.length === 0) return 'unknown-colleague'
    const cancelTimer = this.#clock.setTimer(LONGEST_CALL_MS, () => this.#end(callId, 'timed-out'))
    this.#calls.set(callId, { callId, owner, caller, ringing, cancelTimer })
    caller.tell({ type: 'call/ringing', requestId, callId })
    const { accountId, name, deviceId, publicKey } = caller
    for (const device of ringing) {
      const body = bodies.get(device.deviceId) ?? ''
      device.tell({ type: 'call/incoming', callId, from: { accountId, name, deviceId, publicKey }, body })
    }
    return 'ringing'
  }

  /** Ignored from a computer at which the call does not ring: it crossed the end, or is none of its business. */
  answer(owner: object, { callId, body }: Answer): void {
    const device = this.presence.deviceOf(owner)
    const call = this.#calls.get(callId)
    if (call === undefined || device === null) return
    const others = call.ringing.filter((other) => !isSame(other, device))
    if (others.length === call.ringing.length) return
    this.#forget(call)
    call.caller.tell({ type: 'call/answered', callId, deviceId: device.deviceId, body })
    tellOver(others, callId, 'elsewhere')
  }

  cancel(owner: object, callId: string): void {
    const call = this.#calls.get(callId)
    if (call?.owner !== owner) return
    this.#forget(call)
    tellOver(call.ringing, callId, 'cancelled')
  }

  /** That socket closed: whom it called and where it was called hears of it, and it is in no list any more. */
  gone(owner: object): void {
    for (const call of this.#callsOf(owner)) {
      this.#forget(call)
      tellOver(call.ringing, call.callId, 'gone')
    }
    const device = this.presence.deviceOf(owner)
    if (device !== null) this.#stopRingingAt(device)
    this.presence.gone(owner)
  }

  #stopRingingAt(device: OnlineDevice): void {
    for (const call of [...this.#calls.values()]) {
      call.ringing = call.ringing.filter((other) => !isSame(other, device))
      if (call.ringing.length === 0) this.#end(call.callId, 'gone')
    }
  }

  #reachable(accountId: string, isAwaited: boolean): readonly OnlineDevice[] {
    return this.presence
      .devicesOf(accountId)
      .filter(({ availability }) => isAwaited || availability !== 'do-not-disturb')
  }

  #end(callId: string, reason: OverReason): void {
    const call = this.#calls.get(callId)
    if (call === undefined) return
    this.#forget(call)
    tellOver([call.caller, ...call.ringing], callId, reason)
  }

  #callsOf(owner: object): readonly Call[] {
    return [...this.#calls.values()].filter((call) => call.owner === owner)
  }

  #forget({ callId, cancelTimer }: Call): void {
    cancelTimer()
    this.#calls.delete(callId)
  }
}

/** Said anew, a computer is another object, and after a reconnect at another socket. */
function isSame(one: OnlineDevice, other: OnlineDevice): boolean {
  return one.accountId === other.accountId && one.deviceId === other.deviceId
}

function tellOver(devices: readonly OnlineDevice[], callId: string, reason: OverReason): void {
  for (const { tell } of devices) tell({ type: 'call/over', callId, reason })
}
