/** What the main window and the main process say to each other about seeing and controlling; a part of the window's contract. */

import {
  inputMessageSchema,
  peopleSchema,
  sharingStateSchema,
} from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { SHARING_END_REASONS } from '@deskside/shared/gate/grant-book.ts'
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { grantableSchema, requestOutcomeSchema } from '@deskside/shared/protocol/remote-control.ts'
import { z } from 'zod'

const nothing = z.strictObject({})

export const remoteControlIpc = {
  ask: {
    /** Resolves when the customer has answered, or did not. */
    requestAccess: {
      request: z.strictObject({ participantId: idSchema, requestId: idSchema, access: grantableSchema }),
      response: z.strictObject({ outcome: z.enum([...requestOutcomeSchema.options, 'withdrawn']) }),
    },
  },
  tell: {
    /** Everybody in the session who could see or act. A session that was there and is not any more is over. */
    people: peopleSchema,
    cancelRequest: z.strictObject({ participantId: idSchema, requestId: idSchema }),
    /** That CSR stopped. */
    accessPutDown: z.strictObject({ participantId: idSchema }),
    /** That CSR listens no more. */
    soundPutDown: z.strictObject({ participantId: idSchema }),
    /** The customer stops it: for one CSR, or for all. */
    stopSharing: z.strictObject({ participantId: idSchema.nullable() }),
    /** Until nothing is shared any more, no other customer sees it. */
    keepToCsrs: nothing,
    input: z.strictObject({ participantId: idSchema, message: inputMessageSchema }),
    /** Nobody sees any more who may not see under that revision. */
    sharingApplied: z.strictObject({ revision: z.int().min(0) }),
    captureFailed: nothing,
    soundFailed: nothing,
    pictureSeen: z.strictObject({ isEmpty: z.boolean() }),
  },
  hear: {
    sharing: sharingStateSchema,
    sharingEnded: z.strictObject({
      participantId: idSchema,
      access: grantableSchema,
      why: z.enum(SHARING_END_REASONS),
    }),
    /** Something on the shared screen changed. */
    wake: nothing,
  },
} as const
