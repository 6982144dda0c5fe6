import * as examples from './http-api.examples.ts'
import * as api from './http-api.ts'

describe.each([
  ['sign-in request', api.signInRequestSchema, examples.signInRequestExamples],
  ['sign-in answer', api.signedInSchema, examples.signedInExamples],
  ['notes request', api.notesRequestSchema, examples.notesRequestExamples],
  ['answer to notes', api.notesSavedSchema, examples.notesSavedExamples],
  ['picture of notes', api.notePictureSchema, examples.notePictureExamples],
  ['list of pictures', api.notePicturesSchema, examples.notePicturesExamples],
  ['notes', api.notesSchema, examples.notesExamples],
  ['transcript request', api.transcriptRequestSchema, examples.transcriptRequestExamples],
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
