import { readStartOptions, socketUrlOf } from './start-options.ts'

describe('how the helper is started', () => {
  it('takes a code from a link, from digits and from its own name', () => {
    const code = { kind: 'code', nameplate: '123456', secret: '789012' }
    expect(readStartOptions(['123 456 - 789 012'], []).code).toEqual(code)
    expect(readStartOptions([], ['/tmp/Deskside-Helper-123456-789012 (1).AppImage']).code).toEqual(code)
    expect(readStartOptions(['deskside:join/123456'], []).code).toEqual({
      kind: 'number',
      nameplate: '123456',
    })
    expect(readStartOptions(['deskside:join/123456#789012'], []).code).toMatchObject({ nameplate: '123456' })
  })

  it('never takes a server or a setting from a link', () => {
    const options = readStartOptions(
      ['deskside:join/123456#789012&server=https://evil.example', 'deskside://--server=https://evil.example'],
      [],
    )
    expect(options.server).toBeNull()
  })

  it('speaks to other computers in encrypted form only', () => {
    expect(socketUrlOf('https://support.example.com')).toBe('wss://support.example.com/ws')
    expect(socketUrlOf('http://127.0.0.1:7443')).toBe('ws://127.0.0.1:7443/ws')
    expect(socketUrlOf('http://support.example.com')).toBeNull()
    expect(socketUrlOf('nonsense')).toBeNull()
  })
})
