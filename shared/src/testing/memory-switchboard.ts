/** The part of the server in memory that lists CSRs who are online and passes their calls on. */
import type { Device, ListedColleague } from '../protocol/colleagues.ts'
import type { ClientMessage, ServerMessage } from '../protocol/signaling.ts'

interface Account {
  readonly accountId: string
  readonly name: string
}

/** A socket, whoever is at its other end. */
export interface SwitchboardLine {
  readonly account: Account | null
}

interface Online extends Device {
  readonly account: Account
  readonly availability: ListedColleague['availability']
}

interface Ringing<Line> {
  readonly caller: Line
  readonly callees: readonly Line[]
}

export class MemorySwitchboard<Line extends SwitchboardLine> {
  readonly #tell: (to: Line, message: ServerMessage) => void
  /** Whether that account waits for this very call, whatever else it wants. */
  readonly #isAwaited: (accountId: string, caller: Line) => boolean
  readonly #online = new Map<Line, Online>()
  readonly #watching = new Set<Line>()
  readonly #calls = new Map<string, Ringing<Line>>()

  constructor(
    tell: (to: Line, message: ServerMessage) => void,
    isAwaited: (accountId: string, caller: Line) => boolean,
  ) {
    this.#tell = tell
    this.#isAwaited = isAwaited
  }

  hear(from: Line, message: ClientMessage): void {
    if (message.type === 'colleagues/announce') return this.#announce(from, message)
    if (message.type === 'colleagues/unwatch') return void this.#watching.delete(from)
    if (message.type === 'call/ring') return this.#ring(from, message)
    if (message.type === 'call/answer') return this.#answer(from, message)
    if (message.type === 'colleagues/watch') {
      this.#watching.add(from)
      this.#tellList(from)
    }
    if (message.type === 'call/cancel' && this.#calls.get(message.callId)?.caller === from)
      this.#end(message.callId, 'cancelled')
  }

  deviceOf(line: Line): Device | null {
    return this.#online.get(line) ?? null
  }

  gone(line: Line): void {
    this.#watching.delete(line)
    this.#online.delete(line)
    for (const [callId, { caller, callees }] of this.#calls)
      if (caller === line || callees.includes(line)) this.#end(callId, 'gone')
    for (const watcher of this.#watching) this.#tellList(watcher)
  }

  #announce(from: Line, { deviceId, publicKey, availability }: Said<'colleagues/announce'>): void {
    if (from.account === null) return
    this.#online.set(from, { account: from.account, deviceId, publicKey, availability })
    for (const watcher of this.#watching) this.#tellList(watcher)
  }

  #ring(from: Line, { requestId, callId, to, sealed }: Said<'call/ring'>): void {
    const caller = this.#online.get(from)
    const callees = [...this.#online].filter(
      ([, { account, availability }]) =>
        account.accountId === to && (availability !== 'do-not-disturb' || this.#isAwaited(to, from)),
    )
    if (caller === undefined || callees.length === 0)
      return this.#tell(from, { type: 'refused', code: 'unknown-colleague', requestId })
    this.#calls.set(callId, { caller: from, callees: callees.map(([line]) => line) })
    this.#tell(from, { type: 'call/ringing', requestId, callId })
    const { account, deviceId, publicKey } = caller
    for (const [line, device] of callees) {
      const body = sealed.find((one) => one.deviceId === device.deviceId)?.body
      if (body === undefined) continue
      this.#tell(line, { type: 'call/incoming', callId, from: { ...account, deviceId, publicKey }, body })
    }
  }

  #answer(from: Line, { callId, body }: Said<'call/answer'>): void {
    const call = this.#calls.get(callId)
    const device = this.#online.get(from)
    if (call === undefined || device === undefined || !call.callees.includes(from)) return
    this.#calls.delete(callId)
    this.#tell(call.caller, { type: 'call/answered', callId, deviceId: device.deviceId, body })
    for (const line of call.callees)
      if (line !== from) this.#tell(line, { type: 'call/over', callId, reason: 'elsewhere' })
  }

  #end(callId: string, reason: 'cancelled' | 'gone'): void {
    const call = this.#calls.get(callId)
    if (call === undefined) return
    this.#calls.delete(callId)
    const told = reason === 'cancelled' ? call.callees : [call.caller, ...call.callees]
    for (const line of told) this.#tell(line, { type: 'call/over', callId, reason })
  }

  #tellList(to: Line): void {
    const colleagues = new Map<string, ListedColleague>()
    for (const { account, availability, deviceId, publicKey } of this.#online.values()) {
      if (account.accountId === to.account?.accountId) continue
      const { devices = [] } = colleagues.get(account.accountId) ?? {}
      const device = { deviceId, publicKey }
      colleagues.set(account.accountId, { ...account, availability, devices: [...devices, device] })
    }
    this.#tell(to, { type: 'colleagues/list', colleagues: [...colleagues.values()] })
  }
}

type Said<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>
