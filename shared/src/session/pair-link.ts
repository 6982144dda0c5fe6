/**
 * The link to one other person, across reconnects: carries sealed signaling, proves who is at the other end,
 * notices silence, and puts a fresh connection in place of a dead one without a new code.
 */

import { Store } from '../kernel/store.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import type { Role } from '../protocol/fields.ts'
import type { WireMessage } from '../protocol/index.ts'
import { LINK_OUTAGE_LIMIT_MS, LINK_PING_INTERVAL_MS, LINK_SILENCE_LIMIT_MS } from '../protocol/limits.ts'
import type { LinkSignal } from '../protocol/link-signal.ts'
import type { ChannelName } from '../protocol/message.ts'
import { type PairBody, parsePairBody } from '../protocol/pair-body.ts'
import type { IceServer } from '../protocol/signaling.ts'
import { agreeOnVersion, PROTOCOL } from '../protocol/version.ts'
import type { PairSecrets } from '../trust/handshake.ts'
import { isPinnedCertificate } from '../trust/link-proof.ts'
import { PairEpochs } from '../trust/pair-epochs.ts'
import { SignalGuard } from '../trust/sdp-guard.ts'
import { type RefusedMessage, readMessage, writeMessage } from './message-codec.ts'
import { asUnderstoodBy } from './older-peers.ts'
import type { LinkCertificate, PeerLink, SessionPorts } from './ports.ts'
import type { LinkCondition } from './session-snapshot.ts'

/** A connection attempt that has not proved itself after this long gives way to the next. */
const ATTEMPT_LIMIT_MS = 8_000
/** While the link is down, the next step is tried this often. */
const RETRY_INTERVAL_MS = 1_500

/** The first three are the other side's own word. */
export type PairEnd = 'left' | 'ended' | 'removed' | 'closed-here' | 'outage' | 'tampered'

export interface PairLinkEvents {
  message: WireMessage
  verified: undefined
  lost: undefined
  /** For good; `tampered` when the other end could not prove itself. */
  over: { readonly reason: PairEnd }
  /** A message the other app should not have sent. */
  refused: { readonly why: RefusedMessage }
}

export interface PairLinkOptions<Media> {
  readonly ports: Pick<SessionPorts<Media>, 'links' | 'clock' | 'random'>
  readonly secrets: PairSecrets
  readonly certificate: LinkCertificate
  readonly iceServers: () => readonly IceServer[]
  readonly relayOnly: boolean
  /** False when the server cannot be reached now; tried again by itself. */
  readonly relay: (body: PairBody) => boolean
  readonly isHost: () => boolean
}

interface Attempt<Media> {
  readonly link: PeerLink<Media>
  readonly guard: SignalGuard
  readonly startedAt: number
  isProven: boolean
  hasSentProof: boolean
}

export class PairLink<Media> {
  readonly events = new TypedEvents<PairLinkEvents>()
  readonly condition = new Store<LinkCondition>('connecting')
  readonly role: Role
  /** What the two apps speak with each other. */
  readonly version: number
  readonly #options: PairLinkOptions<Media>
  readonly #epochs: PairEpochs
  #attempt: Attempt<Media> | null = null
  #lastHeardAt: number
  #downSince: number
  #lastTryAt = Number.NEGATIVE_INFINITY
  #cancelBeat: () => void = () => undefined
  #isOver = false

  constructor(options: PairLinkOptions<Media>) {
    this.#options = options
    this.role = options.secrets.peer.role
    this.version = agreeOnVersion(PROTOCOL, options.secrets.peer.protocol) ?? PROTOCOL.min
    this.#epochs = new PairEpochs(options.secrets, options.ports.random)
    this.#lastHeardAt = this.#now()
    this.#downSince = this.#now()
    this.#beat()
    this.#connect()
  }

  get link(): PeerLink<Media> | null {
    return this.#attempt?.isProven === true ? this.#attempt.link : null
  }

  /** False when the link is not verified at the moment or its channel is full. */
  send(message: WireMessage): boolean {
    const { channel, text } = writeMessage(asUnderstoodBy(this.version, message))
    return this.link?.send(channel, text) ?? false
  }

  /** What the server relayed from the other side. Anything that does not prove itself changes nothing. */
  handleRelayed(raw: unknown): void {
    const body = parsePairBody(raw)
    if (this.#isOver || body === null) return
    const heard = this.#epochs.hear(body)
    switch (heard.kind) {
      case 'signal':
        return this.#handleSignal(heard.text)
      case 'fresh-epoch':
        if (heard.reply !== null) this.#options.relay(heard.reply)
        this.#goDown()
        return this.#connect()
      case 'wanted':
        // The other side saw the link die first.
        this.#goDown()
        return this.#tryAgain()
      case 'ignored':
        return
    }
  }

  /** The server can be reached again: no need to wait for the next beat. */
  signalingIsBack(): void {
    if (!this.#isOver && this.link === null && this.condition.getSnapshot() === 'reconnecting')
      this.#tryAgain()
  }

  /** Ends the link on purpose and tells the other side. */
  close(reason: 'left' | 'ended' | 'removed'): void {
    this.send({ type: 'link/bye', reason })
    this.#finish('closed-here')
  }

  #now(): number {
    return this.#options.ports.clock.now()
  }

  #connect(): void {
    this.#dropAttempt()
    const { ports, secrets, certificate, iceServers, relayOnly } = this.#options
    const link = ports.links.create({
      initiator: secrets.role === 'initiator',
      certificate,
      iceServers: iceServers(),
      relayOnly,
    })
    const attempt: Attempt<Media> = {
      link,
      guard: new SignalGuard(secrets.peer.fingerprint, { relayOnly }),
      startedAt: this.#now(),
      isProven: false,
      hasSentProof: false,
    }
    this.#attempt = attempt
    const isCurrent = (): boolean => this.#attempt === attempt
    link.events.on('signal', (signal) => {
      if (isCurrent()) this.#sendSignal(signal)
    })
    link.events.on('open', () => {
      if (isCurrent()) this.#prove(attempt)
    })
    link.events.on('message', ({ channel, text }) => {
      if (isCurrent()) this.#read(attempt, channel, text)
    })
    link.events.on('closed', () => {
      if (isCurrent()) this.#markDown()
    })
  }

  #sendSignal(signal: LinkSignal): void {
    // simple-peer also speaks of renegotiation; this protocol has none.
    if (!('candidate' in signal) && signal.type !== 'offer' && signal.type !== 'answer') return
    const rebuilt =
      'candidate' in signal ? { candidate: signal.candidate } : { type: signal.type, sdp: signal.sdp }
    this.#options.relay(this.#epochs.seal(JSON.stringify(rebuilt)))
  }

  #handleSignal(text: string): void {
    const signal = this.#attempt?.guard.admit(text)
    if (signal !== undefined && signal !== null) this.#attempt?.link.signal(signal)
  }

  #prove(attempt: Attempt<Media>): void {
    const { secrets } = this.#options
    // Only the first one did the handshake of DTLS; anything may be written after it.
    const [certificate] = attempt.link.remoteCertificates()
    if (certificate === undefined || !isPinnedCertificate(certificate, secrets.peer.fingerprint)) {
      return this.#finish('tampered')
    }
    if (attempt.hasSentProof) return
    attempt.hasSentProof = true
    const { channel, text } = writeMessage({
      type: 'link/proof',
      mac: this.#epochs.ownProof(this.#options.certificate.fingerprint),
    })
    attempt.link.send(channel, text)
  }

  #read(attempt: Attempt<Media>, channel: ChannelName, text: string): void {
    const sender = { role: this.role, isHost: this.#options.isHost(), isVerified: attempt.isProven }
    const result = readMessage(text, channel, sender)
    if (result.kind === 'refused') return this.events.emit('refused', { why: result.why })
    this.#lastHeardAt = this.#now()
    const { message } = result
    switch (message.type) {
      case 'link/proof':
        return this.#checkProof(attempt, message.mac)
      case 'link/ping':
        this.send({ type: 'link/pong', sentAt: message.sentAt })
        return
      case 'link/pong':
        // That it came is all that counts; how long it took is measured by the link itself.
        return
      case 'link/bye':
        return this.#finish(message.reason)
      default:
        return this.events.emit('message', message)
    }
  }

  #checkProof(attempt: Attempt<Media>, mac: string): void {
    if (attempt.isProven) return
    if (!this.#epochs.isPeerProof(mac, this.#options.certificate.fingerprint)) return this.#finish('tampered')
    // The proof can arrive before our own 'open' fires; the certificate must be checked either way.
    this.#prove(attempt)
    if (this.#isOver) return
    attempt.isProven = true
    this.condition.set('verified')
    this.events.emit('verified', undefined)
  }

  /** The connection died by itself: say so and start healing at once, if it ever worked. */
  #markDown(): void {
    const wasVerified = this.link !== null
    this.#goDown()
    if (wasVerified) this.#tryAgain()
  }

  #goDown(): void {
    if (this.#isOver) return
    const wasVerified = this.link !== null
    this.#dropAttempt()
    if (!wasVerified) return
    this.#downSince = this.#now()
    this.condition.set('reconnecting')
    this.events.emit('lost', undefined)
  }

  #tryAgain(): void {
    if (this.#isOver) return
    this.#lastTryAt = this.#now()
    this.#options.relay(
      this.#options.secrets.role === 'initiator' ? this.#epochs.beginRestart() : this.#epochs.wantRestart(),
    )
  }

  #dropAttempt(): void {
    const link = this.#attempt?.link
    this.#attempt = null
    link?.close()
  }

  /** Once a second: ping, notice silence, retry, give up. */
  #beat(): void {
    if (this.#isOver) return
    this.#cancelBeat = this.#options.ports.clock.setTimer(LINK_PING_INTERVAL_MS, () => {
      this.#checkHealth()
      this.#beat()
    })
  }

  #checkHealth(): void {
    const now = this.#now()
    if (this.link !== null) {
      if (now - this.#lastHeardAt > LINK_SILENCE_LIMIT_MS) return this.#markDown()
      this.send({ type: 'link/ping', sentAt: now })
      return
    }
    if (now - this.#downSince > LINK_OUTAGE_LIMIT_MS) return this.#finish('outage')
    const isTrying = this.#attempt !== null && now - this.#attempt.startedAt < ATTEMPT_LIMIT_MS
    if (!isTrying && now - this.#lastTryAt >= RETRY_INTERVAL_MS) this.#tryAgain()
  }

  #finish(reason: PairEnd): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#cancelBeat()
    const wasVerified = this.link !== null
    this.#dropAttempt()
    this.#epochs.forget()
    this.condition.set('lost')
    if (wasVerified) this.events.emit('lost', undefined)
    this.events.emit('over', { reason })
  }
}
