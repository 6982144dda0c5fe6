import { readMessage } from '../session/message-codec.ts'
import { type MessageType, wireMessages } from './index.ts'
import { wireExamples } from './wire.examples.ts'

const read = (
  type: MessageType,
  message: unknown,
  change: Partial<{ role: 'csr' | 'customer'; isHost: boolean; isVerified: boolean }> = {},
) =>
  readMessage(JSON.stringify(message), wireMessages[type].channel, {
    role: wireMessages[type].from[0] ?? 'csr',
    isHost: true,
    isVerified: true,
    ...change,
  })

it('reads the presence of an app that knows no hold', () => {
  const presence = { type: 'participants/presence', microphone: 'on', camera: true } as const
  expect(read(presence.type, presence)).toEqual({ kind: 'message', message: { ...presence, onHold: false } })
})

describe.each(Object.keys(wireMessages) as MessageType[])('%s', (type) => {
  it.each(wireExamples[type].valid)('takes sample %#', (message) => {
    expect(read(type, message)).toEqual({ kind: 'message', message })
  })

  it.each(wireExamples[type].rejected)('refuses $why', ({ message }) => {
    expect(read(type, message)).toEqual({ kind: 'refused', why: 'shape' })
  })

  it('is heard only from those who may say it', () => {
    for (const role of ['csr', 'customer'] as const) {
      const mayBeSaid = wireMessages[type].from.includes(role)
      expect(read(type, wireExamples[type].valid[0], { role }).kind).toBe(mayBeSaid ? 'message' : 'refused')
    }
  })

  it('is heard from the host alone where it is the host’s to say', () => {
    const expected = 'hostOnly' in wireMessages[type] ? 'refused' : 'message'
    expect(read(type, wireExamples[type].valid[0], { isHost: false }).kind).toBe(expected)
  })

  it('is not heard before the link is verified, the proof excepted', () => {
    const result = read(type, wireExamples[type].valid[0], { isVerified: false })
    expect(result).toEqual(
      type === 'link/proof'
        ? expect.objectContaining({ kind: 'message' })
        : { kind: 'refused', why: 'unverified' },
    )
  })

  it('is not heard on another channel', () => {
    const wrong = wireMessages[type].channel === 'bulk' ? 'control' : 'bulk'
    const sender = { role: wireMessages[type].from[0] ?? 'csr', isHost: true, isVerified: true } as const
    expect(readMessage(JSON.stringify(wireExamples[type].valid[0]), wrong, sender)).toEqual({
      kind: 'refused',
      why: 'channel',
    })
  })
})

describe('reading what a peer sent', () => {
  const csr = { role: 'csr', isHost: true, isVerified: true } as const

  it.each([
    ['{', 'json'],
    ['null', 'json'],
    ['[]', 'json'],
    ['{"type":7}', 'json'],
    ['{"type":"__proto__"}', 'unknown'],
    ['{"type":"constructor"}', 'unknown'],
    ['{"type":"chat/erase"}', 'unknown'],
    [`{"type":"chat/line","text":"${'x'.repeat(40_000)}"}`, 'size'],
  ])('refuses %.40s as %s', (text, why) => {
    expect(readMessage(text, 'control', csr)).toEqual({ kind: 'refused', why })
  })
})
