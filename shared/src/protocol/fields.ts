/** Small schemas that many messages share. */
import { z } from 'zod'
import { MAX_NAME_LENGTH } from './limits.ts'

/** An identifier made by the server or an app: URL-safe, no meaning inside. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** Text for one line on screen: no control characters, no direction overrides that could disguise a name. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(/^[^\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u)

/** One line that may be empty; the same characters as in a name. */
export const lineSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u)

export const roleSchema = z.enum(['csr', 'customer'])
export type Role = z.infer<typeof roleSchema>

export const versionRangeSchema = z
  .strictObject({ min: z.int().min(1).max(1000), max: z.int().min(1).max(1000) })
  .refine((range) => range.min <= range.max)

/** Bytes in base64url without padding. */
export const base64urlSchema = (minBytes: number, maxBytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .min(Math.ceil((minBytes * 4) / 3))
    .max(Math.ceil((maxBytes * 4) / 3))

/** Milliseconds that remain, as a duration; clocks of two machines are never compared. */
export const durationMsSchema = z
  .int()
  .min(0)
  .max(7 * 24 * 3_600_000)
