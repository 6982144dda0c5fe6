/** Who is calling, by network address, through proxies we trust, and as it is counted for limits. */
import { BlockList, isIP } from 'node:net'

/** Reads `10.0.0.0/8`, `::1`, `192.0.2.7`. Null when one is neither an address nor a network. */
export function readNetworks(texts: readonly string[]): BlockList | null {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', prefix, ...rest] = text.split('/')
    const family = familyOf(address)
    const mostBits = family === 'ipv4' ? 32 : 128
    const bits = prefix === undefined ? mostBits : Number(prefix)
    if (family === null || rest.length > 0 || !Number.isInteger(bits) || bits < 0 || bits > mostBits)
      return null
    list.addSubnet(address, bits, family)
  }
  return list
}

/**
 * The nearest address that is not a trusted proxy, read from the right: what stands further left was written by the
 * caller and proves nothing.
 */
export function findClientAddress(
  remote: string,
  forwardedFor: string | string[] | undefined,
  trusted: BlockList,
): string {
  let address = plain(remote)
  const hops =
    forwardedFor === undefined
      ? []
      : String(forwardedFor)
          .split(',')
          .map((hop) => plain(hop.trim()))
  while (isTrusted(address, trusted)) {
    const next = hops.pop()
    if (next === undefined || isIP(next) === 0) break
    address = next
  }
  return address
}

/** IPv6 by /64, which is what one customer gets; IPv4 as it is. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address
  return `${expandIpv6(address).slice(0, 4).join(':')}::/64`
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = familyOf(address)
  return family !== null && trusted.check(address, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address)
  if (version === 0) return null
  return version === 4 ? 'ipv4' : 'ipv6'
}

/** Without the zone and the IPv4-in-IPv6 form that dual-stack sockets report. */
function plain(address: string): string {
  const withoutZone = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(withoutZone)
  return mapped?.[1] ?? withoutZone
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
