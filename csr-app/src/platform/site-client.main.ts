/** The HTTP side of the server. Answers are checked like everything else that comes from outside. */
import { httpRefusalSchema, signedInSchema, siteSchema } from '@deskside/shared/protocol/http-api.ts'
import { net } from 'electron'
import type { SignedInApp, SignInOutcome } from '../csr-app.ipc.ts'
import type { Parcel } from '../features/notes/note-store.main.ts'
import { parseServerAddress, socketUrlOf } from '../features/sign-in/server-address.ts'

export interface Credentials {
  readonly server: string
  readonly email: string
  readonly password: string
}

export type SignInResult =
  | {
      readonly outcome: Extract<SignInOutcome, { kind: 'signed-in' }>
      readonly signedIn: SignedInApp
      readonly server: string
    }
  | { readonly outcome: Exclude<SignInOutcome, { kind: 'signed-in' }> }

export async function signIn({ server: typed, email, password }: Credentials): Promise<SignInResult> {
  const server = parseServerAddress(typed)
  if (server === null) return { outcome: { kind: 'wrong-address' } }
  try {
    const site = siteSchema.safeParse(await json(await net.fetch(`${server}/api/site`)))
    if (!site.success) return { outcome: { kind: 'not-deskside' } }
    const response = await call(server, '/api/sign-in', 'POST', { email, password })
    const body = await json(response)
    if (!response.ok) return { outcome: refusalOf(response.status, body) }
    const signedIn = signedInSchema.safeParse(body)
    if (!signedIn.success) return { outcome: { kind: 'not-deskside' } }
    return {
      server,
      outcome: { kind: 'signed-in' },
      signedIn: { ...signedIn.data, siteId: site.data.siteId, socketUrl: socketUrlOf(server) },
    }
  } catch (error) {
    return { outcome: { kind: String(error).includes('ERR_CERT') ? 'certificate' : 'unreachable' } }
  }
}

export async function signOut(server: string, token: string): Promise<void> {
  // Signing out here must not wait for a server that is away: its token dies of age.
  await call(server, '/api/sign-out', 'POST', {}, token).catch(() => undefined)
}

/** False: try again later. A refusal that will not change counts as delivered, or it would be tried for ever. */
export async function deliverParcel({ sessionId, server, body }: Parcel, token: string): Promise<boolean> {
  const what = 'text' in body ? 'notes' : 'transcript'
  try {
    const response = await call(
      server,
      `/api/sessions/${encodeURIComponent(sessionId)}/${what}`,
      'PUT',
      body,
      token,
    )
    return (
      response.ok ||
      (response.status >= 400 && response.status < 500 && response.status !== 401 && response.status !== 429)
    )
  } catch {
    // Only the network fails here; the parcel stays where it is.
    return false
  }
}

function call(
  server: string,
  path: string,
  method: 'POST' | 'PUT',
  body: unknown,
  token?: string,
): Promise<Response> {
  return net.fetch(`${server}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    redirect: 'error',
    credentials: 'omit',
  })
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // Not JSON, so not our server; the schema says so next.
    return null
  }
}

function refusalOf(status: number, body: unknown): Exclude<SignInOutcome, { kind: 'signed-in' }> {
  const refusal = httpRefusalSchema.safeParse(body).data
  if (status === 401 || refusal?.code === 'wrong-credentials') return { kind: 'wrong-credentials' }
  if (status === 429) return { kind: 'too-many-tries', retryAfterMs: refusal?.retryAfterMs ?? 60_000 }
  return refusal === undefined ? { kind: 'not-deskside' } : { kind: 'unreachable' }
}
