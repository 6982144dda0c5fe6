import { findClientAddress, limitKey, readNetworks } from './client-address.ts'

const trusting = (...networks: string[]) => {
  const list = readNetworks(networks)
  if (list === null) throw new Error('bad networks')
  return list
}

describe('the address of a caller', () => {
  it('is the socket’s own when no proxy is trusted, whatever the caller writes', () => {
    expect(findClientAddress('203.0.113.9', '198.51.100.1', trusting())).toBe('203.0.113.9')
  })

  it('is the nearest one that is not a trusted proxy', () => {
    const trusted = trusting('10.0.0.0/8', '::1')

    expect(findClientAddress('10.0.0.1', '1.2.3.4, 203.0.113.9, 10.0.0.2', trusted)).toBe('203.0.113.9')
    expect(findClientAddress('::1', '2001:db8::7', trusted)).toBe('2001:db8::7')
    expect(findClientAddress('::ffff:10.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9')
    expect(findClientAddress('10.0.0.1', undefined, trusted)).toBe('10.0.0.1')
    expect(findClientAddress('10.0.0.1', 'nonsense', trusted)).toBe('10.0.0.1')
  })

  it('is counted by /64 where it is IPv6', () => {
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(limitKey('2001:db8:1:2::ffff')).toBe(limitKey('2001:0db8:0001:0002:aaaa::1'))
    expect(limitKey('2001:db8:1:3::1')).not.toBe(limitKey('2001:db8:1:2::1'))
    expect(limitKey('::1')).toBe('0:0:0:0::/64')
    expect(limitKey('203.0.113.9')).toBe('203.0.113.9')
  })

  it.each(['10.0.0.0/33', '10.0.0.0/-1', 'example.org', '::1/129', '10.0.0.0/8/8', '1.2.3'])(
    'cannot be read from %s',
    (text) => {
      expect(readNetworks([text])).toBeNull()
    },
  )
})
