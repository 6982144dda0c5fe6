/** A PeerLink over simple-peer, the only place that knows it. One object is one WebRTC connection: when it fails, a fresh one follows. */

import SimplePeer from 'simple-peer/simplepeer.min.js'
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
import { withOpusPerSlot, withStartBitrate } from './link-sdp.ts'
import { readStats, type StatsMemory } from './link-stats.dom.ts'
import { type MediaSlots, NegotiatedSlots } from './media-slots.dom.ts'

interface DtlsCertificate extends LinkCertificate {
  readonly certificate: RTCCertificate
}

/** Stream ids agreed in advance, so that no channel is ever opened by message. */
const CHANNELS: Readonly<Record<ChannelName, RTCDataChannelInit>> = {
  control: { negotiated: true, id: 0, ordered: true },
  input: { negotiated: true, id: 1, ordered: true },
  pointer: { negotiated: true, id: 2, ordered: false, maxRetransmits: 0 },
  bulk: { negotiated: true, id: 3, ordered: true },
}

/** More than this waiting in a channel means that the line is gone or far too slow: say no instead of queueing. */
const MOST_BUFFERED_BYTES: Readonly<Record<ChannelName, number>> = {
  control: 4 * 1024 * 1024,
  input: 64 * 1024,
  pointer: 4 * 1024,
  bulk: 1024 * 1024,
}

export class SimplePeerLinkFactory implements PeerLinkFactory<MediaSlots> {
  async createCertificate(): Promise<DtlsCertificate> {
    const key: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
    const certificate = await RTCPeerConnection.generateCertificate(key)
    const sha256 = certificate.getFingerprints().find((print) => print.algorithm === 'sha-256')?.value
    if (sha256 === undefined) throw new Error('This system makes no SHA-256 certificate fingerprints.')
    return { certificate, fingerprint: sha256.replaceAll(':', '').toLowerCase() }
  }

  create(options: Parameters<PeerLinkFactory<MediaSlots>['create']>[0]): PeerLink<MediaSlots> {
    return new SimplePeerLink(options)
  }
}

class SimplePeerLink implements PeerLink<MediaSlots> {
  readonly events = new TypedEvents<PeerLinkEvents>()
  readonly media: NegotiatedSlots
  readonly #peer: SimplePeer.Instance
  readonly #connection: RTCPeerConnection
  readonly #channels: Readonly<Record<ChannelName, RTCDataChannel>>
  #statsMemory: StatsMemory | null = null
  #isClosed = false

  constructor({
    initiator,
    certificate,
    iceServers,
    relayOnly,
  }: Parameters<PeerLinkFactory<MediaSlots>['create']>[0]) {
    const connection = new RTCPeerConnection({
      certificates: [(certificate as DtlsCertificate).certificate],
      iceServers: iceServers.map(({ urls, username, credential }) => ({
        urls: [...urls],
        ...(username === undefined ? {} : { username }),
        ...(credential === undefined ? {} : { credential }),
      })),
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    })
    this.#connection = connection
    this.media = new NegotiatedSlots(connection, initiator)
    this.#peer = new SimplePeer({
      initiator,
      trickle: true,
      objectMode: true,
      // Its own channel only tells it that the connection lives; messages go over ours.
      channelName: 'life',
      channelConfig: { negotiated: true, id: 4 },
      sdpTransform: (sdp: string) => withOpusPerSlot(withStartBitrate(sdp)),
      // simple-peer makes its connection through this option; ours already has its certificate, channels and slots.
      wrtc: {
        RTCPeerConnection: readyMade(connection),
        RTCSessionDescription,
        RTCIceCandidate,
      },
    })
    this.#channels = {
      control: this.#listen('control'),
      input: this.#listen('input'),
      pointer: this.#listen('pointer'),
      bulk: this.#listen('bulk'),
    }
    this.#peer.on('signal', (signal) => this.events.emit('signal', signal as LinkSignal))
    this.#peer.on('error', (error) => this.#closed(error.message))
    this.#peer.on('close', () => this.#closed('closed'))
  }

  signal(signal: LinkSignal): void {
    if (this.#isClosed) return
    this.#peer.signal(
      'candidate' in signal ? { type: 'candidate', candidate: signal.candidate as RTCIceCandidate } : signal,
    )
  }

  send(channel: ChannelName, text: string): boolean {
    const open = this.#channels[channel]
    if (open.readyState !== 'open' || open.bufferedAmount > MOST_BUFFERED_BYTES[channel]) return false
    open.send(text)
    return true
  }

  bufferedBytes(channel: ChannelName): number {
    return this.#channels[channel].bufferedAmount
  }

  remoteCertificates(): readonly Uint8Array[] {
    return (this.#connection.sctp?.transport.getRemoteCertificates() ?? []).map((der) => new Uint8Array(der))
  }

  async stats(): Promise<LinkStats> {
    const { stats, memory } = readStats(await this.#connection.getStats(), this.#statsMemory)
    this.#statsMemory = memory
    return stats
  }

  close(): void {
    this.#closed('closed here')
    this.#peer.destroy()
  }

  #listen(name: ChannelName): RTCDataChannel {
    const channel = this.#connection.createDataChannel(name, CHANNELS[name])
    channel.onmessage = ({ data }) => {
      if (typeof data === 'string') this.events.emit('message', { channel: name, text: data })
    }
    if (name === 'control') channel.onopen = () => this.events.emit('open', undefined)
    return channel
  }

  #closed(reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.events.emit('closed', { reason })
  }
}

/** A constructor that gives the one connection made in advance. */
function readyMade(connection: RTCPeerConnection): typeof RTCPeerConnection {
  return new Proxy(RTCPeerConnection, { construct: () => connection })
}
