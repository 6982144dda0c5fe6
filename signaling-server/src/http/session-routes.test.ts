import path from 'node:path'
import Database from 'better-sqlite3'
import { joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

describe('notes and transcript', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
  const line = {
    id: 'message-1',
    at: '2026-05-04T09:30:00.000Z',
    from: 'Anna',
    audience: 'everyone',
    to: '',
    text: "<b>'; DROP",
    isPicture: false,
  }
  const put = (token: string, path: string, body: unknown): Promise<Response> =>
    fetch(server.url + path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify(body),
    })
  const get = (token: string, path: string): Promise<Response> =>
    fetch(server.url + path, { headers: bearer(token) })

  it('are kept by a CSR of the session, during it and after', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const notes = `/api/sessions/${sessionId}/notes`
    expect(await (await get(csr.token, notes)).json()).toEqual({ text: '', savedAt: null })

    expect((await put(csr.token, notes, { text: 'First. 换了网线' })).status).toBe(204)
    csr.client.send({ type: 'session/end', sessionId })
    await csr.client.next('session/ended')
    expect((await put(csr.token, notes, { text: 'Second.\nDone' })).status).toBe(204)
    expect((await put(csr.token, `/api/sessions/${sessionId}/transcript`, { lines: [line] })).status).toBe(
      204,
    )

    expect(await (await get(csr.token, notes)).json()).toMatchObject({ text: 'Second.\nDone' })
  })

  it('are nobody else’s, and a stranger cannot tell whose session it is', async () => {
    const { sessionId } = await joinedSession(server)
    const other = await server.addCsr('Bo')
    for (const id of [sessionId, 'no-such-session', "x' OR '1'='1", '..%2f..']) {
      for (const answer of [
        await get(other.token, `/api/sessions/${id}/notes`),
        await put(other.token, `/api/sessions/${id}/notes`, { text: 'mine' }),
        await put(other.token, `/api/sessions/${id}/transcript`, { lines: [] }),
      ]) {
        expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-found' }])
      }
    }
  })

  it('are each CSR’s own: a colleague’s do not replace them', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const notes = `/api/sessions/${sessionId}/notes`
    const ben = await server.addCsr('Ben')
    const { nameplate } = await csr.client.createInvite(sessionId, 'csr')
    ben.client.claim(nameplate)
    csr.client.send({
      type: 'claim/verdict',
      claimId: (await csr.client.next('claim/opened')).claimId,
      admitted: true,
    })
    await ben.client.next('session/joined')

    await put(csr.token, notes, { text: 'by Anna' })
    await put(ben.token, notes, { text: 'by Ben' })

    expect(await (await get(csr.token, notes)).json()).toMatchObject({ text: 'by Anna' })
    expect(await (await get(ben.token, notes)).json()).toMatchObject({ text: 'by Ben' })
  })

  it('hold as much as the protocol allows and no more', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const notes = `/api/sessions/${sessionId}/notes`

    expect((await put(csr.token, notes, { text: '\u0001'.repeat(20_000) })).status).toBe(204)
    expect((await put(csr.token, notes, { text: 'x'.repeat(20_001) })).status).toBe(400)
    const lines = Array.from({ length: 5_000 }, () => ({ ...line, text: 'x'.repeat(1_000) }))
    expect((await put(csr.token, `/api/sessions/${sessionId}/transcript`, { lines })).status).toBe(204)
  })

  it('hold private lines with who could read them', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const lines = [
      { ...line, audience: 'one-person', to: 'Lee' },
      { ...line, id: 'message-2', audience: 'all-csrs' },
    ]
    expect((await put(csr.token, `/api/sessions/${sessionId}/transcript`, { lines })).status).toBe(204)

    const db = new Database(path.join(server.dataDir, 'deskside.sqlite'), { readonly: true })
    const row = db.prepare('select lines from transcripts where session_id = ?').get(sessionId)
    db.close()
    expect(JSON.parse((row as { lines: string }).lines)).toEqual(lines)
  })

  it('are without the chat at a site that keeps none, and everybody is told so', async () => {
    const forgetful = await startTestServer({ environment: { DESKSIDE_KEEP_TRANSCRIPTS: 'off' } })
    const { csr, sessionId } = await joinedSession(forgetful)
    const answer = await fetch(`${forgetful.url}/api/sessions/${sessionId}/transcript`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...bearer(csr.token) },
      body: JSON.stringify({ lines: [line] }),
    })

    expect([answer.status, await answer.json()]).toEqual([403, { code: 'not-allowed' }])
    const told = await Promise.all([forgetful, server].map((each) => each.connect().hello()))
    expect(told.map(({ keepsTranscripts }) => keepsTranscripts)).toEqual([false, true])
    await forgetful.close()
  })

  it('are closed a day after the session', async () => {
    let nowMs = Date.now()
    const later = await startTestServer({ wallClock: () => new Date(nowMs) })
    const { csr, sessionId } = await joinedSession(later)
    csr.client.send({ type: 'session/end', sessionId })
    await csr.client.next('session/ended')
    const save = (): Promise<Response> =>
      fetch(`${later.url}/api/sessions/${sessionId}/notes`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...bearer(csr.token) },
        body: '{"text":"late"}',
      })

    nowMs += 11.9 * 3_600_000
    expect((await save()).status).toBe(204)
    nowMs += 11.9 * 3_600_000
    expect((await save()).status).toBe(204)
    nowMs += 3_600_000
    expect((await save()).status).toBe(404)
    await later.close()
  })
})
