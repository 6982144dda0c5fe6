/** What a call and its answer say, under the seal: always as many bytes, whatever is said. */
import { bytesToUtf8, utf8ToBytes } from '@deskside/shared/kernel/bytes.ts'
import { callWordSchema } from '@deskside/shared/protocol/colleagues.ts'
import { idSchema, nameSchema } from '@deskside/shared/protocol/fields.ts'
import { ANSWER_TEXT_BYTES, CALL_TEXT_BYTES } from '@deskside/shared/protocol/limits.ts'
import { nameplateSchema } from '@deskside/shared/protocol/signaling.ts'
import { z } from 'zod'

/** The link form of a code: 128 bits. */
export const callCodeSchema = z.strictObject({
  nameplate: nameplateSchema,
  secret: z.string().regex(/^[0-9a-z]{26}$/),
})

const personSchema = z.strictObject({ accountId: idSchema, name: nameSchema })

export const callTextSchema = z.strictObject({
  from: personSchema,
  /** As the server shows that person to the caller: one who is somebody else does not ring. */
  to: personSchema,
  reason: callWordSchema,
  /** Whose computer it is about; absent while no customer is there. */
  customer: nameSchema.optional(),
  code: callCodeSchema,
  /** The wish to watch that this call grants: one of the colleague's own, else it does not ring. */
  watch: idSchema.optional(),
})
export type CallText = z.infer<typeof callTextSchema>

export const answerTextSchema = z.strictObject({ accepted: z.boolean(), word: callWordSchema })
export type AnswerText = z.infer<typeof answerTextSchema>

export const writeCall = (call: CallText): Uint8Array => filledUp(call, CALL_TEXT_BYTES)
export const writeAnswer = (answer: AnswerText): Uint8Array => filledUp(answer, ANSWER_TEXT_BYTES)

/** Null for what no app of ours says. */
export const readCall = (text: Uint8Array): CallText | null => read(text, callTextSchema)
export const readAnswer = (text: Uint8Array): AnswerText | null => read(text, answerTextSchema)

/** JSON does not mind the spaces after it. @throws RangeError when more is said than the limits allow */
function filledUp(value: CallText | AnswerText, bytes: number): Uint8Array {
  const text = utf8ToBytes(JSON.stringify(value))
  if (text.length > bytes) throw new RangeError('a call is too long')
  return new Uint8Array(bytes).fill(0x20).map((space, at) => text[at] ?? space)
}

function read<Schema extends z.ZodType>(text: Uint8Array, schema: Schema): z.infer<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(bytesToUtf8(text)))
    return parsed.success ? parsed.data : null
  } catch {
    // Not UTF-8 or not JSON, though sealed by a key we know: nothing we can use.
    return null
  }
}
