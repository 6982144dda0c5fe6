/** How people reach a session by telephone: the site's numbers, and the digits that lead from there into one session. */
import { z } from 'zod'
import { nameSchema } from './fields.ts'

/** What a site shows at most; more would be a list to search in. */
export const MAX_PHONE_NUMBERS = 20

export const phoneNumberSchema = z.strictObject({
  /** Country, city or what the call costs, as the site wrote it. */
  label: nameSchema.max(40),
  /** International form (E.164), 7 to 15 digits, single spaces for reading. */
  number: z
    .string()
    .max(24)
    .regex(/^\+[1-9](?: ?\d){6,14}$/),
})
export type PhoneNumber = z.infer<typeof phoneNumberSchema>

/** Digits only, so that it can be typed on a telephone. */
export const phonePinSchema = z.string().regex(/^\d{6,12}$/)

export const phoneConferenceSchema = z.strictObject({
  numbers: z.array(phoneNumberSchema).min(1).max(MAX_PHONE_NUMBERS),
  pin: phonePinSchema,
})
export type PhoneConference = z.infer<typeof phoneConferenceSchema>
