/** Which addresses may be handed to the person's own programs. Everything that is not spelled out here is refused. */

const MAX_LENGTH = 8192

/** A number and nothing else: `tel:` could also carry commands to a telephone, such as call forwarding. */
const TELEPHONE = /^tel:\+[1-9]\d{6,14}$/

/** A message without a recipient, whom the person chooses (RFC 5724): encoded text, no second field. */
const TEXT_MESSAGE = /^sms:\?body=(?:[A-Za-z0-9._~-]|%[0-9A-F]{2}){1,4000}$/

/** The address to open, or null for one that is not opened. */
export function readOutsideAddress(address: string): string | null {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return null
  if (TELEPHONE.test(address) || TEXT_MESSAGE.test(address)) return address
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:' && url.protocol !== 'mailto:') return null
  return url.username === '' && url.password === '' ? url.href : null
}
