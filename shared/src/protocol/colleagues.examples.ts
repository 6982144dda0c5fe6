/** Samples of the messages by which colleagues find and call each other. */
import { ANSWER_TEXT_BYTES, CALL_TEXT_BYTES } from './limits.ts'
import type { ClientExamples, ServerExamples } from './message.examples.ts'
import type { ClientMessage, ServerMessage } from './signaling.ts'

const id = 'Q3J5c3RhbEJhbGwtMDAx'
const otherId = 'c2Vjb25kLXBlcnNvbi0w'
const device = { deviceId: id, publicKey: 'A'.repeat(43) }
const sealed = (textBytes: number): string => 'A'.repeat(Math.ceil(((textBytes + 48) * 4) / 3))
const call = sealed(CALL_TEXT_BYTES)
const answer = sealed(ANSWER_TEXT_BYTES)

const announce = { type: 'colleagues/announce', ...device, availability: 'available' } as const
const ring = {
  type: 'call/ring' as const,
  requestId: id,
  callId: otherId,
  to: otherId,
  sealed: [{ deviceId: id, body: call }],
}
const anna = {
  accountId: id,
  name: 'Anna Öberg',
  availability: 'available' as const,
  devices: [device],
}
const incoming = {
  type: 'call/incoming',
  callId: otherId,
  from: { accountId: id, name: '韦安娜', ...device },
  body: call,
} as const

type Client = Extract<ClientMessage['type'], `colleagues/${string}` | `call/${string}`>
type Server = Extract<ServerMessage['type'], `colleagues/${string}` | `call/${string}`>

export const colleagueClientExamples: ClientExamples<Client> = {
  'colleagues/announce': {
    valid: [announce, { ...announce, availability: 'do-not-disturb' }],
    rejected: [
      { why: 'a key of another size', sample: { ...announce, publicKey: 'A'.repeat(44) } },
      { why: 'a mood', sample: { ...announce, availability: 'grumpy' } },
      { why: 'a name of one’s own choice', sample: { ...announce, name: 'The boss' } },
    ],
  },
  'colleagues/watch': {
    valid: [{ type: 'colleagues/watch' }],
    rejected: [{ why: 'another site', sample: { type: 'colleagues/watch', siteId: id } }],
  },
  'colleagues/unwatch': {
    valid: [{ type: 'colleagues/unwatch' }],
    rejected: [{ why: 'somebody', sample: { type: 'colleagues/unwatch', accountId: id } }],
  },
  'call/ring': {
    valid: [
      ring,
      { ...ring, sealed: Array.from({ length: 4 }, (_, at) => ({ deviceId: `device-${at}`, body: call })) },
    ],
    rejected: [
      { why: 'no computer', sample: { ...ring, sealed: [] } },
      {
        why: 'a whole office',
        sample: { ...ring, sealed: Array.from({ length: 5 }, () => ring.sealed[0]) },
      },
      { why: 'a reason in the clear', sample: { ...ring, reason: 'the printer' } },
      {
        why: 'a body whose size tells something',
        sample: { ...ring, sealed: [{ deviceId: id, body: answer }] },
      },
    ],
  },
  'call/answer': {
    valid: [{ type: 'call/answer', callId: id, body: answer }],
    rejected: [
      { why: 'an answer in the clear', sample: { type: 'call/answer', callId: id, accepted: true } },
      { why: 'a short body', sample: { type: 'call/answer', callId: id, body: 'AAAA' } },
    ],
  },
  'call/cancel': {
    valid: [{ type: 'call/cancel', callId: id }],
    rejected: [{ why: 'no call', sample: { type: 'call/cancel' } }],
  },
}

export const colleagueServerExamples: ServerExamples<Server> = {
  'colleagues/list': {
    valid: [
      { type: 'colleagues/list', colleagues: [] },
      { type: 'colleagues/list', colleagues: [anna] },
    ],
    rejected: [
      {
        why: 'somebody without a computer',
        sample: { type: 'colleagues/list', colleagues: [{ ...anna, devices: [] }] },
      },
      {
        why: 'a name that turns the writing direction',
        sample: { type: 'colleagues/list', colleagues: [{ ...anna, name: 'annA\u202e' }] },
      },
      {
        why: 'an e-mail address nobody needs to know',
        sample: { type: 'colleagues/list', colleagues: [{ ...anna, email: 'anna@example.org' }] },
      },
    ],
  },
  'call/ringing': {
    valid: [{ type: 'call/ringing', requestId: id, callId: otherId }],
    rejected: [{ why: 'no call', sample: { type: 'call/ringing', requestId: id } }],
  },
  'call/incoming': {
    valid: [incoming],
    rejected: [
      { why: 'nobody who calls', sample: { ...incoming, from: undefined } },
      { why: 'no key to check it by', sample: { ...incoming, from: { ...incoming.from, publicKey: '' } } },
      { why: 'a reason only the sealed body may give', sample: { ...incoming, reason: 'the printer' } },
    ],
  },
  'call/answered': {
    valid: [{ type: 'call/answered', callId: id, deviceId: otherId, body: answer }],
    rejected: [{ why: 'no body', sample: { type: 'call/answered', callId: id, deviceId: otherId } }],
  },
  'call/over': {
    valid: [
      { type: 'call/over', callId: id, reason: 'gone' },
      { type: 'call/over', callId: id, reason: 'elsewhere' },
    ],
    rejected: [
      { why: 'an answer the server made up', sample: { type: 'call/over', callId: id, reason: 'declined' } },
    ],
  },
}
