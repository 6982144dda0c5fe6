/** The HTTP side of the server. Answers are checked like everything else that comes from outside. */
import { httpRefusalSchema, signedInSchema, siteSchema } from '@deskside/shared/protocol/http-api.ts'
import { net } from 'electron'
import type { SignedInApp } from '../csr-app.ipc.ts'
import type { Delivery, Parcel } from '../features/notes/parcel.ts'
import type { SignInOutcome } from '../features/sign-in/sign-in-outcome.ts'
import { parseServerAddress, socketUrlOf } from './server-address.ts'

/** A server that has not answered by then is taken for away. */
const ANSWER_LIMIT_MS = 15_000

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
    const site = siteSchema.safeParse(await json(await get(`${server}/api/site`)))
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

export async function deliverParcel({ sessionId, server, body }: Parcel, token: string): Promise<Delivery> {
  const what = 'text' in body ? 'notes' : 'transcript'
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/${what}`
  try {
    const { status, ok } = await call(server, path, 'PUT', body, token)
    if (ok) return 'delivered'
    // Signed out, too many at once, or trouble of the server's own: all of that passes.
    return status === 401 || status === 408 || status === 429 || status >= 500 ? 'away' : 'refused'
  } catch {
    // Only the network fails here; the parcel stays where it is.
    return 'away'
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
    ...asStranger(),
  })
}

function get(address: string): Promise<Response> {
  return net.fetch(address, asStranger())
}

/** No cookies, no detours, no endless waiting. */
function asStranger(): Pick<RequestInit, 'redirect' | 'credentials' | 'cache' | 'signal'> {
  return {
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  }
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
