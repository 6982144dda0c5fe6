/** The HTTP side of the server. Answers are checked like everything else that comes from outside. */
import { httpRefusalSchema, signedInSchema, siteSchema } from '@deskside/shared/protocol/http-api.ts'
import {
  type InviteMailDraft,
  type InviteMailRequest,
  inviteMailAnswerSchema,
  inviteMailDraftSchema,
} from '@deskside/shared/protocol/invite-mail.ts'
import type { SignedInApp } from '../csr-app.ipc.ts'
import type { InvitePlace, MailOutcome } from '../features/invite/invite-mail.ipc.ts'
import type { Delivery, Parcel, ReadPicture } from '../features/notes/parcel.ts'
import type { SignInOutcome } from '../features/sign-in/sign-in-outcome.ts'
import { deliverParcel, type Put } from './notes-delivery.main.ts'
import { parseServerAddress, socketUrlOf } from './server-address.ts'

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

/** Electron's `net.fetch`: Chromium's network, with the system's proxies and certificates. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>

/** A server that has not answered by then is taken for away. */
const ANSWER_LIMIT_MS = 15_000
/** A picture takes its time over a slow line; the server waits this long for one. */
const CARRYING_LIMIT_MS = 30_000
/** The server talks to a mail server meanwhile, and answers within twenty seconds. */
const MAIL_LIMIT_MS = 30_000
/** What "too many tries" means when the server does not say for how long. */
const USUAL_WAIT_MS = 60_000

export class SiteClient {
  readonly #fetch: Fetch
  readonly #limit: (ms: number) => AbortSignal

  /** @param limit aborts after so long */
  constructor(fetch: Fetch, limit = (ms: number) => AbortSignal.timeout(ms)) {
    this.#fetch = fetch
    this.#limit = limit
  }

  /** Never throws: whatever goes wrong is an outcome with its own sentence. */
  async signIn({ server: typed, email, password }: Credentials): Promise<SignInResult> {
    const server = parseServerAddress(typed)
    if (server === null) return { outcome: { kind: 'wrong-address' } }
    try {
      // Asked first, so that no password goes to something that is no Deskside server.
      const site = siteSchema.safeParse(
        await jsonOf(await this.#call(server, '/api/site', { method: 'GET' })),
      )
      if (!site.success) return { outcome: { kind: 'not-deskside' } }
      const response = await this.#call(server, '/api/sign-in', { method: 'POST', body: { email, password } })
      const body = await jsonOf(response)
      if (!response.ok) return { outcome: refusalOf(response.status, body) }
      const signedIn = signedInSchema.safeParse(body)
      if (!signedIn.success) return { outcome: { kind: 'not-deskside' } }
      const { siteId } = site.data
      return {
        server,
        outcome: { kind: 'signed-in' },
        signedIn: { ...signedIn.data, siteId, socketUrl: socketUrlOf(server) },
      }
    } catch (error) {
      return { outcome: { kind: isCertificateError(error) ? 'certificate' : 'unreachable' } }
    }
  }

  async signOut(server: string, token: string): Promise<void> {
    // Signing out here must not wait for a server that is away: its token dies of age.
    await this.#call(server, '/api/sign-out', { method: 'POST', body: {}, token }).catch(() => undefined)
  }

  deliver(parcel: Parcel, token: string, readPicture: ReadPicture): Promise<Delivery> {
    const { server } = parcel
    const put: Put = (path, body) =>
      this.#call(server, path, { method: 'PUT', body, token, limit: this.#limit(CARRYING_LIMIT_MS) })
    return deliverParcel(put, parcel, readPicture)
  }

  /** Null when the server does not say, for whatever reason. */
  async inviteMailDraft({ server, token }: At, place: InvitePlace): Promise<InviteMailDraft | null> {
    try {
      const response = await this.#call(server, mailPath(place), { method: 'GET', token })
      return inviteMailDraftSchema.safeParse(await jsonOf(response)).data ?? null
    } catch {
      // Only the network fails here; the screen offers to try again.
      return null
    }
  }

  /** Once and now: the CSR waits, and may hang up. */
  async sendInviteMail(
    { server, token }: At,
    { mail, ...place }: InvitePlace & { readonly mail: InviteMailRequest },
    signal: AbortSignal,
  ): Promise<MailOutcome> {
    const limit = this.#limit(MAIL_LIMIT_MS)
    const call: Call = { method: 'POST', body: mail, token, limit, signal }
    try {
      const response = await this.#call(server, mailPath(place), call)
      if (response.status === 429) return 'too-many'
      if (response.status === 404) return 'over'
      return inviteMailAnswerSchema.safeParse(await jsonOf(response)).data?.outcome ?? 'offline'
    } catch {
      if (signal.aborted) return 'cancelled'
      return limit.aborted ? 'no-answer' : 'offline'
    }
  }

  /** No cookies, no detours, no endless waiting. */
  #call(
    server: string,
    path: string,
    { method, body, token, limit = this.#limit(ANSWER_LIMIT_MS), signal }: Call,
  ): Promise<Response> {
    return this.#fetch(`${server}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    })
  }
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly body?: unknown
  readonly token?: string
  readonly limit?: AbortSignal
  /** Whoever asked no longer wants to know. */
  readonly signal?: AbortSignal
}

/** At which server, and by which token. */
interface At {
  readonly server: string
  readonly token: string
}

function mailPath({ sessionId, inviteId }: InvitePlace): string {
  return `/api/sessions/${encodeURIComponent(sessionId)}/invites/${encodeURIComponent(inviteId)}/mail`
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // Not JSON, so not our server; the schema says so next.
    return null
  }
}

/** Chromium names network errors `net::ERR_…`; those about certificates begin alike. */
function isCertificateError(error: unknown): boolean {
  return /ERR_CERT_|ERR_SSL_/.test(String(error))
}

function refusalOf(status: number, body: unknown): Exclude<SignInOutcome, { kind: 'signed-in' }> {
  const refusal = httpRefusalSchema.safeParse(body).data
  if (refusal === undefined) return { kind: status >= 500 ? 'unreachable' : 'not-deskside' }
  if (refusal.code === 'wrong-credentials') return { kind: 'wrong-credentials' }
  if (refusal.code === 'too-many-tries')
    return { kind: 'too-many-tries', retryAfterMs: refusal.retryAfterMs ?? USUAL_WAIT_MS }
  // An e-mail too short to be one is a wrong e-mail to the person who typed it.
  return { kind: refusal.code === 'malformed' ? 'wrong-credentials' : 'unreachable' }
}
