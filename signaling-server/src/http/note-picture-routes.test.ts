import path from 'node:path'
import { MAX_NOTE_PICTURE_BYTES, MAX_NOTE_PICTURES } from '@deskside/shared/protocol/limits.ts'
import Database from 'better-sqlite3'
import { joinedSession, startTestServer, type TestServer } from '../testing/test-server.ts'

/** As much of a PNG as anybody looks at before it is decoded, and `more` bytes. */
function png(width: number, height: number, more = 8): Buffer {
  const bytes = Buffer.alloc(30 + more)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const taken = { caption: 'The error 错误', takenAt: '2026-05-04T09:30:00.000Z' }
const bodyOf = (bytes: Buffer) => ({ ...taken, picture: bytes.toString('base64url') })
const SMALL = bodyOf(png(1280, 800))

describe('pictures of notes', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const put = (token: string, address: string, body: unknown): Promise<Response> =>
    fetch(`${server.url}/api/sessions/${address}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const get = async (token: string, address: string): Promise<unknown> => {
    const response = await fetch(`${server.url}/api/sessions/${address}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return response.ok ? response.json() : response.status
  }
  const audited = (sessionId: string): readonly string[] => {
    const db = new Database(path.join(server.dataDir, 'deskside.sqlite'), { readonly: true })
    const rows = db.prepare('select kind from audit_events where subject = ? order by seq').all(sessionId)
    db.close()
    return (rows as { kind: string }[]).map(({ kind }) => kind)
  }

  it('are asked for by the notes that name them, kept, and given back as they came', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const ids = ['picture-1', 'picture-2']

    const saved = await put(csr.token, `${sessionId}/notes`, { text: 'See below.', pictures: ids })
    expect([saved.status, await saved.json()]).toEqual([200, { missing: ids }])
    expect((await put(csr.token, `${sessionId}/notes/pictures/picture-1`, SMALL)).status).toBe(204)

    const again = await put(csr.token, `${sessionId}/notes`, { text: 'See below.', pictures: ids })
    expect(await again.json()).toEqual({ missing: ['picture-2'] })
    expect(await get(csr.token, `${sessionId}/notes/pictures`)).toEqual({
      pictures: [{ ...taken, pictureId: 'picture-1', bytes: 38 }],
    })
    expect(await get(csr.token, `${sessionId}/notes/pictures/picture-1`)).toEqual(SMALL)
    expect(audited(sessionId)).toContain('note-picture-saved')
  })

  it('are gone when the notes no longer name them, and stay when an older app names none at all', async () => {
    const { csr, sessionId } = await joinedSession(server)
    for (const id of ['picture-1', 'picture-2'])
      await put(csr.token, `${sessionId}/notes/pictures/${id}`, SMALL)

    expect((await put(csr.token, `${sessionId}/notes`, { text: 'by an older app' })).status).toBe(204)
    expect(await get(csr.token, `${sessionId}/notes/pictures/picture-1`)).toEqual(SMALL)
    await put(csr.token, `${sessionId}/notes`, { text: '', pictures: ['picture-2'] })

    expect(await get(csr.token, `${sessionId}/notes/pictures/picture-1`)).toBe(404)
    expect(await get(csr.token, `${sessionId}/notes/pictures/picture-2`)).toEqual(SMALL)
    await put(csr.token, `${sessionId}/notes`, { text: '', pictures: [] })
    expect(await get(csr.token, `${sessionId}/notes/pictures`)).toEqual({ pictures: [] })
    expect(audited(sessionId).filter((kind) => kind === 'note-pictures-removed')).toHaveLength(2)
  })

  it('are nobody else’s: neither a stranger nor a colleague of the session reads, replaces or removes them', async () => {
    const { csr, sessionId } = await joinedSession(server)
    await put(csr.token, `${sessionId}/notes/pictures/picture-1`, SMALL)
    const stranger = await server.addCsr('Bo')
    const ben = await server.addCsr('Ben')
    const { nameplate } = await csr.client.createInvite(sessionId, 'csr')
    ben.client.claim(nameplate)
    const { claimId } = await csr.client.next('claim/opened')
    csr.client.send({ type: 'claim/verdict', claimId, admitted: true })
    await ben.client.next('session/joined')

    for (const address of ['notes/pictures', 'notes/pictures/picture-1'])
      expect(await get(stranger.token, `${sessionId}/${address}`)).toBe(404)
    expect((await put(stranger.token, `${sessionId}/notes/pictures/picture-1`, SMALL)).status).toBe(404)
    expect(await get(ben.token, `${sessionId}/notes/pictures/picture-1`)).toBe(404)
    const other = bodyOf(png(10, 10))
    expect((await put(ben.token, `${sessionId}/notes/pictures/picture-1`, other)).status).toBe(204)
    await put(ben.token, `${sessionId}/notes`, { text: '', pictures: [] })

    expect(await get(csr.token, `${sessionId}/notes/pictures/picture-1`)).toEqual(SMALL)
  })

  it.each([
    [
      'a drawing that can carry script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    ],
    ['a picture that would fill the memory', png(60_000, 60_000)],
    ['a picture with more pixels than any screen has', png(16_000, 16_000)],
    ['a picture of no size', png(0, 10)],
    ['bytes over the limit', png(100, 100, MAX_NOTE_PICTURE_BYTES)],
  ])('are not %s', async (_what, bytes) => {
    const { csr, sessionId } = await joinedSession(server)

    const answer = await put(csr.token, `${sessionId}/notes/pictures/picture-1`, bodyOf(bytes))

    expect([answer.status, await answer.json()]).toEqual([400, { code: 'malformed' }])
    expect(await get(csr.token, `${sessionId}/notes/pictures`)).toEqual({ pictures: [] })
  })

  it('are as many and as large as allowed, and not one more', async () => {
    const { csr, sessionId } = await joinedSession(server)
    const largest = bodyOf(png(3840, 2160, MAX_NOTE_PICTURE_BYTES - 30))
    expect((await put(csr.token, `${sessionId}/notes/pictures/picture-0`, largest)).status).toBe(204)
    const save = (count: number) => put(csr.token, `${sessionId}/notes/pictures/picture-${count}`, SMALL)
    for (let count = 1; count < MAX_NOTE_PICTURES; count += 1) expect((await save(count)).status).toBe(204)

    const tooMany = await save(MAX_NOTE_PICTURES)

    expect([tooMany.status, await tooMany.json()]).toEqual([403, { code: 'not-allowed' }])
    expect((await save(3)).status).toBe(204)
  })

  it('have names that mean nothing to the server’s disk or database', async () => {
    const { csr, sessionId } = await joinedSession(server)

    for (const id of ['..%2f..%2fdeskside', "x'%20or%201=1", 'short'])
      expect((await put(csr.token, `${sessionId}/notes/pictures/${id}`, SMALL)).status).toBe(400)
  })
})
