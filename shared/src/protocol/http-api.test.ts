import * as examples from './http-api.examples.ts'
import * as api from './http-api.ts'
import * as mailExamples from './invite-mail.examples.ts'
import * as mail from './invite-mail.ts'

describe.each([
  ['sign-in request', api.signInRequestSchema, examples.signInRequestExamples],
  ['sign-in answer', api.signedInSchema, examples.signedInExamples],
  ['notes request', api.notesRequestSchema, examples.notesRequestExamples],
  ['answer to notes', api.notesSavedSchema, examples.notesSavedExamples],
  ['picture of notes', api.notePictureSchema, examples.notePictureExamples],
  ['list of pictures', api.notePicturesSchema, examples.notePicturesExamples],
  ['notes', api.notesSchema, examples.notesExamples],
  ['transcript request', api.transcriptRequestSchema, examples.transcriptRequestExamples],
  ['mail request', mail.inviteMailRequestSchema, mailExamples.inviteMailRequestExamples],
  ['mail draft', mail.inviteMailDraftSchema, mailExamples.inviteMailDraftExamples],
  ['mail answer', mail.inviteMailAnswerSchema, mailExamples.inviteMailAnswerExamples],
  ['site', api.siteSchema, examples.siteExamples],
  ['refusal', api.httpRefusalSchema, examples.httpRefusalExamples],
] as const)('the %s', (_name, schema, { valid, rejected }) => {
  it('is accepted when it is right', () => {
    for (const sample of valid) expect(schema.parse(sample)).toEqual(sample)
  })

  it.each(rejected)('is refused for $why', ({ sample }) => {
    expect(schema.safeParse(sample).success).toBe(false)
  })
})
