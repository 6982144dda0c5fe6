/** Samples of what an app and the server say about a mail, good and refused. */
import type { z } from 'zod'
import type { inviteMailAnswerSchema, inviteMailDraftSchema, inviteMailRequestSchema } from './invite-mail.ts'
import { MAX_MAIL_SENTENCE_LENGTH } from './limits.ts'
import type { Examples } from './message.examples.ts'

const request = { to: 'lee@example.com', language: 'en', sentence: 'About your printer.' } as const
const template = { subject: 'Remote support from {{organisation}}', text: 'Open {{page}}\n\n{{sentence}}' }
const draft = {
  templates: { en: template, 'zh-CN': { subject: '{{organisation}}的远程支持', text: '{{page}}' } },
  values: { csr: 'Anna', organisation: 'Nordwind', number: '123 456', page: 'https://help.example/j/123456' },
}

export const inviteMailRequestExamples: Examples<z.infer<typeof inviteMailRequestSchema>> = {
  valid: [
    request,
    { to: "o'neill+help@mail.example.co.uk", language: 'zh-CN', sentence: '' },
    { ...request, sentence: '打'.repeat(MAX_MAIL_SENTENCE_LENGTH) },
  ],
  rejected: [
    ...[
      'lee',
      'lee@',
      'lee@localhost',
      'lee@example.com,kim@example.com',
      'lee@example.com kim@example.com',
      'Lee <lee@example.com>',
      '<lee@example.com>',
      'lee@example.com\r\nBcc: kim@example.com',
      'lee@example.com\n',
      '"lee\r\nBcc: kim"@example.com',
      'lee@example.com\u0000',
      'lee%0d%0aBcc:kim@example.com\u2028',
      'lee@exämple.com',
      `${'l'.repeat(250)}@example.com`,
    ].map((to) => ({
      why: `an address like ${JSON.stringify(to.slice(0, 40))}`,
      sample: { ...request, to },
    })),
    { why: 'two recipients', sample: { ...request, to: ['lee@example.com', 'kim@example.com'] } },
    { why: 'a copy to somebody else', sample: { ...request, cc: 'kim@example.com' } },
    { why: 'a sentence of two lines', sample: { ...request, sentence: 'Hello\r\nBcc: kim@example.com' } },
    { why: 'a sentence written backwards', sample: { ...request, sentence: 'a\u202eb' } },
    { why: 'a sentence of ten kilobytes', sample: { ...request, sentence: 'x'.repeat(10_240) } },
    { why: 'a language nobody wrote a text in', sample: { ...request, language: 'fr' } },
    { why: 'a link of its own', sample: { ...request, link: 'https://help.example/j/123456#secret' } },
  ],
}

export const inviteMailDraftExamples: Examples<z.infer<typeof inviteMailDraftSchema>> = {
  valid: [draft],
  rejected: [
    { why: 'one language too few', sample: { ...draft, templates: { en: template } } },
    {
      why: 'a subject of two lines',
      sample: { ...draft, templates: { ...draft.templates, en: { ...template, subject: 'a\nBcc: b' } } },
    },
    {
      why: 'more than the number of a code',
      sample: { ...draft, values: { ...draft.values, number: '123 456 - 789 012' } },
    },
  ],
}

export const inviteMailAnswerExamples: Examples<z.infer<typeof inviteMailAnswerSchema>> = {
  valid: [{ outcome: 'sent' }, { outcome: 'refused' }, { outcome: 'unreachable' }, { outcome: 'no-answer' }],
  rejected: [{ why: 'a word nobody has a sentence for', sample: { outcome: 'queued' } }],
}
