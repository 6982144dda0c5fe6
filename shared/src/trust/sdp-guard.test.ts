import fc from 'fast-check'
import { linkSignalExamples } from '../protocol/link-signal.examples.ts'
import { linkSignalSchema } from '../protocol/link-signal.ts'
import { SignalGuard } from './sdp-guard.ts'

const PINNED = 'a1'.repeat(32)
const OTHER = 'ee'.repeat(32)
const colons = (hex: string) => (hex.toUpperCase().match(/../g) ?? []).join(':')
const fingerprintLine = (hex: string) => `a=fingerprint:sha-256 ${colons(hex)}`

const HEAD = [
  'v=0',
  'o=- 4611 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'a=msid-semantic: WMS',
]
const DATA = [
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:abcd',
  'a=setup:actpass',
]
const VIDEO = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'c=IN IP4 0.0.0.0', 'a=rtpmap:96 VP9/90000', 'a=sendrecv']

const sdp = (...lines: string[]) => `${[...HEAD, ...DATA, ...lines].join('\r\n')}\r\n`
const offer = (text: string) => JSON.stringify({ type: 'offer', sdp: text })
const genuine = sdp(fingerprintLine(PINNED), ...VIDEO, fingerprintLine(PINNED))

const HOST =
  'candidate:842163049 1 udp 1677729535 192.168.7.20 46154 typ host generation 0 ufrag abcd network-cost 999'
const SRFLX =
  'candidate:842163049 1 udp 1677729535 203.0.113.9 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0'
const RELAY =
  'candidate:842163049 1 udp 1677729535 198.51.100.4 49999 typ relay raddr 0.0.0.0 rport 0 generation 0'
const MDNS =
  'candidate:1 1 udp 2113937151 0f8fad5b-d9cb-469f-a165-70867728950e.local 54400 typ host generation 0'
const TCP = 'candidate:1 1 tcp 1518280447 2001:db8::7 9 typ host tcptype active generation 0 network-id 1'

const candidate = (text: string) =>
  JSON.stringify({ candidate: { candidate: text, sdpMid: '0', sdpMLineIndex: 0 } })
const aGuard = (relayOnly = false) => new SignalGuard(PINNED, { relayOnly })

describe('signal guard', () => {
  it('lets a description through that is bound to the pinned certificate', () => {
    expect(aGuard().admit(offer(genuine))).toEqual({ type: 'offer', sdp: genuine })
    expect(aGuard().admit(JSON.stringify({ type: 'answer', sdp: genuine }))).toEqual({
      type: 'answer',
      sdp: genuine,
    })
  })

  it('reads a fingerprint in small letters and lines that end in LF alone', () => {
    const relaxed = genuine.replace(colons(PINNED), colons(PINNED).toLowerCase()).replaceAll('\r\n', '\n')

    expect(aGuard().admit(offer(relaxed))).not.toBeNull()
  })

  it.each<[string, string]>([
    ['no fingerprint', sdp()],
    ['another fingerprint', sdp(fingerprintLine(OTHER))],
    ['a second, other fingerprint', sdp(fingerprintLine(PINNED), ...VIDEO, fingerprintLine(OTHER))],
    ['the other fingerprint first', sdp(fingerprintLine(OTHER), ...VIDEO, fingerprintLine(PINNED))],
    ['two fingerprints in one line', sdp(`${fingerprintLine(PINNED)} ${colons(OTHER)}`)],
    ['a weaker hash beside it', sdp(fingerprintLine(PINNED), 'a=fingerprint:sha-1 A1:A1:A1:A1')],
    ['another hash name', sdp(fingerprintLine(PINNED).replace('sha-256', 'sha-512'))],
    ['the pinned one cut short', sdp(fingerprintLine(PINNED).slice(0, -3))],
    ['the line in capitals', sdp(fingerprintLine(PINNED), fingerprintLine(OTHER).toUpperCase())],
    ['the line indented', sdp(fingerprintLine(PINNED), ` ${fingerprintLine(OTHER)}`)],
    ['the line behind a lone CR', sdp(`a=x\r${fingerprintLine(OTHER)}`, fingerprintLine(PINNED))],
    ['the line behind a vertical tab', sdp(fingerprintLine(PINNED), `a=x\u000b${fingerprintLine(OTHER)}`)],
    ['the line behind a line separator', sdp(fingerprintLine(PINNED), `a=x\u2028${fingerprintLine(OTHER)}`)],
    ['a zero byte', sdp(fingerprintLine(PINNED), 'a=x\u0000y')],
    ['keys in the open', sdp(fingerprintLine(PINNED), 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA')],
    ['media without DTLS', sdp(fingerprintLine(PINNED), 'm=audio 9 RTP/AVP 0')],
    ['media with keys of its own', sdp(fingerprintLine(PINNED), 'm=audio 9 RTP/SAVPF 0')],
  ])('stops a description with %s', (_, text) => {
    expect(aGuard().admit(offer(text))).toBeNull()
  })

  it('stops a second description: a connection negotiates once', () => {
    const guard = aGuard()

    expect(guard.admit(offer(genuine))).not.toBeNull()
    expect(guard.admit(offer(genuine))).toBeNull()
  })

  it.each([HOST, SRFLX, RELAY, MDNS, TCP, ''])('lets the candidate "%s" through', (text) => {
    expect(aGuard().admit(candidate(text))).toEqual({
      candidate: { candidate: text, sdpMid: '0', sdpMLineIndex: 0 },
    })
  })

  it.each([
    HOST.replace('192.168.7.20', 'intranet.example'),
    HOST.replace('192.168.7.20', 'printer.local'),
    HOST.replace(' typ host', ''),
    HOST.replace('typ host', 'typ wormhole'),
    HOST.replace('udp', 'ssltcp'),
    `${HOST}\r\na=candidate:2 1 udp 1 10.0.0.1 80 typ host`,
    `a=${HOST}`,
    'candidate:',
    genuine,
  ])('stops the candidate "%s"', (text) => {
    expect(aGuard().admit(candidate(text))).toBeNull()
  })

  it('lets at most forty candidates through, however many come', () => {
    const guard = aGuard()
    const passed = Array.from({ length: 1_000 }, (_, n) =>
      guard.admit(candidate(HOST.replace('46154', String(1024 + n)))),
    )

    expect(passed.filter((signal) => signal !== null)).toHaveLength(40)
  })

  it('counts the candidates inside a description as well', () => {
    const lines = Array.from({ length: 41 }, () => `a=${HOST}`)
    const guard = aGuard()

    expect(aGuard().admit(offer(sdp(fingerprintLine(PINNED), ...lines)))).toBeNull()
    expect(guard.admit(offer(sdp(fingerprintLine(PINNED), ...lines.slice(0, 39))))).not.toBeNull()
    expect(guard.admit(candidate(HOST))).not.toBeNull()
    expect(guard.admit(candidate(HOST))).toBeNull()
  })

  it('lets only relayed candidates through where a site wants it so', () => {
    const withHost = sdp(fingerprintLine(PINNED), `a=${HOST}`)

    expect(aGuard(true).admit(candidate(RELAY))).not.toBeNull()
    expect(aGuard(true).admit(candidate(''))).not.toBeNull()
    for (const direct of [HOST, SRFLX, MDNS, TCP]) expect(aGuard(true).admit(candidate(direct))).toBeNull()
    expect(aGuard(true).admit(offer(withHost))).toBeNull()
  })

  it('rebuilds what it lets through from known fields only', () => {
    const admitted = aGuard().admit(`{"type":"offer","sdp":${JSON.stringify(genuine)},"__proto__":{"x":1}}`)

    expect(admitted === null || Object.keys(admitted).sort().join() === 'sdp,type').toBe(true)
    expect(aGuard().admit(JSON.stringify({ type: 'offer', sdp: genuine, renegotiate: true }))).toBeNull()
  })

  it.each(Object.entries(linkSignalExamples.rejected))('stops %s', (_, sample) => {
    expect(linkSignalSchema.safeParse(sample).success).toBe(false)
    expect(aGuard().admit(JSON.stringify(sample))).toBeNull()
  })

  it.each(linkSignalExamples.valid)('knows the shape of sample %#', (sample) => {
    expect(linkSignalSchema.parse(sample)).toEqual(sample)
  })

  it('never throws, and never passes a fingerprint that is not the pinned one', () => {
    const line = fc.oneof(
      fc.constantFrom(
        fingerprintLine(PINNED),
        fingerprintLine(OTHER),
        ...VIDEO,
        `a=${HOST}`,
        'a=crypto:1 x',
        '',
      ),
      fc.string({ maxLength: 30 }),
      fc.string({ maxLength: 8 }).map((text) => `${text}${fingerprintLine(OTHER)}`),
    )
    const end = fc.constantFrom('\r\n', '\n', '\r', '\n\r', '\u2028')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 12 }), fc.anything(), (lines, junk) => {
        aGuard().admit(JSON.stringify(junk) ?? 'undefined')
        const text = lines.flat().join('')
        const admitted = aGuard().admit(offer(text))
        if (admitted === null || !('sdp' in admitted)) return
        expect(admitted.sdp).toContain(fingerprintLine(PINNED))
        expect(admitted.sdp).not.toContain(colons(OTHER))
      }),
      { numRuns: 1_000 },
    )
  })
})
