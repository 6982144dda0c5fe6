import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { readConfig } from './config.ts'
import { createServer } from './create-server.ts'
import { createLog } from './log.ts'
import { systemClock, systemRandom, systemWallClock } from './system-ports.ts'
import { CSR_ORIGIN, joinedSession, startTestServer, type TestServer } from './testing/test-server.ts'

describe('a signaling server', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer()
  })
  afterEach(() => server.close())

  it('brings a CSR and a customer together and relays between them in order', async () => {
    const csr = await server.addCsr()
    const { sessionId, participantId: hostId } = await csr.client.openSession()
    const invite = await csr.client.createInvite(sessionId)
    expect(invite.url).toBe(`${server.url}/j/${invite.nameplate}`)
    expect(invite.expiresInMs).toBe(600_000)

    const helper = await server.connectHelper()
    helper.claim(invite.nameplate)
    const claimed = await helper.next('invite/claimed')
    const claim = await csr.client.next('claim/opened')
    expect(claim).toMatchObject({ claimId: claimed.claimId, participantId: claimed.participantId })
    expect(claim.handshake).toEqual({ hello: 'from the guest' })

    csr.client.send({ type: 'claim/relay', claimId: claim.claimId, handshake: { step: 2 } })
    helper.send({ type: 'claim/relay', claimId: claim.claimId, handshake: { step: 3 } })
    expect((await helper.next('claim/relayed')).handshake).toEqual({ step: 2 })
    expect((await csr.client.next('claim/relayed')).handshake).toEqual({ step: 3 })

    csr.client.send({ type: 'claim/verdict', claimId: claim.claimId, admitted: true })
    const to = claim.participantId
    for (let n = 0; n < 100; n += 1) csr.client.send({ type: 'signal/relay', sessionId, to, body: { n } })

    const joined = await helper.next('session/joined')
    expect(joined.members).toEqual([{ participantId: hostId, role: 'csr' }])
    expect(joined.participantId).toBe(claim.participantId)
    expect((await csr.client.next('member/joined')).member).toEqual({ participantId: to, role: 'customer' })
    expect((await csr.client.next('invite/closed')).reason).toBe('used')
    for (let n = 0; n < 100; n += 1) {
      expect(await helper.next('signal/relayed')).toMatchObject({ from: hostId, body: { n } })
    }
  })

  it('tells everyone when the host ends the session', async () => {
    const { csr, helper, sessionId } = await joinedSession(server)

    csr.client.send({ type: 'session/end', sessionId })

    expect(await helper.next('session/ended')).toMatchObject({ sessionId, reason: 'ended-by-csr' })
    expect(await csr.client.next('session/ended')).toMatchObject({ sessionId, reason: 'ended-by-csr' })
    expect(server.server.counts().sessions).toBe(0)
  })

  it('tells everyone that a session ended by itself when the host’s app says so', async () => {
    const { csr, helper, sessionId } = await joinedSession(server)

    csr.client.send({ type: 'session/end', sessionId, reason: 'expired' })

    expect(await helper.next('session/ended')).toMatchObject({ sessionId, reason: 'expired' })
  })

  it('closes the socket of a customer who tries to end the session', async () => {
    const { helper, sessionId } = await joinedSession(server)

    helper.send({ type: 'session/end', sessionId })

    expect((await helper.next('refused')).code).toBe('not-allowed')
    expect((await helper.closed).code).toBe(4403)
    expect(server.server.counts().sessions).toBe(1)
  })

  it('lets the customer leave and the host remove', async () => {
    const first = await joinedSession(server)
    first.helper.send({ type: 'session/leave', sessionId: first.sessionId })
    expect(await first.csr.client.next('member/left')).toMatchObject({
      participantId: first.customerId,
      reason: 'left',
    })

    const second = await joinedSession(server)
    const { sessionId, customerId: participantId } = second
    second.csr.client.send({ type: 'member/remove', sessionId, participantId })
    expect(await second.helper.next('member/left')).toMatchObject({ participantId, reason: 'removed' })
    second.helper.send({ type: 'signal/relay', sessionId, to: second.hostId, body: { still: 'here?' } })
    second.csr.client.send({ type: 'session/end', sessionId })
    await second.csr.client.next('session/ended')
    expect(second.csr.client.heard.map(({ type }) => type)).not.toContain('signal/relayed')
  })

  it('carries nothing for people who are not in the session', async () => {
    const { helper, sessionId, customerId } = await joinedSession(server)
    const before = helper.heard.length
    const stranger = await server.connectHelper()

    stranger.send({ type: 'signal/relay', sessionId, to: customerId, body: { hello: 'victim' } })
    stranger.claim('000000')
    await stranger.next('refused')

    expect(helper.heard).toHaveLength(before)
  })

  it('sends everyone away with a pause when it restarts, and refuses newcomers meanwhile', async () => {
    const { csr, helper } = await joinedSession(server)

    const stopping = server.stop()
    const refused = await helper.next('refused')
    expect(refused.code).toBe('busy')
    expect(refused.retryAfterMs).toBeGreaterThanOrEqual(500)
    expect((await helper.closed).code).toBe(1012)
    expect((await csr.client.closed).code).toBe(1012)
    const late = server.connect()
    await expect(late.opened()).rejects.toThrow()
    await stopping
    server = await startTestServer({ dataDir: server.dataDir })
  })
})

describe('a server that was away', () => {
  it('takes the apps back by themselves, with the places and invites they had', async () => {
    const before = await startTestServer()
    const { csr, helper, sessionId, hostId, hostResumeToken, customerId, customerResumeToken } =
      await joinedSession(before)
    const invite = await csr.client.createInvite(sessionId)
    await before.stop()
    await helper.closed
    const after = await startTestServer({ dataDir: before.dataDir })

    const csrBack = after.connect({ origin: CSR_ORIGIN })
    await csrBack.hello(csr.token)
    csrBack.send({
      ...{ type: 'session/resume', requestId: 'request-1', sessionId },
      ...{ participantId: hostId, resumeToken: hostResumeToken },
    })
    expect((await csrBack.next('session/resumed')).members).toEqual([
      { participantId: customerId, role: 'customer' },
    ])
    const helperBack = await after.connectHelper()
    helperBack.send({
      ...{ type: 'session/resume', requestId: 'request-1', sessionId },
      ...{ participantId: customerId, resumeToken: customerResumeToken },
    })
    await helperBack.next('session/resumed')

    csrBack.send({ type: 'signal/relay', sessionId, to: customerId, body: { epoch: 2 } })
    expect((await helperBack.next('signal/relayed')).body).toEqual({ epoch: 2 })
    const late = await after.connectHelper()
    late.claim(invite.nameplate)
    expect((await csrBack.next('claim/opened')).inviteId).toBe(invite.inviteId)
    await after.close()
  })

  it('starts only for a site that has an organisation', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'deskside-empty-'))
    const reading = readConfig({ DESKSIDE_DATA_DIR: dataDir, DESKSIDE_PORT: '0' })
    if (reading.kind === 'bad') throw new Error(reading.problems.join())

    await expect(
      createServer(reading.config, {
        clock: systemClock,
        wallClock: systemWallClock,
        random: systemRandom,
        log: createLog('silent'),
      }),
    ).rejects.toThrow('create-organisation')
    rmSync(dataDir, { recursive: true })
  })
})

describe('an account that is disabled', () => {
  it('loses its sockets, and the sessions it hosts end, within five seconds', async () => {
    const clock = new FakeClock()
    const server = await startTestServer({ clock })
    const { csr, helper } = await joinedSession(server)

    await server.storage.accounts.disable(csr.accountId)
    await clock.advance(5_000)

    expect((await csr.client.closed).code).toBe(4401)
    expect((await helper.next('session/ended')).reason).toBe('site-closed')
    const back = server.connect({ origin: CSR_ORIGIN })
    await expect(back.hello(csr.token)).rejects.toThrow()
    await server.close()
  })
})

describe('what the server keeps and logs', () => {
  it('holds no secret of anyone, and no code or message at all in the log', async () => {
    const server = await startTestServer()
    const { csr, helper, sessionId, customerId, hostResumeToken, customerResumeToken } =
      await joinedSession(server)
    const { nameplate } = await csr.client.createInvite(sessionId)
    await fetch(`${server.url}/j/${nameplate}?lang=en`)
    await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: csr.email, password: 'canary-password' }),
    })
    csr.client.send({ type: 'signal/relay', sessionId, to: customerId, body: { canary: 'canary-signal' } })
    await helper.next('signal/relayed')
    const guest = await server.connectHelper()
    guest.send({
      type: 'invite/claim',
      requestId: 'request-1',
      nameplate,
      handshake: { canary: 'canary-handshake' },
    })
    await csr.client.next('claim/opened')
    guest.sendText('canary-malformed')
    await guest.closed
    await server.stop()

    const secrets = [csr.token, hostResumeToken, customerResumeToken, 'canary-'].flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    ])
    const log = server.log.join('')
    const kept = readdirSync(server.dataDir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(server.dataDir, entry.name), 'latin1'))
      .join('')
    for (const secret of secrets) {
      expect(log).not.toContain(secret)
      expect(kept).not.toContain(secret)
    }
    expect(log).not.toContain(nameplate)
    expect(log.length).toBeGreaterThan(500)
    rmSync(server.dataDir, { recursive: true })
  })
})
