/** The few HTTP calls an app makes to the server: JSON in, JSON out, `Authorization: Bearer <token>`. */
import { z } from 'zod'
import { chatAudienceSchema } from './chat.ts'
import { base64urlSchema, durationMsSchema, idSchema, lineSchema, nameSchema } from './fields.ts'
import { MAX_CAPTION_LENGTH, MAX_NOTE_PICTURE_BYTES, MAX_NOTE_PICTURES, MAX_NOTES_LENGTH } from './limits.ts'

/** POST /api/sign-in. 200 `signedIn`, 401 `refused: wrong-credentials`, 429 `refused: too-many-tries`. */
export const signInRequestSchema = z.strictObject({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(200),
})
export const signedInSchema = z.strictObject({
  token: base64urlSchema(32, 32),
  expiresInMs: durationMsSchema,
  account: z.strictObject({ accountId: idSchema, name: nameSchema, email: z.string().max(254) }),
  organisation: nameSchema,
})
export type SignedIn = z.infer<typeof signedInSchema>

/** POST /api/sign-out: 204. The token is dead at once, and so is its socket. */

/**
 * PUT /api/sessions/:sessionId/notes, by a CSR of that session, during it or up to a day after. The whole text is replaced.
 * Without `pictures`, as version 2 had it: 204, and pictures stay as they are. With it, 200 `notesSaved`.
 */
export const notesRequestSchema = z.strictObject({
  text: z.string().max(MAX_NOTES_LENGTH),
  /** Every picture that belongs to the notes; kept ones that are not named are deleted. */
  pictures: z.array(idSchema).max(MAX_NOTE_PICTURES).optional(),
})
/** Pictures the server was told of and does not have yet: they are sent next. */
export const notesSavedSchema = z.strictObject({ missing: z.array(idSchema).max(MAX_NOTE_PICTURES) })
/** GET /api/sessions/:sessionId/notes: 200. */
export const notesSchema = z.strictObject({
  text: z.string().max(MAX_NOTES_LENGTH),
  savedAt: z.string().nullable(),
})

const pictureFields = { caption: lineSchema(MAX_CAPTION_LENGTH), takenAt: z.iso.datetime() }
/**
 * PUT /api/sessions/:sessionId/notes/pictures/:pictureId, when and by whom notes may be saved: 204, 400 for bytes that are
 * no picture of ours, 403 for one too many. GET: 200, as it was put there. One's own only.
 */
export const notePictureSchema = z.strictObject({
  ...pictureFields,
  /** PNG or WebP, whatever its sender calls it. */
  picture: base64urlSchema(1, MAX_NOTE_PICTURE_BYTES),
})
export type NotePicture = z.infer<typeof notePictureSchema>
/** GET /api/sessions/:sessionId/notes/pictures: 200, the oldest first. */
export const notePicturesSchema = z.strictObject({
  pictures: z
    .array(z.strictObject({ ...pictureFields, pictureId: idSchema, bytes: z.int().min(1) }))
    .max(MAX_NOTE_PICTURES),
})

/** `everyone`: nobody has the line. Otherwise the names of those who left without it, or `some` where they are not known. */
const unreachedSchema = z.union([
  z.enum(['everyone', 'some']),
  z.strictObject({ names: z.array(nameSchema).min(1).max(64) }),
])

/**
 * PUT /api/sessions/:sessionId/transcript, by a CSR of that session: 204, or 403 when the site keeps none.
 * Lines as that CSR's app saw them; every audience but `everyone` is a private line.
 */
export const transcriptRequestSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        id: idSchema,
        at: z.iso.datetime(),
        from: nameSchema,
        audience: chatAudienceSchema,
        /** The name of the person a line for one person went to; otherwise empty. */
        to: z.union([nameSchema, z.literal('')]),
        /** Empty in the place of a picture, which is not kept. */
        text: z.string().max(4000),
        isPicture: z.boolean(),
        /** Left out where everyone it was for has it, and for a server of before `UNREACHED_SINCE`. */
        unreached: unreachedSchema.optional(),
      }),
    )
    .max(5000),
})

/** GET /api/site, no token: what an app shows before anyone signs in. */
export const siteSchema = z.strictObject({
  siteId: idSchema,
  organisation: nameSchema,
  version: z.string().max(40),
})
export type Site = z.infer<typeof siteSchema>

/** Body of every answer ≥ 400. */
export const httpRefusalSchema = z.strictObject({
  code: z.enum([
    'malformed',
    'wrong-credentials',
    'too-many-tries',
    'not-signed-in',
    'not-allowed',
    'not-found',
    'busy',
    'failed',
  ]),
  retryAfterMs: durationMsSchema.optional(),
})
export type HttpRefusal = z.infer<typeof httpRefusalSchema>
