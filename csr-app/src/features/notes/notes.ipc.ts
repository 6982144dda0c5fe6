/** What the window and the main process say to each other about notes; a part of the window's contract. */
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import { MAX_NOTE_PICTURE_BYTES } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'
import { diskTroubleSchema } from '../../platform/disk-trouble.ts'
import { notesFields } from './parcel.ts'

/** `kept`: on this computer, sent as soon as the server is back. `refused`: on this computer, the server will not have it. */
const savedSchema = z.enum(['saved', 'kept', 'refused'])

const notes = z.strictObject({ sessionId: idSchema, ...notesFields })

/** Notes that a crash or an unfinished end left on this computer. */
const leftOverNotesSchema = z.strictObject({ ...notes.shape, writtenAt: z.iso.datetime() })
export type LeftOverNotes = z.infer<typeof leftOverNotesSchema>

/** What became of a picture that was to be kept on this computer with the notes. */
export const pictureKeptSchema = z.enum(['kept', 'too-many', 'not-a-picture', ...diskTroubleSchema.options])
export type PictureKept = z.infer<typeof pictureKeptSchema>

export const notesIpc = {
  ask: {
    'left-over-notes': { request: z.null(), response: z.array(leftOverNotesSchema) },
    'discard-notes': { request: idSchema, response: z.null() },
    'save-notes': { request: notes, response: savedSchema },
    'save-transcript': {
      request: z.strictObject({ sessionId: idSchema, lines: transcriptRequestSchema.shape.lines }),
      response: savedSchema,
    },
    'keep-note-picture': {
      request: z.strictObject({
        /** As they are with it. */
        ...notes.shape,
        pictureId: idSchema,
        bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_NOTE_PICTURE_BYTES),
      }),
      response: pictureKeptSchema,
    },
  },
  tell: { 'keep-draft': notes },
} as const
