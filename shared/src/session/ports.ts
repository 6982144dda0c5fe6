/** What a session needs from outside: a way to the signaling server, links to other apps, time, chance. */
import type { Clock, RandomBytes } from '../kernel/clock.ts'
import type { ReadableStore } from '../kernel/store.ts'
import type { TypedEvents } from '../kernel/typed-events.ts'
import type { LinkSignal } from '../protocol/link-signal.ts'
import type { ChannelName } from '../protocol/message.ts'
import type { ClientMessage, IceServer, ServerMessage } from '../protocol/signaling.ts'

/** `stopped`: will not try again by itself (version refused, signed out). */
export type SignalingState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly welcome: Welcome }
  | { readonly kind: 'waiting'; readonly retryInMs: number }
  | { readonly kind: 'stopped'; readonly reason: 'version' | 'not-signed-in' | 'closed' }

export type Welcome = Extract<ServerMessage, { type: 'welcome' }>

/** One socket to the server for the whole app; it reconnects by itself, sessions resume over it. */
export interface SignalingPort {
  readonly state: ReadableStore<SignalingState>
  readonly events: TypedEvents<{ message: ServerMessage }>
  /** False when there is no connection; nothing is queued. */
  send: (message: ClientMessage) => boolean
}

/** A certificate for DTLS made in advance, so that its fingerprint can be bound into the handshake. */
export interface LinkCertificate {
  /** SHA-256 of the DER, lower-case hex without colons: 64 characters. */
  readonly fingerprint: string
}

export interface PeerLinkEvents {
  /** To be carried to the other side. */
  signal: LinkSignal
  /** Control channel open; the certificate can be checked from here on. */
  open: undefined
  message: { readonly channel: ChannelName; readonly text: string }
  /** For good: a link never comes back, a fresh one takes its place. */
  closed: { readonly reason: string }
}

/** One WebRTC connection, one epoch. `Media` is the platform's own type for tracks; pure code passes it on unread. */
export interface PeerLink<Media> {
  readonly events: TypedEvents<PeerLinkEvents>
  readonly media: Media
  signal: (signal: LinkSignal) => void
  /** False when the channel is not open or too much waits in it already. */
  send: (channel: ChannelName, text: string) => boolean
  bufferedBytes: (channel: ChannelName) => number
  /** DER of the certificates the other side really used. */
  remoteCertificates: () => readonly Uint8Array[]
  stats: () => Promise<LinkStats>
  close: () => void
}

export interface LinkStats {
  readonly path: 'direct' | 'relayed' | 'unknown'
  readonly roundTripMs: number | null
  /** 0..1 over the last interval; null when nothing is received. */
  readonly loss: number | null
  readonly framesPerSecond: number | null
  readonly kbps: number | null
}

export interface PeerLinkFactory<Media> {
  createCertificate: () => Promise<LinkCertificate>
  create: (options: {
    readonly initiator: boolean
    readonly certificate: LinkCertificate
    readonly iceServers: readonly IceServer[]
    readonly relayOnly: boolean
  }) => PeerLink<Media>
}

export interface SessionPorts<Media> {
  readonly signaling: SignalingPort
  readonly links: PeerLinkFactory<Media>
  readonly clock: Clock
  readonly random: RandomBytes
}
