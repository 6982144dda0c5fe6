/** What the main window and the main process say to each other about people; a part of the window's contract. */
import { announcementSchema } from '@deskside/shared/session/announcement.ts'
import { z } from 'zod'

export const participantsIpc = {
  ask: {
    /** The customer has to know this now, wherever the window is; answered when it is before them. */
    announce: { request: announcementSchema, response: z.strictObject({}) },
  },
  tell: {},
  hear: {},
} as const
