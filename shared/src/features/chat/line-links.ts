/** Web addresses in what somebody wrote, and how one looks when it is looked at closely. */

/** A line cut at its web addresses. Only `https` and `http`; a bare `www.` is left as text. */
export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string }

const ADDRESS = /https?:\/\/[^\s<>"'\u200b-\u200f\u202a-\u202e\u2066-\u2069]{3,2000}/giu

export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    // A full stop or bracket after an address belongs to the sentence, not to the address.
    const address = match[0].replace(/[.,;:!?)\]}、。,)]+$/u, '')
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push({ kind: 'link', text: address })
    end = match.index + address.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** An address taken apart, so that a person sees where it leads before it is opened. */
export interface AddressLook {
  /** Exactly what is opened: letters that only look like others appear as `xn--…`. */
  readonly href: string
  readonly before: string
  /** The computer it leads to, the part that matters. */
  readonly host: string
  readonly after: string
  /** The host as it was written, when that differs: it holds letters of other alphabets. */
  readonly writtenHost: string | null
  readonly isEncrypted: boolean
}

/** Null for what must not be opened at all: another scheme, or a name and password hiding the host. */
export function lookAtAddress(written: string): AddressLook | null {
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.username !== '' || url.password !== '' || url.hostname === '') return null
  const before = `${url.protocol}//`
  const isForeign = url.hostname.split('.').some((label) => label.startsWith('xn--'))
  const typed = /^https?:\/\/([^/?#:]*)/iu.exec(written)?.[1] ?? ''
  return {
    href: url.href,
    before,
    host: url.hostname,
    after: url.href.slice(before.length + url.hostname.length),
    writtenHost: isForeign && typed.toLowerCase() !== url.hostname ? typed : null,
    isEncrypted: url.protocol === 'https:',
  }
}
