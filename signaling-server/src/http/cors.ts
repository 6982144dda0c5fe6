/** The apps' windows have origins of their own and may call the API from there; no other page may. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isApi, refuse } from './route.ts'

const PREFLIGHT_LASTS_S = 600

/** Answers what must not go on to a route: preflights, and calls from pages that are not ours. */
export function answerCors(
  request: FastifyRequest,
  reply: FastifyReply,
  allowedOrigins: ReadonlySet<string>,
): FastifyReply | undefined {
  const { origin } = request.headers
  if (!isApi(request) || origin === undefined) return undefined
  if (!allowedOrigins.has(origin)) return refuse(reply, 'not-allowed')
  reply.headers({ 'access-control-allow-origin': origin, vary: 'Origin' })
  reply.header('cross-origin-resource-policy', 'cross-origin')
  if (request.method !== 'OPTIONS') return undefined
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': PREFLIGHT_LASTS_S,
    })
    .code(204)
    .send()
}
