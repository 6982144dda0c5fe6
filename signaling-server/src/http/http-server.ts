/** The HTTP side of the server: exact routes, a policy on each, strict headers on every answer, no secret in the log. */
import { fastifyStatic } from '@fastify/static'
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify'
import type { AccessTokens, SignedIn } from '../accounts/access-tokens.ts'
import type { Log } from '../log.ts'
import { answerCors } from './cors.ts'
import { isApi, type Policy, type Route, refuse } from './route.ts'
import { securityHeaders } from './security-headers.ts'

export interface HttpServerOptions {
  readonly routes: readonly Route[]
  readonly tokens: Pick<AccessTokens, 'check'>
  readonly allowedOrigins: ReadonlySet<string>
  readonly downloadsDir: string
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** Customers come over TLS, ours or a proxy's. */
  readonly isHttps: boolean
  readonly log: Log
  readonly notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply
}

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy
  }
  interface FastifyRequest {
    /** Set by the policy of the route, and by nothing else. */
    signedIn?: SignedIn
  }
}

const BODY_LIMIT_BYTES = 64 * 1024
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
/** How often Node looks for connections that have used up their time. */
const TIMEOUT_CHECK_MS = 2_000

const TIMEOUTS = {
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionsCheckingInterval: TIMEOUT_CHECK_MS,
}

export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const app = createFastify(options)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRoute', ({ config, method, url }) => {
    if (config?.policy === undefined)
      throw new Error(`${String(method)} ${url} does not say who may call it.`)
  })
  const headers = securityHeaders(options.isHttps)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    return answerCors(request, reply, options.allowedOrigins)
  })
  app.addHook('onResponse', async (request, reply) => logAnswer(options.log, request, reply))
  // Only for `reply.sendFile`: which files there are is decided by the route.
  await app.register(fastifyStatic, { root: options.downloadsDir, serve: false })
  for (const route of options.routes) addRoute(app, route, options.tokens)
  app.setNotFoundHandler((request, reply) =>
    isApi(request) ? refuse(reply, 'not-found') : options.notFound(request, reply),
  )
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, 'malformed')
    options.log.error({ err: error, route: request.routeOptions.url }, 'a request could not be answered')
    return refuse(reply, 'failed')
  })
  return app
}

function createFastify({ tls }: HttpServerOptions): FastifyInstance {
  const common = {
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    logger: false,
    // An address that cannot even be decoded is none of ours.
    frameworkErrors: (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      refuse(reply, 'not-found')
    },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // What our code never reads must not be able to change what it does.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true },
  } as const
  if (tls === null) return fastify({ ...common, http: TIMEOUTS })
  return fastify({ ...common, https: { ...TIMEOUTS, ...tls } }) as unknown as FastifyInstance
}

function addRoute(app: FastifyInstance, route: Route, tokens: Pick<AccessTokens, 'check'>): void {
  const { method, path: url, policy, bodyLimitBytes } = route
  app.route({
    method,
    url,
    config: { policy },
    ...(bodyLimitBytes === undefined ? {} : { bodyLimit: bodyLimitBytes }),
    // Before the body is read: a stranger must not make us read megabytes.
    onRequest: async (request, reply) =>
      policy === 'signed-in' ? requireToken(request, reply, tokens) : undefined,
    handler: async (request, reply) => {
      if (route.policy === 'anyone') return route.handle(request, reply)
      const who = request.signedIn
      return who === undefined ? refuse(reply, 'not-signed-in') : route.handle(request, reply, who)
    },
  })
}

async function requireToken(
  request: FastifyRequest,
  reply: FastifyReply,
  tokens: Pick<AccessTokens, 'check'>,
): Promise<FastifyReply | undefined> {
  const [, token] = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '') ?? []
  const signedIn = token === undefined ? null : await tokens.check(token)
  if (signedIn === null) return refuse(reply, 'not-signed-in')
  request.signedIn = signedIn
  return undefined
}

/** By the pattern of the route, never the address itself: a nameplate or a file name may be in it. */
function logAnswer(log: Log, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'none'
  const answer = {
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  }
  if (reply.statusCode >= 500) log.warn(answer, 'request failed')
  else log.debug(answer, 'request')
}
