/** What stands for an address in the audit log: the same for the same address, and worth nothing without the site's key. */
import { createHmac } from 'node:crypto'

export function addressMark(key: Uint8Array, address: string): string {
  return createHmac('sha256', key).update(`mail address\n${address.toLowerCase()}`).digest('hex')
}
