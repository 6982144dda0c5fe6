/** Samples of every HTTP body, good and refused; both ends test themselves against them. */
import type { z } from 'zod'
import type {
  httpRefusalSchema,
  notePictureSchema,
  notePicturesSchema,
  notesRequestSchema,
  notesSavedSchema,
  notesSchema,
  signedInSchema,
  signInRequestSchema,
  siteSchema,
  transcriptRequestSchema,
} from './http-api.ts'
import { MAX_NOTE_PICTURE_BYTES, MAX_NOTES_LENGTH } from './limits.ts'
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
    { text: 'See the picture.', pictures: [id] },
    { text: 'No picture any more.', pictures: [] },
  ],
  rejected: [
    { why: 'more pictures than are kept', sample: { text: '', pictures: Array(21).fill(id) } },
    { why: 'a picture under a name that is no id', sample: { text: '', pictures: ['../notes'] } },
    { why: 'notes over the limit', sample: { text: 'x'.repeat(MAX_NOTES_LENGTH + 1) } },
    { why: 'no text', sample: {} },
  ],
}

export const notesSavedExamples: Examples<z.infer<typeof notesSavedSchema>> = {
  valid: [{ missing: [] }, { missing: [id] }],
  rejected: [{ why: 'nobody knows which', sample: { missing: 3 } }],
}

const picture = { caption: 'The error 错误', takenAt: '2026-05-04T09:30:00.000Z', picture: 'iVBORw0KGgo' }

export const notePictureExamples: Examples<z.infer<typeof notePictureSchema>> = {
  valid: [picture, { ...picture, caption: '' }],
  rejected: [
    { why: 'no bytes', sample: { ...picture, picture: '' } },
    { why: 'bytes in another encoding', sample: { ...picture, picture: 'iVBOR+/=' } },
    {
      why: 'a picture over the limit',
      sample: { ...picture, picture: 'A'.repeat(Math.ceil((MAX_NOTE_PICTURE_BYTES * 4) / 3) + 1) },
    },
    { why: 'a caption of two lines', sample: { ...picture, caption: 'one\ntwo' } },
    { why: 'a caption over the limit', sample: { ...picture, caption: 'x'.repeat(201) } },
    { why: 'the word of its sender for what kind it is', sample: { ...picture, type: 'image/svg+xml' } },
  ],
}

export const notePicturesExamples: Examples<z.infer<typeof notePicturesSchema>> = {
  valid: [
    { pictures: [] },
    { pictures: [{ pictureId: id, caption: '', takenAt: '2026-05-04T09:30:00.000Z', bytes: 400 }] },
  ],
  rejected: [{ why: 'no pictures', sample: {} }],
}

export const notesExamples: Examples<z.infer<typeof notesSchema>> = {
  valid: [
    { text: '', savedAt: null },
    { text: 'x', savedAt: '2026-05-04T09:30:00.000Z' },
  ],
  rejected: [{ why: 'no time', sample: { text: '' } }],
}

export const transcriptRequestExamples: Examples<z.infer<typeof transcriptRequestSchema>> = {
  valid: [
    { lines: [] },
    { lines: [line, { ...line, audience: 'one-person', to: 'Lee' }] },
    {
      lines: [
        { ...line, unreached: 'everyone' },
        { ...line, unreached: { names: ['Kim'] } },
      ],
    },
  ],
  rejected: [
    { why: 'a time without a zone', sample: { lines: [{ ...line, at: '2026-05-04 09:30' }] } },
    { why: 'nobody knows for whose eyes', sample: { lines: [{ ...line, audience: undefined }] } },
    { why: 'a line over the limit', sample: { lines: [{ ...line, text: 'x'.repeat(4001) }] } },
    {
      why: 'nobody in particular left without it',
      sample: { lines: [{ ...line, unreached: { names: [] } }] },
    },
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
