/** Reads the site's telephone numbers as an operator writes them. */
import { type PhoneNumber, phoneNumberSchema } from '@deskside/shared/protocol/phone.ts'

/** `Berlin +49 (0)30 123-4567`: what people write between the digits becomes a space. Null when it is no number. */
export function readPhoneNumber(text: string): PhoneNumber | null {
  const [, label = '', written = ''] = /^([^+]+?):?\s*(\+[\d\s()./-]+)$/.exec(text) ?? []
  const number = written
    .replace(/\(0\)/g, ' ')
    .replace(/[^\d+]+/g, ' ')
    .trim()
  const read = phoneNumberSchema.safeParse({ label, number })
  return read.success ? read.data : null
}
