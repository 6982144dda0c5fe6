/** Sentences a CSR writes again and again, kept under a short name, with places for what differs. */
import { idSchema } from '@deskside/shared/protocol/fields.ts'
import { MAX_CHAT_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { z } from 'zod'

const MAX_REPLIES = 200
export const MAX_TITLE_LENGTH = 60

export const cannedReplySchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(1).max(MAX_TITLE_LENGTH),
  text: z.string().trim().min(1).max(MAX_CHAT_LENGTH),
})
export type CannedReply = z.infer<typeof cannedReplySchema>

export const cannedRepliesSchema = z.array(cannedReplySchema).max(MAX_REPLIES)

/** What the places in a reply stand for; null while it is not known. */
export interface Placeholders {
  readonly customer: string | null
  readonly csr: string | null
  readonly organisation: string | null
}

/** Puts the names in. What is not known stays as it is written, so that it is seen before it is sent. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  return text.replace(/\{\{\s*(customer|csr|organisation)\s*\}\}/gu, (whole, name: keyof Placeholders) => {
    return values[name] ?? whole
  })
}

/** The list with one reply new or changed. */
export function putReply(replies: readonly CannedReply[], reply: CannedReply): readonly CannedReply[] {
  return replies.some(({ id }) => id === reply.id)
    ? replies.map((known) => (known.id === reply.id ? reply : known))
    : [...replies, reply]
}
