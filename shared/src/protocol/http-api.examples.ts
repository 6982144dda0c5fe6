/** Samples of every HTTP body, good and refused; both ends test themselves against them. */
import type { z } from 'zod'
import type {
  httpRefusalSchema,
  notesRequestSchema,
  notesSchema,
  signedInSchema,
  signInRequestSchema,
  siteSchema,
  transcriptRequestSchema,
} from './http-api.ts'
import { MAX_NOTES_LENGTH } from './limits.ts'
import type { Examples } from './message.examples.ts'

const id = 'Q3J5c3RhbEJhbGwtMDAx'
const account = { accountId: id, name: 'Anna Öberg', email: 'anna@example.org' }
const signedIn = { token: 'A'.repeat(43), expiresInMs: 3_600_000, account, organisation: 'Nordwind' }
const line = {
  id,
  at: '2026-05-04T09:30:00.000Z',
  from: 'Anna',
  audience: 'everyone',
  to: '',
  text: '你好 <b>&amp;',
  isPicture: false,
} as const

export const signInRequestExamples: Examples<z.infer<typeof signInRequestSchema>> = {
  valid: [{ email: 'anna@example.org', password: 'correct horse battery' }],
  rejected: [
    { why: 'no password', sample: { email: 'anna@example.org', password: '' } },
    {
      why: 'a password long enough to be a burden',
      sample: { email: 'anna@example.org', password: 'x'.repeat(201) },
    },
    { why: 'an object where text belongs', sample: { email: { $ne: null }, password: 'x' } },
    {
      why: 'a field nobody defined',
      sample: { email: 'anna@example.org', password: 'x', role: 'administrator' },
    },
  ],
}

export const signedInExamples: Examples<z.infer<typeof signedInSchema>> = {
  valid: [signedIn],
  rejected: [
    { why: 'a short token', sample: { ...signedIn, token: 'A'.repeat(42) } },
    {
      why: 'a name with a line break',
      sample: { ...signedIn, account: { ...account, name: 'Anna\nAdmin' } },
    },
  ],
}

export const notesRequestExamples: Examples<z.infer<typeof notesRequestSchema>> = {
  valid: [
    { text: '' },
    { text: 'Replaced the cable.\nAll fine since.' },
    { text: 'x'.repeat(MAX_NOTES_LENGTH) },
  ],
  rejected: [
    { why: 'notes over the limit', sample: { text: 'x'.repeat(MAX_NOTES_LENGTH + 1) } },
    { why: 'no text', sample: {} },
  ],
}

export const notesExamples: Examples<z.infer<typeof notesSchema>> = {
  valid: [
    { text: '', savedAt: null },
    { text: 'x', savedAt: '2026-05-04T09:30:00.000Z' },
  ],
  rejected: [{ why: 'no time', sample: { text: '' } }],
}

export const transcriptRequestExamples: Examples<z.infer<typeof transcriptRequestSchema>> = {
  valid: [{ lines: [] }, { lines: [line, { ...line, audience: 'one-person', to: 'Lee' }] }],
  rejected: [
    { why: 'a time without a zone', sample: { lines: [{ ...line, at: '2026-05-04 09:30' }] } },
    { why: 'nobody knows for whose eyes', sample: { lines: [{ ...line, audience: undefined }] } },
    { why: 'a line over the limit', sample: { lines: [{ ...line, text: 'x'.repeat(4001) }] } },
    { why: 'too many lines', sample: { lines: Array(5001).fill(line) } },
  ],
}

export const siteExamples: Examples<z.infer<typeof siteSchema>> = {
  valid: [{ siteId: id, organisation: 'Nordwind', version: '0.1.0' }],
  rejected: [{ why: 'no site id', sample: { organisation: 'Nordwind', version: '0.1.0' } }],
}

export const httpRefusalExamples: Examples<z.infer<typeof httpRefusalSchema>> = {
  valid: [{ code: 'wrong-credentials' }, { code: 'too-many-tries', retryAfterMs: 4_000 }],
  rejected: [{ why: 'a code of another protocol', sample: { code: 'unknown-code' } }],
}
