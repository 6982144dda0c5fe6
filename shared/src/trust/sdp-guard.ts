/**
 * The gate in front of WebRTC: of what the other side's app says, only a session description bound to its pinned
 * certificate and a bounded number of candidates get through, each rebuilt from its known fields.
 *
 * Fingerprints in SDP: RFC 8122. Candidates: RFC 8839. Transports of WebRTC: RFC 8834 and RFC 8841.
 */
import { type LinkSignal, linkSignalSchema } from '../protocol/link-signal.ts'

/** Keeps a hostile peer from using the other machine as a port scanner. */
const MAX_CANDIDATES = 40
/** Media is negotiated once per connection. */
const MAX_DESCRIPTIONS = 1
const TRANSPORTS = ['UDP/TLS/RTP/SAVPF', 'UDP/DTLS/SCTP']

export interface SignalGuardOptions {
  /** Only relayed candidates, where a site hides its people's addresses from each other. */
  readonly relayOnly: boolean
}

/** One for each epoch. */
export class SignalGuard {
  readonly #fingerprintLine: string
  readonly #relayOnly: boolean
  #candidates = 0
  #descriptions = 0

  /** `fingerprint` as in the handshake: lower-case hex. */
  constructor(fingerprint: string, { relayOnly }: SignalGuardOptions) {
    const pairs = fingerprint.toUpperCase().match(/../g) ?? []
    this.#fingerprintLine = `a=fingerprint:sha-256 ${pairs.join(':')}`
    this.#relayOnly = relayOnly
  }

  /** `text` is what a sealed body held. Null when it must not reach WebRTC. */
  admit(text: string): LinkSignal | null {
    const result = linkSignalSchema.safeParse(parseJson(text))
    if (!result.success) return null
    const signal = result.data
    if ('candidate' in signal) return this.#admitsCandidate(signal.candidate.candidate) ? signal : null
    return this.#admitsDescription(signal.sdp) ? signal : null
  }

  #admitsDescription(sdp: string): boolean {
    // A control character or a lone CR could end a line for one parser and not for another.
    if (/[^\r\n\x20-\x7e]|\r(?!\n)/.test(sdp)) return false
    const lines = sdp.split(/\r?\n/)
    const candidates = lines.filter((line) => line.startsWith('a=candidate:'))
    const isSound =
      this.#pinsCertificate(lines) &&
      lines.every(isKnownTransport) &&
      candidates.every((line) => this.#admitsCandidate(line.slice('a='.length))) &&
      this.#descriptions < MAX_DESCRIPTIONS
    if (isSound) this.#descriptions++
    return isSound
  }

  /** Every mention of a fingerprint, in whatever spelling, is exactly the pinned one, and there is one. */
  #pinsCertificate(lines: readonly string[]): boolean {
    const mentions = lines.filter((line) => /fingerprint/i.test(line))
    return mentions.length > 0 && mentions.every((line) => normalHex(line) === this.#fingerprintLine)
  }

  #admitsCandidate(line: string): boolean {
    this.#candidates++
    if (this.#candidates > MAX_CANDIDATES) return false
    // The empty candidate says that there are no more.
    if (line === '') return true
    const [, address, type] = CANDIDATE.exec(line) ?? []
    if (address === undefined || !isAddress(address)) return false
    return !this.#relayOnly || type === 'relay'
  }
}

/** foundation component transport priority address port "typ" type, then name-value pairs */
const CANDIDATE =
  /^candidate:[\w+/]{1,32} [12] (?:udp|tcp) \d{1,10} ([\w.:-]{2,64}) \d{1,5} typ (host|srflx|prflx|relay)(?: [\w+/.:-]+)*$/i

/** An IP address or the random `.local` name browsers put in its place; any other name would be looked up for the peer. */
function isAddress(text: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*|[0-9a-f-]{36}\.local)$/i.test(text)
}

/** Hexadecimal digits may come in either case; nothing else in the line may differ. */
function normalHex(line: string): string {
  const [head = '', hex = ''] = line.split(/(?<=^a=fingerprint:sha-256 )/)
  return head + hex.toUpperCase()
}

/** Media outside DTLS (plain RTP, keys in the SDP) has no line here. */
function isKnownTransport(line: string): boolean {
  if (/^a=crypto:/i.test(line)) return false
  return !line.startsWith('m=') || TRANSPORTS.includes(line.split(' ')[2] ?? '')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is as little a link signal as any other value the schema refuses.
    return undefined
  }
}
