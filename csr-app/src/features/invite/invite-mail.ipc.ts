/** What the window asks of the main process about mails of the site; main talks to the server. */
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { inviteMailDraftSchema, inviteMailRequestSchema } from '@deskside/shared/protocol/invite-mail.ts'
import { z } from 'zod'

const placeSchema = z.strictObject({ sessionId: idSchema, inviteId: idSchema })
export type InvitePlace = z.infer<typeof placeSchema>

/**
 * `refused`: the mail server will not take it for this address. `unreachable`: it takes nothing at the moment. `no-answer`:
 * it or our own server fell silent, and the mail may be on its way. `offline`: our own server is away. `too-many`: an hour's mails are used up. `over`: the invite admits nobody any more.
 */
export const mailOutcomeSchema = z.enum([
  'sent',
  'refused',
  'unreachable',
  'no-answer',
  'offline',
  'too-many',
  'over',
  'cancelled',
])
export type MailOutcome = z.infer<typeof mailOutcomeSchema>

export const inviteMailIpc = {
  ask: {
    /** Null: the server does not say. */
    'invite-mail-draft': { request: placeSchema, response: inviteMailDraftSchema.nullable() },
    'send-invite-mail': {
      request: z.strictObject({ ...placeSchema.shape, mail: inviteMailRequestSchema }),
      response: mailOutcomeSchema,
    },
  },
  tell: {
    'cancel-invite-mail': placeSchema,
  },
} as const
