/** Links that need no network: two ends find each other by a token in their SDP. They can be cut, and made to lie. */

import { sha256 } from '@noble/hashes/sha2.js'
import { randomBytes } from '@noble/hashes/utils.js'
import { bytesToHex } from '../kernel/bytes.ts'
import { TypedEvents } from '../kernel/typed-events.ts'
import type { LinkSignal } from '../protocol/link-signal.ts'
import type { ChannelName } from '../protocol/message.ts'
import type {
  LinkCertificate,
  LinkStats,
  PeerLink,
  PeerLinkEvents,
  PeerLinkFactory,
} from '../session/ports.ts'
import { later } from './later.ts'

interface LoopbackCertificate extends LinkCertificate {
  readonly der: Uint8Array
}

/** What both ends of all links of a test share. */
export class LoopbackNetwork {
  readonly ends = new Map<string, LoopbackLink>()
  /** While false, no connection comes about and nothing gets through. */
  isUp = true
  /** Whose machines are cut off from everyone. */
  readonly unplugged = new Set<PeerLinkFactory<null>>()
  /** Two machines that do not find each other, though both reach everyone else. */
  apart: readonly PeerLinkFactory<null>[] = []
  /** The certificate somebody in the middle shows to both ends in place of theirs. */
  impostor: Uint8Array | null = null
  /** Sees every text between two ends and says what arrives in its place, if anything. */
  tap: (channel: ChannelName, text: string) => readonly string[] = (_channel, text) => [text]
  #count = 0

  factory(): PeerLinkFactory<null> {
    const owner: PeerLinkFactory<null> = {
      createCertificate: async () => {
        const der = randomBytes(64)
        const certificate: LoopbackCertificate = { der, fingerprint: bytesToHex(sha256(der)) }
        return certificate
      },
      create: ({ initiator, certificate }) => {
        this.#count += 1
        const link = new LoopbackLink(this, `end${this.#count}`, certificate as LoopbackCertificate, owner)
        if (initiator) later(() => link.offer())
        return link
      },
    }
    return owner
  }

  reaches(a: LoopbackLink, b: LoopbackLink): boolean {
    const areApart = this.apart.includes(a.owner) && this.apart.includes(b.owner)
    return this.isUp && !this.unplugged.has(a.owner) && !this.unplugged.has(b.owner) && !areApart
  }

  /** Every open link dies at once, as when a cable is pulled and ICE notices. */
  cutAll(): void {
    for (const link of [...this.ends.values()]) link.die('cut')
  }
}

export class LoopbackLink implements PeerLink<null> {
  readonly events = new TypedEvents<PeerLinkEvents>()
  readonly media = null
  readonly owner: PeerLinkFactory<null>
  readonly #network: LoopbackNetwork
  readonly #token: string
  readonly #certificate: LoopbackCertificate
  #other: LoopbackLink | null = null
  #isClosed = false

  constructor(
    network: LoopbackNetwork,
    token: string,
    certificate: LoopbackCertificate,
    owner: PeerLinkFactory<null>,
  ) {
    this.owner = owner
    this.#network = network
    this.#token = token
    this.#certificate = certificate
    network.ends.set(token, this)
  }

  offer(): void {
    if (!this.#isClosed) this.events.emit('signal', { type: 'offer', sdp: this.#sdp() })
  }

  signal(signal: LinkSignal): void {
    if ('candidate' in signal || this.#isClosed) return
    const token = /a=token:(\w+)/.exec(signal.sdp)?.[1] ?? ''
    const other = this.#network.ends.get(token)
    if (other === undefined || !this.#network.reaches(this, other)) return
    this.#other = other
    if (signal.type === 'offer') return this.events.emit('signal', { type: 'answer', sdp: this.#sdp() })
    later(() => {
      this.events.emit('open', undefined)
      other.events.emit('open', undefined)
    })
  }

  send(channel: ChannelName, text: string): boolean {
    const other = this.#other
    if (this.#isClosed || other === null) return false
    for (const arriving of this.#network.tap(channel, text)) {
      later(() => {
        if (this.#network.reaches(this, other) && !other.#isClosed)
          other.events.emit('message', { channel, text: arriving })
      })
    }
    return true
  }

  bufferedBytes(): number {
    return 0
  }

  remoteCertificates(): readonly Uint8Array[] {
    if (this.#other === null) return []
    return [this.#network.impostor ?? this.#other.#certificate.der]
  }

  async stats(): Promise<LinkStats> {
    return { path: 'direct', roundTripMs: 1, loss: 0, framesPerSecond: null, kbps: null }
  }

  die(reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#network.ends.delete(this.#token)
    this.events.emit('closed', { reason })
  }

  close(): void {
    this.die('closed here')
  }

  #sdp(): string {
    const fingerprint = this.#certificate.fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:')
    return `v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=fingerprint:sha-256 ${fingerprint}\r\na=token:${this.#token}\r\n`
  }
}
