import { type Fetch, SiteClient } from './site-client.main.ts'

const token = 'A'.repeat(43)
const site = { siteId: 'site-0001', organisation: 'Nordwind', version: '0.1.0' }
const signedIn = {
  token,
  expiresInMs: 43_200_000,
  account: { accountId: 'account-01', name: 'Anna', email: 'anna@example.com' },
  organisation: 'Nordwind',
}
const anna = { server: 'support.example.com', email: 'anna@example.com', password: 'secret' }

interface Asked {
  readonly address: string
  readonly init: RequestInit
}

/** A server that answers each path as told; what is not told of is down. */
function siteThat(answers: Readonly<Record<string, () => Response>>) {
  const asked: Asked[] = []
  const fetch: Fetch = async (address, init) => {
    asked.push({ address, init })
    const answer = answers[new URL(address).pathname]
    if (answer === undefined) throw new Error('net::ERR_CONNECTION_REFUSED')
    return answer()
  }
  return { asked, client: new SiteClient(fetch) }
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const deskside = { '/api/site': json(site) }

describe('signing in', () => {
  it('brings back what the app needs to talk to that server and no other', async () => {
    const { client } = siteThat({ ...deskside, '/api/sign-in': json(signedIn) })

    expect(await client.signIn(anna)).toEqual({
      outcome: { kind: 'signed-in' },
      server: 'https://support.example.com',
      signedIn: { ...signedIn, siteId: 'site-0001', socketUrl: 'wss://support.example.com/ws' },
    })
  })

  it.each([
    [401, { code: 'wrong-credentials' }, { kind: 'wrong-credentials' }],
    [400, { code: 'malformed' }, { kind: 'wrong-credentials' }],
    [429, { code: 'too-many-tries', retryAfterMs: 90_000 }, { kind: 'too-many-tries', retryAfterMs: 90_000 }],
    [429, { code: 'too-many-tries' }, { kind: 'too-many-tries', retryAfterMs: 60_000 }],
    [503, { code: 'busy' }, { kind: 'unreachable' }],
    [502, 'bad gateway', { kind: 'unreachable' }],
    [404, 'nothing here', { kind: 'not-deskside' }],
  ])('has a sentence for %d %j', async (status, body, outcome) => {
    const { client } = siteThat({ ...deskside, '/api/sign-in': json(body, status) })

    expect(await client.signIn(anna)).toEqual({ outcome })
  })

  it('tells a bad certificate from a server that is away', async () => {
    const failing = (name: string) => new SiteClient(async () => Promise.reject(new Error(`net::${name}`)))

    expect(await failing('ERR_CERT_AUTHORITY_INVALID').signIn(anna)).toEqual({
      outcome: { kind: 'certificate' },
    })
    expect(await failing('ERR_SSL_PROTOCOL_ERROR').signIn(anna)).toEqual({ outcome: { kind: 'certificate' } })
    expect(await failing('ERR_NAME_NOT_RESOLVED').signIn(anna)).toEqual({ outcome: { kind: 'unreachable' } })
  })

  it('gives no password to what is not a Deskside server', async () => {
    const { client, asked } = siteThat({
      '/api/site': () => new Response('<html>', { status: 200 }),
      '/api/sign-in': json(signedIn),
    })

    expect(await client.signIn(anna)).toEqual({ outcome: { kind: 'not-deskside' } })
    expect(asked.map(({ address }) => new URL(address).pathname)).toEqual(['/api/site'])
  })

  it('asks nobody for an address that is none', async () => {
    const { client, asked } = siteThat({})

    expect(await client.signIn({ ...anna, server: 'not an address' })).toEqual({
      outcome: { kind: 'wrong-address' },
    })
    expect(asked).toEqual([])
  })

  it('sends no cookies and follows no detour', async () => {
    const { client, asked } = siteThat({ ...deskside, '/api/sign-in': json(signedIn) })
    await client.signIn(anna)

    for (const { init } of asked) expect(init).toMatchObject({ credentials: 'omit', redirect: 'error' })
  })
})

describe('delivering notes and transcripts', () => {
  const noPicture = async () => null
  const notes = { sessionId: 'session-0001', server: 'https://support.example.com', body: { text: 'Fixed.' } }
  const path = '/api/sessions/session-0001/notes'

  it.each([
    [204, 'delivered'],
    [401, 'away'],
    [429, 'away'],
    [500, 'away'],
    [404, 'refused'],
    [413, 'refused'],
  ] as const)('takes an answer of %d for %s', async (status, delivery) => {
    const { client } = siteThat({ [path]: () => new Response(null, { status }) })

    expect(await client.deliver(notes, token, noPicture)).toBe(delivery)
  })

  it('calls a server away that cannot be reached', async () => {
    expect(await siteThat({}).client.deliver(notes, token, noPicture)).toBe('away')
  })

  it('shows the token to the server and puts each thing in its place', async () => {
    const { client, asked } = siteThat({ [path]: () => new Response(null, { status: 204 }) })
    await client.deliver(notes, token, noPicture)

    expect(asked[0]?.init).toMatchObject({ method: 'PUT', headers: { authorization: `Bearer ${token}` } })
  })
})

describe('delivering notes with pictures', () => {
  const notes = '/api/sessions/session-0001/notes'
  const facts = (pictureId: string) => ({
    pictureId,
    caption: pictureId,
    takenAt: '2026-05-04T09:30:00.000Z',
  })
  const parcel = {
    ...{ sessionId: 'session-0001', server: 'https://support.example.com' },
    body: { text: 'See below.', pictures: [facts('picture-1'), facts('picture-2')] },
  }
  const readPicture = async (pictureId: string) => Buffer.from(`bytes of ${pictureId}`)
  const nothing = (status: number) => () => new Response(null, { status })

  it('sends the notes first, then only those the server says it lacks', async () => {
    const { client, asked } = siteThat({
      [notes]: json({ missing: ['picture-2'] }),
      [`${notes}/pictures/picture-2`]: nothing(204),
    })

    expect(await client.deliver(parcel, token, readPicture)).toBe('delivered')

    expect(asked.map(({ init }) => JSON.parse(String(init.body)))).toEqual([
      { text: 'See below.', pictures: ['picture-1', 'picture-2'] },
      {
        ...{ caption: 'picture-2', takenAt: '2026-05-04T09:30:00.000Z' },
        picture: Buffer.from('bytes of picture-2').toString('base64url'),
      },
    ])
  })

  it.each([
    [500, 'away'],
    [403, 'refused'],
  ] as const)('takes an answer of %d to a picture for %s', async (status, delivery) => {
    const { client } = siteThat({
      [notes]: json({ missing: ['picture-1'] }),
      [`${notes}/pictures/picture-1`]: nothing(status),
    })

    expect(await client.deliver(parcel, token, readPicture)).toBe(delivery)
  })

  it('goes on without a picture that is not on this computer any more', async () => {
    const { client } = siteThat({ [notes]: json({ missing: ['picture-1'] }) })

    expect(await client.deliver(parcel, token, async () => null)).toBe('delivered')
  })

  it('tells a server nothing of pictures when there never was one', async () => {
    const { client, asked } = siteThat({ [notes]: nothing(204) })
    await client.deliver({ ...parcel, body: { text: 'Fixed.' } }, token, readPicture)

    expect(asked.map(({ init }) => init.body)).toEqual(['{"text":"Fixed."}'])
  })
})

describe('signing out', () => {
  it('does not wait for a server that is away', async () => {
    await expect(siteThat({}).client.signOut('https://support.example.com', token)).resolves.toBeUndefined()
  })
})

describe('a mail of the site', () => {
  const at = { server: 'https://support.example.com', token }
  const place = { sessionId: 'session-01', inviteId: 'invite-01' }
  const path = '/api/sessions/session-01/invites/invite-01/mail'
  const letter = { ...place, mail: { to: 'lee@example.com', language: 'en', sentence: '' } as const }
  const never = new AbortController().signal

  it('is asked for by the account, for that invite', async () => {
    const { client, asked } = siteThat({ [path]: json({ outcome: 'sent' }) })

    expect(await client.sendInviteMail(at, letter, never)).toBe('sent')
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: JSON.stringify(letter.mail),
      headers: { authorization: `Bearer ${token}` },
    })
  })

  it.each([
    [200, { outcome: 'refused' }, 'refused'],
    [200, { outcome: 'unreachable' }, 'unreachable'],
    [200, { outcome: 'no-answer' }, 'no-answer'],
    [200, 'hello', 'offline'],
    [429, { code: 'too-many-tries' }, 'too-many'],
    [404, { code: 'not-found' }, 'over'],
    [500, { code: 'failed' }, 'offline'],
    [401, { code: 'not-signed-in' }, 'offline'],
  ])('has a sentence for %d %j', async (status, body, outcome) => {
    const { client } = siteThat({ [path]: json(body, status) })

    expect(await client.sendInviteMail(at, letter, never)).toBe(outcome)
  })

  it('tells a server that is away from a CSR who thought better of it', async () => {
    const { client } = siteThat({})

    expect(await client.sendInviteMail(at, letter, never)).toBe('offline')
    expect(await client.sendInviteMail(at, letter, AbortSignal.abort())).toBe('cancelled')
    expect(await client.inviteMailDraft(at, place)).toBeNull()
  })

  it('that nobody has answered for in time may be on its way', async () => {
    const late = async (_: string, { signal }: RequestInit): Promise<Response> => {
      signal?.throwIfAborted()
      return json({ outcome: 'sent' })()
    }

    expect(await new SiteClient(late, () => AbortSignal.abort()).sendInviteMail(at, letter, never)).toBe(
      'no-answer',
    )
  })
})
