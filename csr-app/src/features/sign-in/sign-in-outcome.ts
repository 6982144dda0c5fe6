/** How an attempt to sign in ended. Each is one sentence on the sign-in screen. */
import { z } from 'zod'

export const signInOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed-in') }),
  z.strictObject({ kind: z.literal('wrong-address') }),
  z.strictObject({ kind: z.literal('wrong-credentials') }),
  z.strictObject({ kind: z.literal('too-many-tries'), retryAfterMs: z.number() }),
  z.strictObject({ kind: z.literal('certificate') }),
  z.strictObject({ kind: z.literal('unreachable') }),
  z.strictObject({ kind: z.literal('not-deskside') }),
])
export type SignInOutcome = z.infer<typeof signInOutcomeSchema>
