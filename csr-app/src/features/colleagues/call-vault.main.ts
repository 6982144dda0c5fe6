/**
 * One CSR's end of every call between colleagues: seals and opens, knows the computers it has met, and gives a code
 * away only after the person has accepted.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fromBase64url, lengthPrefixed, toBase64url, utf8ToBytes } from '@deskside/shared/kernel/bytes.ts'
import type { Device } from '@deskside/shared/protocol/colleagues.ts'
import { type Binding, open, seal } from '../../platform/hpke.main.ts'
import { type CallText, readAnswer, readCall, writeAnswer, writeCall } from './call-text.ts'
import type { CallVault, Judged, OwnDevice, ReceivedCall, SealRequest, Trust } from './colleagues.ipc.ts'
import { computerNumber } from './computer-number.main.ts'
import { type DeviceKey, readOrMakeDeviceKey } from './device-key.main.ts'
import type { KeyStore } from './key-store.ts'
import { KnownDevices, type Person } from './known-devices.main.ts'

export interface VaultOptions {
  /** This account's own, below the app's. */
  readonly folder: string
  readonly siteId: string
  /** Who is signed in. */
  readonly me: Person
  readonly keyStore: KeyStore
  readonly onError: (error: unknown) => void
}

interface OpenedCall {
  readonly text: CallText
  readonly from: Device
  readonly trust: Trust
}

/** A new one at every start: what was sealed for the former one does not open any more. */
const newDeviceId = (): string => toBase64url(randomBytes(16))

export class FiledCallVault implements CallVault {
  readonly #options: VaultOptions
  readonly #deviceId = newDeviceId()
  readonly #known: KnownDevices
  readonly #key: Promise<DeviceKey>
  /** Every call that came in this run, so that none rings twice. */
  readonly #seen = new Set<string>()
  readonly #opened = new Map<string, OpenedCall>()
  /** Calls of this CSR: where each was sent. */
  readonly #sent = new Map<string, readonly Device[]>()

  constructor(options: VaultOptions) {
    this.#options = options
    this.#known = new KnownDevices(join(options.folder, 'known-devices.json'))
    this.#key = readOrMakeDeviceKey(
      join(options.folder, 'device-key.json'),
      options.keyStore,
      options.onError,
    )
    // Whoever asks for it hears of a failure as well.
    this.#key.catch(options.onError)
  }

  readonly ownDevice = async (): Promise<OwnDevice> => {
    const { publicKey, isEncrypted } = await this.#key
    return { deviceId: this.#deviceId, publicKey: toBase64url(publicKey), isEncrypted }
  }

  readonly judge: CallVault['judge'] = (people) =>
    Promise.all(people.map((person) => this.#judge(person, person.devices)))

  readonly judgeWatcher: CallVault['judgeWatcher'] = async ({ publicKey, ...person }) => {
    const trust = await this.#known.trustIn(person, publicKey)
    const isKnown = trust === 'confirmed' || trust === 'met'
    return { trust, isAllowed: isKnown && (await this.#known.mayWatch(person, publicKey)) }
  }

  readonly numberOf = computerNumber

  readonly seal: CallVault['seal'] = async (call) => {
    const { trust, devices } = await this.#judge(call.to, call.to.devices)
    if (trust === 'changed' && !call.isSpokenFor) return { kind: 'changed' }
    const text = writeCall(this.#textOf(call))
    const sealed: { deviceId: string; body: string }[] = []
    for (const device of devices) {
      const body = await this.#sealFor(device, text, this.#bindCall(call.callId, this.#options.me, device))
      if (body !== null) sealed.push({ deviceId: device.deviceId, body })
      if (body !== null) await this.#meet(call.to, device, trust)
      // At the first meeting nobody knows yet who it is: that is said once more at the second.
      if (body !== null && call.watch?.isForGood === true && trust !== 'new')
        await this.#known.letWatch(call.to, device.publicKey)
    }
    if (sealed.length === 0) return { kind: 'refused' }
    this.#sent.set(call.callId, devices)
    return { kind: 'sealed', sealed }
  }

  readonly open: CallVault['open'] = async ({ callId, from, body }) => {
    if (this.#seen.has(callId)) return { kind: 'refused' }
    this.#seen.add(callId)
    const text = await this.#openCall({ callId, from, body })
    if (text === null) return { kind: 'refused' }
    const trust = await this.#known.trustIn(text.from, from.publicKey)
    this.#opened.set(callId, { text, from, trust })
    const { reason, customer, watch } = text
    return {
      ...{ kind: 'call', trust, name: text.from.name, reason },
      ...(customer === undefined ? {} : { customer }),
      ...(watch === undefined ? {} : { watch }),
    }
  }

  readonly accept: CallVault['accept'] = async ({ callId, isSpokenFor }) => {
    const call = this.#opened.get(callId)
    if (call === undefined) return { kind: 'unknown' }
    if (call.trust === 'changed' && !isSpokenFor) return { kind: 'changed' }
    const body = await this.#sealAnswer(callId, call, true, '')
    if (body === null) return { kind: 'unknown' }
    await this.#meet(call.text.from, call.from, call.trust)
    return { kind: 'accepted', body, code: call.text.code }
  }

  readonly decline: CallVault['decline'] = async ({ callId, word }) => {
    const call = this.#opened.get(callId)
    return call === undefined ? null : this.#sealAnswer(callId, call, false, word)
  }

  /** The first one counts: whoever answers has had the call, so the server cannot make one up. */
  readonly openAnswer: CallVault['openAnswer'] = async ({ callId, deviceId, body }) => {
    const device = this.#sent.get(callId)?.find((one) => one.deviceId === deviceId)
    const from = device === undefined ? null : fromBase64url(device.publicKey)
    const bytes = fromBase64url(body)
    if (from === null || bytes === null) return { kind: 'refused' }
    const opened = await open(bytes, { from, to: await this.#key }, this.#bindAnswer(callId, deviceId))
    const answer = opened === null ? null : readAnswer(opened)
    if (answer === null) return { kind: 'refused' }
    this.#sent.delete(callId)
    return answer.accepted ? { kind: 'accepted' } : { kind: 'declined', word: answer.word }
  }

  readonly learn: CallVault['learn'] = ({ publicKey, isProven, ...person }) => {
    this.#known.hear(person, publicKey, isProven ? 'confirmed' : 'met').catch(this.#options.onError)
  }

  /** Known computers ring; an unknown one beside them does not. Without a known one, the one announced last. */
  async #judge(person: Person, devices: readonly Device[]): Promise<Judged> {
    const { accountId } = person
    const judged = await Promise.all(
      devices.map(async (device) => ({ device, trust: await this.#known.trustIn(person, device.publicKey) })),
    )
    const known = judged.filter(({ trust }) => trust === 'confirmed' || trust === 'met')
    const ringing = known.length > 0 ? known : judged.slice(-1)
    const trust = ringing.find((one) => one.trust === 'confirmed')?.trust ?? ringing[0]?.trust ?? 'new'
    return { accountId, trust, devices: ringing.map(({ device }) => device) }
  }

  async #meet(person: Person, { publicKey }: Device, trust: Trust): Promise<void> {
    if (trust === 'new') await this.#known.learn(person, publicKey, 'met')
    // The person has said so by phone, else nothing would have come this far.
    if (trust === 'changed') await this.#known.learn(person, publicKey, 'confirmed')
  }

  #textOf({ to: { accountId, name }, reason, customer, code, watch }: SealRequest): CallText {
    return {
      ...{ from: this.#options.me, to: { accountId, name }, reason, code },
      ...(customer === undefined ? {} : { customer }),
      ...(watch === undefined ? {} : { watch: watch.askId }),
    }
  }

  async #openCall({ callId, from, body }: ReceivedCall): Promise<CallText | null> {
    const { me } = this.#options
    const own = await this.ownDevice()
    const sender = fromBase64url(from.publicKey)
    const bytes = fromBase64url(body)
    if (sender === null || bytes === null) return null
    const binding = this.#bindCall(callId, from, own)
    const opened = await open(bytes, { from: sender, to: await this.#key }, binding)
    const text = opened === null ? null : readCall(opened)
    // Neither the server nor the caller alone says who it is, and the caller must have meant this very person.
    const isFromThem = text?.from.accountId === from.accountId && text.from.name === from.name
    const isForMe = text?.to.accountId === me.accountId && text.to.name === me.name
    return isFromThem && isForMe ? text : null
  }

  async #sealAnswer(callId: string, { from }: OpenedCall, accepted: boolean, word: string) {
    this.#opened.delete(callId)
    const binding = this.#bindAnswer(callId, this.#deviceId)
    return this.#sealFor(from, writeAnswer({ accepted, word }), binding)
  }

  async #sealFor(device: Device, text: Uint8Array, binding: Binding): Promise<string | null> {
    const to = fromBase64url(device.publicKey)
    const sealed = to === null ? null : await seal(text, { from: await this.#key, to }, binding)
    return sealed === null ? null : toBase64url(sealed)
  }

  #bindCall(callId: string, from: Person, to: Device): Binding {
    return this.#bind('call', callId, from.accountId, to.deviceId)
  }

  #bindAnswer(callId: string, deviceId: string): Binding {
    return this.#bind('answer', callId, deviceId)
  }

  #bind(kind: 'call' | 'answer', ...context: readonly string[]): Binding {
    return {
      info: utf8ToBytes(`deskside ${kind} between colleagues 1`),
      context: lengthPrefixed(this.#options.siteId, ...context),
    }
  }
}
