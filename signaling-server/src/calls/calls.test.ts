import type { Availability } from '@deskside/shared/protocol/colleagues.ts'
import { ANSWER_TEXT_BYTES, CALL_TEXT_BYTES } from '@deskside/shared/protocol/limits.ts'
import type { ClientMessage } from '@deskside/shared/protocol/signaling.ts'
import { startTestServer, type TestCsr, type TestServer } from '../testing/test-server.ts'

const sealed = (textBytes: number): string => 'B'.repeat(Math.ceil(((textBytes + 48) * 4) / 3))
const BODY = sealed(CALL_TEXT_BYTES)
const ANSWER = sealed(ANSWER_TEXT_BYTES)

/** Said, and heard by the server: the list is its answer to the message after it. */
async function announce(
  { client }: TestCsr,
  deviceId: string,
  availability: Availability = 'available',
): Promise<void> {
  client.send({ type: 'colleagues/announce', deviceId, publicKey: deviceId.padEnd(43, 'x'), availability })
  client.send({ type: 'colleagues/watch' })
  await client.next('colleagues/list')
  client.send({ type: 'colleagues/unwatch' })
}

function ring({ client }: TestCsr, to: TestCsr, deviceIds: readonly string[], callId = 'call-0001'): void {
  client.send({
    type: 'call/ring',
    requestId: client.newId(),
    callId,
    to: to.accountId,
    sealed: deviceIds.map((deviceId) => ({ deviceId, body: BODY })),
  })
}

describe('colleagues at the server', () => {
  let server: TestServer
  let anna: TestCsr
  let ben: TestCsr
  beforeEach(async () => {
    server = await startTestServer()
    anna = await server.addCsr('Anna')
    ben = await server.addCsr('Ben')
    await announce(anna, 'annas-laptop')
    await announce(ben, 'bens-laptop')
  })
  afterEach(() => server.close())

  /** Another computer of Ben's. */
  async function bensDesktop(availability: Availability = 'available'): Promise<TestCsr> {
    const client = server.connect({ origin: 'app://csr-app' })
    await client.hello(ben.token)
    const desktop = { ...ben, client }
    await announce(desktop, 'bens-desktop', availability)
    return desktop
  }

  /** Lists may come that are older than what was just done; this waits for the one that is meant. */
  async function sees({ client }: TestCsr, expected: readonly (readonly string[])[]): Promise<void> {
    for (;;) {
      const { colleagues } = await client.next('colleagues/list')
      const seen = colleagues.map(({ name, availability, devices }) => [
        ...[name, availability],
        ...devices.map(({ deviceId }) => deviceId),
      ])
      if (JSON.stringify(seen) === JSON.stringify(expected)) return
    }
  }

  it('are listed with their computers to everyone but themselves, and told anew at every change', async () => {
    anna.client.send({ type: 'colleagues/watch' })
    await sees(anna, [['Ben', 'available', 'bens-laptop']])

    const desktop = await bensDesktop()
    await sees(anna, [['Ben', 'available', 'bens-laptop', 'bens-desktop']])

    await announce(ben, 'bens-laptop', 'do-not-disturb')
    await sees(anna, [['Ben', 'available', 'bens-desktop']])

    await desktop.client.close()
    await sees(anna, [['Ben', 'do-not-disturb', 'bens-laptop']])

    await ben.client.close()
    await sees(anna, [])
  })

  it('are nobody’s business but theirs', async () => {
    const messages: readonly ClientMessage[] = [
      { type: 'colleagues/watch' },
      {
        ...{ type: 'colleagues/announce', deviceId: 'device-0001', publicKey: 'A'.repeat(43) },
        availability: 'available',
      },
      {
        ...{ type: 'call/ring', requestId: 'request-1', callId: 'call-0001', to: ben.accountId },
        sealed: [{ deviceId: 'bens-laptop', body: BODY }],
      },
    ]
    for (const message of messages) {
      const helper = await server.connectHelper()
      helper.send(message)
      expect((await helper.next('refused')).code).toBe('not-allowed')
    }
    expect(ben.client.heard).toEqual([])
  })

  it('call each other: every computer rings, the first answer counts, the others are told', async () => {
    const desktop = await bensDesktop()
    anna.client.send({ type: 'colleagues/watch' })
    await anna.client.next('colleagues/list')
    ring(anna, ben, ['bens-laptop', 'bens-desktop'])

    await anna.client.next('call/ringing')
    const { from, body } = await ben.client.next('call/incoming')
    await desktop.client.next('call/incoming')
    expect(from).toMatchObject({ accountId: anna.accountId, name: 'Anna', deviceId: 'annas-laptop' })
    expect(body).toBe(BODY)

    desktop.client.send({ type: 'call/answer', callId: 'call-0001', body: ANSWER })
    expect(await anna.client.next('call/answered')).toMatchObject({ deviceId: 'bens-desktop', body: ANSWER })
    expect((await ben.client.next('call/over')).reason).toBe('elsewhere')
    ben.client.send({ type: 'call/answer', callId: 'call-0001', body: ANSWER })
    anna.client.send({ type: 'call/cancel', callId: 'call-0001' })
    ring(anna, ben, ['bens-laptop'], 'call-0002')
    await ben.client.next('call/incoming')
    expect(anna.client.heard.filter(({ type }) => type === 'call/answered')).toEqual([])
  })

  it('take a call back, or take it away by going', async () => {
    ring(anna, ben, ['bens-laptop'])
    await ben.client.next('call/incoming')
    anna.client.send({ type: 'call/cancel', callId: 'call-0001' })
    expect((await ben.client.next('call/over')).reason).toBe('cancelled')

    ring(anna, ben, ['bens-laptop'], 'call-0002')
    await ben.client.next('call/incoming')
    await anna.client.close()
    expect((await ben.client.next('call/over')).reason).toBe('gone')
  })

  it('are told when nobody is left to answer', async () => {
    const desktop = await bensDesktop()
    ring(anna, ben, ['bens-laptop', 'bens-desktop'])
    await anna.client.next('call/ringing')
    await desktop.client.next('call/incoming')
    await desktop.client.close()
    await ben.client.close()

    expect((await anna.client.next('call/over')).reason).toBe('gone')
  })

  it('cannot answer or take back the calls of others', async () => {
    const eve = await server.addCsr('Eve')
    await announce(eve, 'bens-laptop')
    ring(anna, ben, ['bens-laptop'])
    await ben.client.next('call/incoming')
    eve.client.send({ type: 'call/answer', callId: 'call-0001', body: ANSWER.replaceAll('B', 'E') })
    eve.client.send({ type: 'call/cancel', callId: 'call-0001' })
    // Her own messages are handled one after another, so the two before it are done.
    eve.client.send({ type: 'colleagues/watch' })
    await eve.client.next('colleagues/list')
    ben.client.send({ type: 'call/answer', callId: 'call-0001', body: ANSWER })

    expect((await anna.client.next('call/answered')).body).toBe(ANSWER)
    expect(eve.client.heard).toEqual([])
    expect(ben.client.heard).toEqual([])
  })

  it('are not rung when they want no calls, are not there, or are oneself', async () => {
    await announce(ben, 'bens-laptop', 'do-not-disturb')
    ben.client.send({ type: 'colleagues/watch' })
    await ben.client.next('colleagues/list')
    for (const [to, deviceId] of [
      [ben, 'bens-laptop'],
      [ben, 'no-such-device'],
      [anna, 'annas-laptop'],
    ] as const) {
      ring(anna, to, [deviceId])
      expect((await anna.client.next('refused')).code).toBe('unknown-colleague')
    }
    expect(ben.client.heard).toEqual([])
  })

  it('have one call at a time, ten a minute, and none before they can be called back', async () => {
    const eve = await server.addCsr('Eve')
    ring(eve, ben, ['bens-laptop'])
    expect((await eve.client.next('refused')).code).toBe('not-allowed')
    ring(anna, ben, ['bens-laptop'], 'call-0001')
    ring(anna, ben, ['bens-laptop'], 'call-0002')
    expect((await anna.client.next('refused')).code).toBe('busy')
    for (let rung = 2; rung < 10; rung += 1) {
      ring(anna, ben, ['bens-laptop'])
      expect((await anna.client.next('refused')).code).toBe('busy')
    }
    ring(anna, ben, ['bens-laptop'])
    expect((await anna.client.next('refused')).code).toBe('too-many-tries')
  })

  it('leave the list when their account is closed', async () => {
    anna.client.send({ type: 'colleagues/watch' })
    await anna.client.next('colleagues/list')
    await server.storage.accounts.disable(ben.accountId)

    await sees(anna, [])
  })

  it('find no word of a call in the log', async () => {
    ring(anna, ben, ['bens-laptop'])
    await ben.client.next('call/incoming')

    expect(server.log.join('')).not.toContain(BODY.slice(0, 40))
  })
})
