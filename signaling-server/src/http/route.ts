/** A route and who may call it. There is no route without a policy, and nothing that is not a route is served. */
import type { HttpRefusal } from '@deskside/shared/protocol/http-api.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { SignedIn } from '../accounts/access-tokens.ts'

interface RoutePlace {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Matched exactly: letter case, slashes and all. */
  readonly path: string
  readonly bodyLimitBytes?: number
}

export interface OpenRoute extends RoutePlace {
  readonly policy: 'anyone'
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

export interface SignedInRoute extends RoutePlace {
  /** Shows a live access token of any account. */
  readonly policy: 'signed-in'
  readonly handle: (request: FastifyRequest, reply: FastifyReply, who: SignedIn) => Promise<FastifyReply>
}

export type Route = OpenRoute | SignedInRoute
export type Policy = Route['policy']

const STATUS: Readonly<Record<HttpRefusal['code'], number>> = {
  malformed: 400,
  'wrong-credentials': 401,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-many-tries': 429,
  busy: 429,
  failed: 500,
}

export function refuse(reply: FastifyReply, code: HttpRefusal['code'], retryAfterMs?: number): FastifyReply {
  const pauseMs = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs)
  if (pauseMs !== undefined) reply.header('retry-after', Math.ceil(pauseMs / 1000))
  const refusal: HttpRefusal = { code, ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }) }
  return reply.code(STATUS[code]).send(refusal)
}

/** The body if it has the right shape; otherwise null, and the caller refuses it as malformed. */
export function readBody<Schema extends z.ZodType>(
  schema: Schema,
  request: FastifyRequest,
): z.output<Schema> | null {
  const parsed = schema.safeParse(request.body)
  return parsed.success ? parsed.data : null
}

/** A path parameter as text; fastify leaves its type open. */
export function readParameter(request: FastifyRequest, name: string): string {
  const parameters = request.params as Readonly<Record<string, unknown>>
  const value = parameters[name]
  return typeof value === 'string' ? value : ''
}

export function isApi(request: FastifyRequest): boolean {
  return request.raw.url?.startsWith('/api/') ?? false
}
