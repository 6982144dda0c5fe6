import { joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

const NUMBERS = 'Berlin +49 30 1234567'

describe('joining by telephone', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ environment: { DESKSIDE_PHONE_NUMBERS: NUMBERS } })
  })
  afterAll(() => server.close())

  it('is offered by a site that has numbers', async () => {
    const helper = server.connect()

    expect((await helper.hello()).offersPhone).toBe(true)
  })

  it('gives a CSR numbers and a PIN, the same one until it is taken away', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const ask = async () => {
      csr.client.send({ type: 'phone/open', requestId: csr.client.newId(), sessionId })
      return csr.client.next('phone/opened')
    }

    const { numbers, pin } = await ask()
    expect(numbers).toEqual([{ label: 'Berlin', number: '+49 30 1234567' }])
    expect((await ask()).pin).toBe(pin)
    csr.client.send({ type: 'phone/close', sessionId })
    expect((await ask()).pin).not.toBe(pin)
  })

  it('tells the PIN to no customer and to nobody outside', async () => {
    const { helper, sessionId } = await joinedSession(server)
    const stranger = await server.addCsr('Eve')
    for (const client of [helper, stranger.client]) {
      client.send({ type: 'phone/open', requestId: client.newId(), sessionId })

      expect(await client.next('refused')).toMatchObject({ code: 'unknown-session' })
    }
  })

  it('lets no customer take it away: one who tries is sent off', async () => {
    const { helper, sessionId } = await joinedSession(server)

    helper.send({ type: 'phone/close', sessionId })

    expect((await helper.next('refused')).code).toBe('not-allowed')
    await helper.closed
  })

  it('ends with the session: another one may get the PIN', async () => {
    const { csr, sessionId } = await joinedSession(server)
    csr.client.send({ type: 'phone/open', requestId: csr.client.newId(), sessionId })
    const { pin } = await csr.client.next('phone/opened')
    const next = await joinedSession(server)
    const wish = async () => {
      const { client } = next.csr
      client.send({
        type: 'phone/open',
        requestId: client.newId(),
        sessionId: next.sessionId,
        pinBefore: pin,
      })
      const opened = await client.next('phone/opened')
      client.send({ type: 'phone/close', sessionId: next.sessionId })
      return opened.pin
    }
    expect(await wish()).not.toBe(pin)

    csr.client.send({ type: 'session/end', sessionId })
    await csr.client.next('session/ended')

    expect(await wish()).toBe(pin)
  })
})

describe('a site without numbers', () => {
  it('offers no telephone and opens none', async () => {
    const server = await startTestServer()
    const { csr, sessionId } = await joinedSession(server)

    expect((await server.connect().hello()).offersPhone).toBe(false)
    csr.client.send({ type: 'phone/open', requestId: csr.client.newId(), sessionId })
    expect(await csr.client.next('refused')).toMatchObject({ code: 'not-allowed' })
    await server.close()
  })
})
