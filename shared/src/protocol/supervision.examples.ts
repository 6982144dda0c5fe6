/** Samples of the messages by which a supervisor finds sessions and asks to watch one. */
import type { ClientExamples, ServerExamples } from './message.examples.ts'
import type { ClientMessage, ServerMessage } from './signaling.ts'

const id = 'Q3J5c3RhbEJhbGwtMDAx'
const otherId = 'c2Vjb25kLXBlcnNvbi0w'
const host = { accountId: id, name: 'Anna Öberg' }
const session = { sessionId: id, host, openForMs: 65_000, people: 2, isWatched: false }
const ask = { type: 'supervision/ask', requestId: id, askId: otherId, sessionId: id } as const
const asked = {
  type: 'supervision/asked',
  askId: otherId,
  sessionId: id,
  from: { accountId: id, name: '克拉拉', deviceId: id, publicKey: 'A'.repeat(43) },
} as const

type Supervision<Message extends { type: string }> = Extract<Message['type'], `supervision/${string}`>

export const supervisionClientExamples: Pick<ClientExamples, Supervision<ClientMessage>> = {
  'supervision/watch-list': {
    valid: [{ type: 'supervision/watch-list' }],
    rejected: [{ why: 'a wish nobody grants', sample: { type: 'supervision/watch-list', customers: true } }],
  },
  'supervision/unwatch-list': {
    valid: [{ type: 'supervision/unwatch-list' }],
    rejected: [{ why: 'a field nobody defined', sample: { type: 'supervision/unwatch-list', at: 1 } }],
  },
  'supervision/ask': {
    valid: [ask],
    rejected: [
      { why: 'no session', sample: { ...ask, sessionId: undefined } },
      { why: 'an id too short to be one', sample: { ...ask, askId: 'short' } },
      { why: 'another name than the account’s', sample: { ...ask, name: 'The boss' } },
    ],
  },
  'supervision/cancel': {
    valid: [{ type: 'supervision/cancel', askId: id }],
    rejected: [{ why: 'nothing to cancel', sample: { type: 'supervision/cancel' } }],
  },
  'supervision/decline': {
    valid: [{ type: 'supervision/decline', askId: id }],
    rejected: [{ why: 'words', sample: { type: 'supervision/decline', askId: id, word: 'Go away' } }],
  },
}

export const supervisionServerExamples: Pick<ServerExamples, Supervision<ServerMessage>> = {
  'supervision/sessions': {
    valid: [
      { type: 'supervision/sessions', sessions: [] },
      { type: 'supervision/sessions', sessions: [session, { ...session, people: 16, isWatched: true }] },
    ],
    rejected: [
      {
        why: 'the name of a customer',
        sample: { type: 'supervision/sessions', sessions: [{ ...session, customer: 'Lee' }] },
      },
      {
        why: 'more people than a session has room for',
        sample: { type: 'supervision/sessions', sessions: [{ ...session, people: 17 }] },
      },
      {
        why: 'nobody in it',
        sample: { type: 'supervision/sessions', sessions: [{ ...session, people: 0 }] },
      },
      {
        why: 'a time that has not come',
        sample: { type: 'supervision/sessions', sessions: [{ ...session, openForMs: -1 }] },
      },
      {
        why: 'too many',
        sample: { type: 'supervision/sessions', sessions: Array.from({ length: 201 }, () => session) },
      },
    ],
  },
  'supervision/asking': {
    valid: [{ type: 'supervision/asking', requestId: id, askId: otherId }],
    rejected: [{ why: 'no request it answers', sample: { type: 'supervision/asking', askId: otherId } }],
  },
  'supervision/asked': {
    valid: [asked],
    rejected: [
      {
        why: 'no key to know the computer by',
        sample: { ...asked, from: { ...asked.from, publicKey: undefined } },
      },
      {
        why: 'a name that turns the writing direction',
        sample: { ...asked, from: { ...asked.from, name: 'aralC\u202e' } },
      },
    ],
  },
  'supervision/over': {
    valid: [
      { type: 'supervision/over', askId: id, reason: 'declined' },
      { type: 'supervision/over', askId: id, reason: 'timed-out' },
    ],
    rejected: [
      { why: 'an invented reason', sample: { type: 'supervision/over', askId: id, reason: 'bored' } },
    ],
  },
}
