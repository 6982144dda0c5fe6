import { IceServers } from './ice-servers.ts'

const settings = {
  stunUrls: ['stun:relay.example.org:3478'],
  turnUrls: ['turn:relay.example.org:3478'],
  turnSecret: 'a secret shared with the relay',
  turnLifetimeS: 3_600,
}
const now = (): Date => new Date(1_777_766_400_000)

describe('relay credentials', () => {
  it('are what the relay computes from the shared secret, and run out within the hour', () => {
    const [, relay] = new IceServers(settings, now).forSession('session-0001') ?? []

    expect(relay).toEqual({
      urls: ['turn:relay.example.org:3478'],
      username: '1777770000:session-0001',
      // openssl dgst -sha1 -hmac 'a secret shared with the relay' -binary | base64
      credential: 'oZyBJfDyQsPOkNwMIQtKVFO+lo0=',
    })
  })

  it('do not exist without a relay', () => {
    const iceServers = new IceServers({ ...settings, turnUrls: [], turnSecret: null }, now)

    expect(iceServers.forSession('session-0001')).toBeNull()
    expect(iceServers.withoutCredentials()).toEqual([{ urls: ['stun:relay.example.org:3478'] }])
  })
})
