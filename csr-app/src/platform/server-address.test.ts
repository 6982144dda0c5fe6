import { parseServerAddress, socketUrlOf } from './server-address.ts'

describe('parseServerAddress', () => {
  it.each([
    ['support.example.com', 'https://support.example.com'],
    [' https://support.example.com/ ', 'https://support.example.com'],
    ['https://support.example.com:8443/anything', 'https://support.example.com:8443'],
    ['http://127.0.0.1:7443', 'http://127.0.0.1:7443'],
    ['http://localhost:7443', 'http://localhost:7443'],
  ])('reads %s', (typed, address) => {
    expect(parseServerAddress(typed)).toBe(address)
  })

  it.each([
    '',
    '   ',
    'two words',
    'http://support.example.com',
    'ftp://example.com',
    'javascript:alert(1)',
    'https://a:b@example.com',
    'https://a@example.com',
    'https://:b@example.com',
    'https://',
  ])('refuses %j', (typed) => {
    expect(parseServerAddress(typed)).toBeNull()
  })

  it('puts the socket on the same server', () => {
    expect(socketUrlOf('https://support.example.com')).toBe('wss://support.example.com/ws')
    expect(socketUrlOf('http://127.0.0.1:7443')).toBe('ws://127.0.0.1:7443/ws')
  })
})
