/** Samples of every signaling message, good and refused; both ends test themselves against them. */
import { colleagueClientExamples, colleagueServerExamples } from './colleagues.examples.ts'
import type { ClientExamples, ServerExamples } from './message.examples.ts'
import type { ServerMessage } from './signaling.ts'
import { supervisionClientExamples, supervisionServerExamples } from './supervision.examples.ts'

const id = 'Q3J5c3RhbEJhbGwtMDAx'
const otherId = 'c2Vjb25kLXBlcnNvbi0w'
const token = 'A'.repeat(43)
const handshake = { step: 'share', value: 'b64' }
const largest = { text: 'x'.repeat(48 * 1024 - '{"text":""}'.length) }
const tooLarge = { text: 'x'.repeat(48 * 1024) }

const hello = {
  type: 'hello',
  protocol: { min: 1, max: 1 },
  app: 'customer-agent',
  appVersion: '0.1.0',
} as const
const claim = { type: 'invite/claim', requestId: id, nameplate: '042137', handshake } as const
const relay = { type: 'signal/relay', sessionId: id, to: otherId, body: { sealed: 'b64' } } as const
const resume = {
  type: 'session/resume',
  requestId: id,
  sessionId: id,
  participantId: otherId,
  resumeToken: token,
} as const

export const clientMessageExamples: ClientExamples = {
  ...colleagueClientExamples,
  ...supervisionClientExamples,
  hello: {
    valid: [hello, { ...hello, app: 'csr-app', protocol: { min: 1, max: 4 }, token }],
    rejected: [
      { why: 'no version', sample: { ...hello, protocol: undefined } },
      { why: 'a range upside down', sample: { ...hello, protocol: { min: 2, max: 1 } } },
      { why: 'an app we do not make', sample: { ...hello, app: 'browser' } },
      { why: 'a token that is not base64url', sample: { ...hello, token: `${'A'.repeat(42)}+` } },
      { why: 'a token too short to be secret', sample: { ...hello, token: 'A'.repeat(8) } },
      { why: 'a field nobody defined', sample: { ...hello, admin: true } },
    ],
  },
  'session/open': {
    valid: [{ type: 'session/open', requestId: id }],
    rejected: [
      { why: 'no request id', sample: { type: 'session/open' } },
      { why: 'an id that is too short', sample: { type: 'session/open', requestId: 'short' } },
      { why: 'an id with a quote in it', sample: { type: 'session/open', requestId: "x' OR '1'='1" } },
    ],
  },
  'session/resume': {
    valid: [resume],
    rejected: [
      { why: 'a short resume token', sample: { ...resume, resumeToken: 'A'.repeat(42) } },
      { why: 'a long resume token', sample: { ...resume, resumeToken: 'A'.repeat(44) } },
      { why: 'no participant', sample: { ...resume, participantId: undefined } },
    ],
  },
  'session/end': {
    valid: [
      { type: 'session/end', sessionId: id },
      { type: 'session/end', sessionId: id, reason: 'expired' },
    ],
    rejected: [
      {
        why: 'a reason only the server may give',
        sample: { type: 'session/end', sessionId: id, reason: 'site-closed' },
      },
    ],
  },
  'session/leave': {
    valid: [{ type: 'session/leave', sessionId: id }],
    rejected: [{ why: 'no session', sample: { type: 'session/leave' } }],
  },
  'session/pass-host': {
    valid: [{ type: 'session/pass-host', sessionId: id, to: otherId }],
    rejected: [{ why: 'nobody named', sample: { type: 'session/pass-host', sessionId: id } }],
  },
  'session/take-host': {
    valid: [{ type: 'session/take-host', sessionId: id }],
    rejected: [
      {
        why: 'for somebody else',
        sample: { type: 'session/take-host', sessionId: id, participantId: otherId },
      },
    ],
  },
  'member/remove': {
    valid: [{ type: 'member/remove', sessionId: id, participantId: otherId }],
    rejected: [{ why: 'nobody named', sample: { type: 'member/remove', sessionId: id } }],
  },
  'invite/create': {
    valid: [
      { type: 'invite/create', requestId: id, sessionId: id, role: 'customer' },
      { type: 'invite/create', requestId: id, sessionId: id, role: 'csr' },
    ],
    rejected: [
      {
        why: 'a role that does not exist',
        sample: { type: 'invite/create', requestId: id, sessionId: id, role: 'admin' },
      },
    ],
  },
  'invite/withdraw': {
    valid: [{ type: 'invite/withdraw', inviteId: id }],
    rejected: [{ why: 'an id that is not text', sample: { type: 'invite/withdraw', inviteId: 7 } }],
  },
  'invite/claim': {
    valid: [claim, { ...claim, nameplate: '000000' }, { ...claim, handshake: largest }],
    rejected: [
      { why: 'five digits', sample: { ...claim, nameplate: '04213' } },
      { why: 'a number instead of text', sample: { ...claim, nameplate: 42137 } },
      { why: 'digits of another script', sample: { ...claim, nameplate: '٠٤٢١٣٧' } },
      { why: 'a line break after the digits', sample: { ...claim, nameplate: '042137\n' } },
      { why: 'the secret sent along', sample: { ...claim, secret: '123456' } },
      { why: 'a handshake that is not an object', sample: { ...claim, handshake: 'b64' } },
      { why: 'a handshake over 48 KiB', sample: { ...claim, handshake: tooLarge } },
    ],
  },
  'claim/relay': {
    valid: [{ type: 'claim/relay', claimId: id, handshake }],
    rejected: [
      { why: 'a list as handshake', sample: { type: 'claim/relay', claimId: id, handshake: [] } },
      { why: 'a handshake over 48 KiB', sample: { type: 'claim/relay', claimId: id, handshake: tooLarge } },
    ],
  },
  'claim/verdict': {
    valid: [
      { type: 'claim/verdict', claimId: id, admitted: true },
      { type: 'claim/verdict', claimId: id, admitted: false },
    ],
    rejected: [
      { why: 'a verdict that is only truthy', sample: { type: 'claim/verdict', claimId: id, admitted: 1 } },
    ],
  },
  'claim/abandon': {
    valid: [{ type: 'claim/abandon', claimId: id }],
    rejected: [{ why: 'no claim', sample: { type: 'claim/abandon' } }],
  },
  'signal/relay': {
    valid: [relay, { ...relay, body: {} }, { ...relay, body: largest }],
    rejected: [
      { why: 'no receiver', sample: { ...relay, to: undefined } },
      { why: 'a sender of its own choice', sample: { ...relay, from: otherId } },
      { why: 'a body over 48 KiB', sample: { ...relay, body: tooLarge } },
    ],
  },
  'phone/open': {
    valid: [
      { type: 'phone/open', requestId: id, sessionId: id },
      { type: 'phone/open', requestId: id, sessionId: id, pinBefore: '042137815' },
    ],
    rejected: [
      { why: 'no session', sample: { type: 'phone/open', requestId: id } },
      {
        why: 'a PIN in letters',
        sample: { type: 'phone/open', requestId: id, sessionId: id, pinBefore: 'pin' },
      },
    ],
  },
  'phone/close': {
    valid: [{ type: 'phone/close', sessionId: id }],
    rejected: [{ why: 'no session', sample: { type: 'phone/close' } }],
  },
}

const welcome = {
  type: 'welcome',
  protocol: 1,
  siteId: id,
  organisation: 'Nordwind 客服',
  keepsTranscripts: true,
  secondariesSee: true,
  quietLimits: { nobodyJoinedMs: 1_800_000, nothingHappensMs: 3_600_000 },
  offersPhone: false,
  iceServers: [] as { urls: string[] }[],
} as const
const opened = {
  type: 'session/opened',
  requestId: id,
  sessionId: id,
  participantId: otherId,
  resumeToken: token,
} as const
const member = { participantId: otherId, role: 'customer' } as const
const joined = {
  type: 'session/joined',
  claimId: id,
  sessionId: id,
  participantId: otherId,
  resumeToken: token,
  members: [{ participantId: id, role: 'csr' }],
} as const satisfies ServerMessage
const created = {
  type: 'invite/created',
  requestId: id,
  inviteId: id,
  nameplate: '042137',
  url: 'https://help.example.org/j/042137',
  expiresInMs: 600_000,
} as const
const phone = {
  type: 'phone/opened',
  requestId: id,
  numbers: [{ label: 'Berlin', number: '+49 30 1234567' }],
  pin: '042137815',
} as const satisfies ServerMessage
const relayServer = {
  urls: ['turn:relay.example.org:3478'],
  username: `1790000000:${id}`,
  credential: 'bWFj',
}

export const serverMessageExamples: ServerExamples = {
  ...colleagueServerExamples,
  ...supervisionServerExamples,
  welcome: {
    valid: [
      welcome,
      { ...welcome, iceServers: [{ urls: ['stun:relay.example.org:3478'] }] },
      { ...welcome, quietLimits: { nobodyJoinedMs: null, nothingHappensMs: null } },
      { ...welcome, protocol: 3, offersMail: true },
      { ...welcome, account: { accountId: id, name: '王小明', email: 'wang@example.org' } },
    ],
    rejected: [
      { why: 'no organisation', sample: { ...welcome, organisation: '' } },
      { why: 'an organisation that reverses its text', sample: { ...welcome, organisation: '\u202eknaB' } },
      { why: 'no word about transcripts', sample: { ...welcome, keepsTranscripts: undefined } },
      { why: 'no word about telephones', sample: { ...welcome, offersPhone: undefined } },
      { why: 'mails that are offered perhaps', sample: { ...welcome, offersMail: 'perhaps' } },
      { why: 'no word about secondary customers', sample: { ...welcome, secondariesSee: undefined } },
      {
        why: 'a limit before the beginning',
        sample: { ...welcome, quietLimits: { nobodyJoinedMs: -1, nothingHappensMs: null } },
      },
      { why: 'version 0', sample: { ...welcome, protocol: 0 } },
      { why: 'too many relays', sample: { ...welcome, iceServers: Array(9).fill({ urls: ['stun:x'] }) } },
    ],
  },
  'session/opened': {
    valid: [opened],
    rejected: [{ why: 'no resume token', sample: { ...opened, resumeToken: undefined } }],
  },
  'session/resumed': {
    valid: [
      { type: 'session/resumed', requestId: id, sessionId: id, members: [] },
      { type: 'session/resumed', requestId: id, sessionId: id, members: [member] },
    ],
    rejected: [
      {
        why: 'a member with a name only the server vouches for',
        sample: {
          type: 'session/resumed',
          requestId: id,
          sessionId: id,
          members: [{ ...member, name: 'Anna' }],
        },
      },
    ],
  },
  'session/joined': {
    valid: [joined],
    rejected: [
      { why: 'more members than a session can hold', sample: { ...joined, members: Array(65).fill(member) } },
      { why: 'no claim', sample: { ...joined, claimId: undefined } },
    ],
  },
  'session/ice-servers': {
    valid: [{ type: 'session/ice-servers', sessionId: id, iceServers: [relayServer] }],
    rejected: [
      {
        why: 'a server without an address',
        sample: { type: 'session/ice-servers', sessionId: id, iceServers: [{ urls: [] }] },
      },
    ],
  },
  'session/ended': {
    valid: [
      { type: 'session/ended', sessionId: id, reason: 'ended-by-csr' },
      { type: 'session/ended', sessionId: id, reason: 'host-gone' },
    ],
    rejected: [
      { why: 'a reason in words', sample: { type: 'session/ended', sessionId: id, reason: 'because' } },
    ],
  },
  'session/host': {
    valid: [{ type: 'session/host', sessionId: id, participantId: otherId }],
    rejected: [{ why: 'nobody named', sample: { type: 'session/host', sessionId: id } }],
  },
  'member/joined': {
    valid: [{ type: 'member/joined', sessionId: id, member }],
    rejected: [
      {
        why: 'no role',
        sample: { type: 'member/joined', sessionId: id, member: { participantId: otherId } },
      },
    ],
  },
  'member/left': {
    valid: [{ type: 'member/left', sessionId: id, participantId: otherId, reason: 'lost' }],
    rejected: [{ why: 'no reason', sample: { type: 'member/left', sessionId: id, participantId: otherId } }],
  },
  'invite/created': {
    valid: [created],
    rejected: [
      { why: 'an invite that outlives a week', sample: { ...created, expiresInMs: 8 * 24 * 3_600_000 } },
      { why: 'a grouped nameplate', sample: { ...created, nameplate: '042 137' } },
    ],
  },
  'invite/closed': {
    valid: [
      { type: 'invite/closed', inviteId: id, reason: 'used' },
      { type: 'invite/closed', inviteId: id, reason: 'crowded' },
    ],
    rejected: [{ why: 'an unknown reason', sample: { type: 'invite/closed', inviteId: id, reason: 'gone' } }],
  },
  'claim/opened': {
    valid: [{ type: 'claim/opened', claimId: id, inviteId: id, participantId: otherId, handshake }],
    rejected: [
      {
        why: 'no handshake',
        sample: { type: 'claim/opened', claimId: id, inviteId: id, participantId: otherId },
      },
    ],
  },
  'invite/claimed': {
    valid: [{ type: 'invite/claimed', requestId: id, claimId: id, participantId: otherId, role: 'customer' }],
    rejected: [
      {
        why: 'no role',
        sample: { type: 'invite/claimed', requestId: id, claimId: id, participantId: otherId },
      },
    ],
  },
  'claim/relayed': {
    valid: [{ type: 'claim/relayed', claimId: id, handshake }],
    rejected: [
      { why: 'a handshake over 48 KiB', sample: { type: 'claim/relayed', claimId: id, handshake: tooLarge } },
    ],
  },
  'claim/failed': {
    valid: [
      { type: 'claim/failed', claimId: id, reason: 'failed', triesLeft: 2 },
      { type: 'claim/failed', claimId: id, reason: 'crowded', triesLeft: 0 },
    ],
    rejected: [
      {
        why: 'more tries than there are',
        sample: { type: 'claim/failed', claimId: id, reason: 'failed', triesLeft: 4 },
      },
    ],
  },
  'signal/relayed': {
    valid: [{ type: 'signal/relayed', sessionId: id, from: otherId, body: { sealed: 'b64' } }],
    rejected: [{ why: 'no sender', sample: { type: 'signal/relayed', sessionId: id, body: {} } }],
  },
  'phone/opened': {
    valid: [
      phone,
      { ...phone, numbers: Array(20).fill({ label: '德国 / 柏林', number: '+49301234567' }), pin: '123456' },
    ],
    rejected: [
      { why: 'no number', sample: { ...phone, numbers: [] } },
      {
        why: 'more numbers than a site shows',
        sample: { ...phone, numbers: Array(21).fill(phone.numbers[0]) },
      },
      {
        why: 'a number without its country',
        sample: { ...phone, numbers: [{ label: 'Berlin', number: '030 1234567' }] },
      },
      {
        why: 'a number that is a command to the telephone',
        sample: { ...phone, numbers: [{ label: 'Berlin', number: '+49*21*5550100#' }] },
      },
      { why: 'a PIN anybody could guess', sample: { ...phone, pin: '1234' } },
      { why: 'a PIN with gaps', sample: { ...phone, pin: '123 456 789' } },
    ],
  },
  refused: {
    valid: [
      { type: 'refused', code: 'version' },
      { type: 'refused', code: 'too-many-tries', requestId: id, retryAfterMs: 12_000 },
    ],
    rejected: [
      { why: 'a sentence instead of a code', sample: { type: 'refused', code: 'no such session' } },
      { why: 'a pause of less than nothing', sample: { type: 'refused', code: 'busy', retryAfterMs: -1 } },
    ],
  },
}
