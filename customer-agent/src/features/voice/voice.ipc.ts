/** What the main window and the main process say to each other about the microphone; a part of the window's contract. */
import { z } from 'zod'

const nothing = z.strictObject({})

export const voiceIpc = {
  ask: {
    /** The customer has pressed Join or chosen a microphone. */
    openMicrophone: { request: nothing, response: z.strictObject({ mayOpen: z.boolean() }) },
  },
  tell: {
    microphoneClosed: nothing,
    /** The customer is invited to talk, and the window may be aside. */
    invitedToTalk: nothing,
    /** A telephone number or a PIN onto the customer's clipboard; nothing else gets there from this window. */
    copyPhone: z.strictObject({ text: z.string().regex(/^\+?[\d ]{6,24}$/) }),
  },
  hear: {},
} as const
