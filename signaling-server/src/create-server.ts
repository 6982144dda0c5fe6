/** Builds the whole server out of its parts, top to bottom; nothing is made anywhere else. */
import { mkdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { Clock, RandomBytes } from '@deskside/shared/kernel/clock.ts'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AccessTokens } from './accounts/access-tokens.ts'
import { PasswordHasher } from './accounts/password-hasher.ts'
import { RevocationWatch } from './accounts/revocation-watch.ts'
import { SignIn } from './accounts/sign-in.ts'
import { SignInThrottle } from './accounts/sign-in-throttle.ts'
import { InProcessDirectory } from './cluster/in-process-directory.ts'
import type { Config } from './config.ts'
import { findClientAddress, limitKey } from './gateway/client-address.ts'
import { Conversation } from './gateway/conversation.ts'
import { WebSocketGateway } from './gateway/websocket-gateway.ts'
import { CallLimits } from './handlers/call-limits.ts'
import { Callers } from './handlers/callers.ts'
import { createHandlers } from './handlers/index.ts'
import { accountRoutes } from './http/account-routes.ts'
import { createHttpServer } from './http/http-server.ts'
import { pageRoutes } from './http/page-routes.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { siteRoutes } from './http/site-routes.ts'
import { IceServers } from './ice-servers.ts'
import type { Log } from './log.ts'
import { findInvitation } from './sessions/find-invitation.ts'
import { RelayCredentials } from './sessions/relay-credentials.ts'
import { createSessionLayer, restoreSessions } from './sessions/session-layer.ts'
import type { SessionPorts } from './sessions/session-ports.ts'
import { openStorage } from './storage/open-storage.ts'
import { makeToken, type WallClock } from './system-ports.ts'
import { TimerScope } from './timer-scope.ts'
import { loadAssets } from './web/assets.ts'

export interface ServerPorts {
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly random: RandomBytes
  readonly log: Log
}

export interface SignalingServer {
  /** Resolves to the address customers are told. */
  listen: () => Promise<string>
  /** Sends everyone away with a pause to wait, then closes. */
  close: () => Promise<void>
  readonly counts: () => { readonly sockets: number; readonly sessions: number }
}

export class NoOrganisationError extends Error {
  constructor() {
    super(
      'This site has no organisation yet. Make it first: node signaling-server/src/cli.ts create-organisation --name "…"',
    )
  }
}

const VERSION = '0.1.0'

export async function createServer(config: Config, ports: ServerPorts): Promise<SignalingServer> {
  const { wallClock, random, log } = ports
  const clock = new TimerScope(ports.clock)
  const storage = await openStorage(config.dataDir, ports)
  const site = await storage.site.find()
  if (site === null) {
    await storage.close()
    throw new NoOrganisationError()
  }
  mkdirSync(config.downloadsDir, { recursive: true })

  const addressOf = ({ socket, headers }: IncomingMessage): string => {
    const forwarded = headers['x-forwarded-for']
    const hops = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
    return limitKey(findClientAddress(socket.remoteAddress ?? '', hops, config.trustedProxies))
  }
  let publicUrl = config.publicUrl ?? ''
  const iceServers = new IceServers(config.ice, wallClock)
  const directory = new InProcessDirectory()
  const sessionPorts: SessionPorts = {
    ...{ clock, wallClock, random, log, directory },
    store: storage.sessions,
    audit: storage.audit,
    iceServersFor: (sessionId) => iceServers.forSession(sessionId),
  }
  const layer = createSessionLayer(sessionPorts)
  const { sessions, members } = layer

  const tokens = new AccessTokens(storage.tokens, wallClock, random)
  const callers = new Callers()
  const watch = new RevocationWatch({
    ...{ clock, log, tokens, accounts: storage.accounts },
    tokensInUse: () => callers.tokenHashes(),
    accountsInSessions: () => members.accountIds(),
    onDeadTokens: (hashes) => callers.expelTokens(hashes),
    onDisabledAccounts: (accountIds) => members.expelAccounts(new Set(accountIds)),
  })
  const credentials = new RelayCredentials(clock, sessions, iceServers.refreshEveryMs)

  const limits = new CallLimits(config.limits.claimsPerMinute)
  const inviteUrl = (nameplate: string): string => `${publicUrl}/j/${nameplate}`
  const conversationParts = {
    ...{ clock, log, callers, members },
    hello: { tokens, site, iceServers },
    handlers: createHandlers({ layer, limits, inviteUrl }),
  }
  const gateway = new WebSocketGateway({
    ...{ clock, log, addressOf },
    allowedOrigins: config.allowedOrigins,
    socketsPerAddress: config.limits.socketsPerAddress,
    upgradesPerMinute: config.limits.upgradesPerMinute,
    chance: () => (random(1)[0] ?? 0) / 256,
    accept: (connection) => new Conversation(connection, conversationParts),
  })

  let isDraining = false
  const pages = pageRoutes({
    organisation: site.organisation,
    downloadsDir: config.downloadsDir,
    assets: loadAssets(),
    findInvitation: (nameplate) => findInvitation(nameplate, sessions, directory),
    views: new RateLimiterMemory({ points: config.limits.pageViewsPerMinute, duration: 60 }),
    addressOf,
  })
  const signIn = new SignIn({
    ...{ accounts: storage.accounts, tokens, audit: storage.audit },
    hasher: new PasswordHasher(makeToken(random)),
    throttle: new SignInThrottle({ triesPerAddress: config.limits.signInsPerMinute, perSeconds: 60 }),
  })
  const http = await createHttpServer({
    routes: [
      ...siteRoutes({
        site: { siteId: site.siteId, organisation: site.organisation, version: VERSION },
        checkDatabase: () => storage.ping(),
        isDraining: () => isDraining,
      }),
      ...accountRoutes({
        ...{ signIn, tokens, audit: storage.audit, site, addressOf },
        onTokenDead: (tokenHash) => callers.expelTokens([tokenHash]),
      }),
      ...sessionRoutes({ records: storage.records, audit: storage.audit, now: wallClock }),
      ...pages.routes,
    ],
    ...{ tokens, log },
    allowedOrigins: config.allowedOrigins,
    downloadsDir: config.downloadsDir,
    tls: config.tls && { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) },
    isHttps: config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false),
    notFound: pages.notFound,
  })
  gateway.attachTo(http.server as Server)
  await restoreSessions(sessionPorts, layer)

  return {
    listen: async () => {
      const listening = await http.listen({ host: config.host, port: config.port })
      publicUrl ||= listening
      watch.start()
      credentials.start()
      return publicUrl
    },
    close: async () => {
      isDraining = true
      watch.stop()
      credentials.stop()
      await gateway.drain()
      await http.close()
      clock.cancelAll()
      await storage.close()
    },
    counts: () => ({ sockets: gateway.count, sessions: sessions.count }),
  }
}
