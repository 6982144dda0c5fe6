/** What the main window and the main process say to each other about the camera; a part of the window's contract. */
import { z } from 'zod'

const nothing = z.strictObject({})

export const videoIpc = {
  ask: {
    /** The customer has pressed Start my video. */
    openCamera: { request: nothing, response: z.strictObject({ mayOpen: z.boolean() }) },
  },
  tell: { cameraReleased: nothing },
  hear: {},
} as const
