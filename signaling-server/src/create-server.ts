/** Builds the whole server out of its parts, top to bottom; nothing is made anywhere else. */
import { mkdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { Clock, RandomBytes } from '@deskside/shared/kernel/clock.ts'
import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { AccessTokens } from './accounts/access-tokens.ts'
import { PasswordHasher } from './accounts/password-hasher.ts'
import { RevocationWatch } from './accounts/revocation-watch.ts'
import { SignIn } from './accounts/sign-in.ts'
import { SignInThrottle } from './accounts/sign-in-throttle.ts'
import { Calls } from './calls/calls.ts'
import type { Directory } from './cluster/directory.ts'
import { InProcessDirectory } from './cluster/in-process-directory.ts'
import { InProcessPresence } from './cluster/in-process-presence.ts'
import type { Config } from './config.ts'
import { findClientAddress, limitKey } from './gateway/client-address.ts'
import { Conversation } from './gateway/conversation.ts'
import { WebSocketGateway } from './gateway/websocket-gateway.ts'
import { CallLimits } from './handlers/call-limits.ts'
import { Callers } from './handlers/callers.ts'
import { createHandlers } from './handlers/index.ts'
import { accountRoutes } from './http/account-routes.ts'
import { createHttpServer } from './http/http-server.ts'
import { mailRoutes } from './http/mail-routes.ts'
import { notePictureRoutes } from './http/note-picture-routes.ts'
import { pageRoutes } from './http/page-routes.ts'
import type { Route } from './http/route.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { siteRoutes } from './http/site-routes.ts'
import { IceServers } from './ice-servers.ts'
import type { Log } from './log.ts'
import { addressMark } from './mail/address-mark.ts'
import { MailLimits } from './mail/mail-limits.ts'
import type { Mailer } from './mail/mailer.ts'
import { SmtpMailer } from './mail/smtp-mailer.ts'
import { findInvitation } from './sessions/find-invitation.ts'
import { RelayCredentials } from './sessions/relay-credentials.ts'
import { createSessionLayer, restoreSessions, type SessionLayer } from './sessions/session-layer.ts'
import type { SessionPorts } from './sessions/session-ports.ts'
import { openStorage, type Storage } from './storage/open-storage.ts'
import type { SiteIdentity } from './storage/stored-site.ts'
import { makeToken, type WallClock } from './system-ports.ts'
import { ShownNumbers } from './telephony/shown-numbers.ts'
import type { TelephonyProvider } from './telephony/telephony-provider.ts'
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

/** A download under way may finish this long after everybody was sent away. */
const LAST_ANSWERS_MS = 5_000

/** What both doors, sockets and HTTP, lead into. */
interface Rooms {
  readonly clock: TimerScope
  readonly ports: ServerPorts
  readonly storage: Storage
  readonly site: SiteIdentity
  readonly directory: Directory
  readonly layer: SessionLayer
  readonly iceServers: IceServers
  readonly telephony: TelephonyProvider | null
  readonly mailer: Mailer | null
  readonly tokens: AccessTokens
  readonly callers: Callers
  readonly addressOf: (request: IncomingMessage) => string
}

export async function createServer(config: Config, ports: ServerPorts): Promise<SignalingServer> {
  const rooms = await openRooms(config, ports)
  const { clock, storage, layer, iceServers } = rooms
  let publicUrl = config.publicUrl ?? ''
  let isDraining = false
  const inviteUrl = (nameplate: string): string => `${publicUrl}/j/${nameplate}`
  const gateway = createGateway(config, rooms, inviteUrl)
  const http = await createHttp(config, rooms, { isDraining: () => isDraining, inviteUrl })
  gateway.attachTo(http.server as Server)
  const watch = watchRevocations(rooms)
  const credentials = new RelayCredentials(clock, layer.sessions, iceServers.refreshEveryMs)

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
      clock.setTimer(LAST_ANSWERS_MS, () => http.server.closeAllConnections())
      await http.close()
      rooms.mailer?.close()
      clock.cancelAll()
      await storage.close()
    },
    counts: () => ({ sockets: gateway.count, sessions: layer.sessions.count }),
  }
}

/** Opens what is kept and brings back the sessions that were live. */
async function openRooms(config: Config, ports: ServerPorts): Promise<Rooms> {
  const { wallClock, random, log } = ports
  const storage = await openStorage(config.dataDir, ports)
  const site = await storage.site.find()
  if (site === null) {
    await storage.close()
    throw new NoOrganisationError()
  }
  mkdirSync(config.downloadsDir, { recursive: true })
  const clock = new TimerScope(ports.clock)
  const directory = new InProcessDirectory()
  const iceServers = new IceServers(config.ice, wallClock)
  const telephony = config.phoneNumbers.length === 0 ? null : new ShownNumbers(config.phoneNumbers, random)
  const sessionPorts: SessionPorts = {
    ...{ clock, wallClock, random, log, directory, telephony },
    store: storage.sessions,
    audit: storage.audit,
    iceServersFor: (sessionId) => iceServers.forSession(sessionId),
  }
  const mailer = config.mail === null ? null : new SmtpMailer(config.mail, { clock, random, log })
  const layer = createSessionLayer(sessionPorts)
  await restoreSessions(sessionPorts, layer)
  return {
    ...{ clock, ports, storage, site, directory, layer, iceServers, telephony, mailer },
    tokens: new AccessTokens(storage.tokens, wallClock, random),
    callers: new Callers(),
    addressOf: ({ socket, headers }) =>
      limitKey(
        findClientAddress(socket.remoteAddress ?? '', headers['x-forwarded-for'], config.trustedProxies),
      ),
  }
}

function createGateway(
  config: Config,
  { clock, ports, storage, layer, tokens, site, iceServers, telephony, mailer, callers, addressOf }: Rooms,
  inviteUrl: (nameplate: string) => string,
): WebSocketGateway {
  const { log, random } = ports
  const limits = new CallLimits(config.limits.claimsPerMinute)
  const calls = new Calls(clock, new InProcessPresence(clock))
  const parts = {
    ...{ clock, log, callers, calls, layer },
    hello: {
      ...{ tokens, site, iceServers },
      keepsTranscripts: config.keepsTranscripts,
      secondariesSee: config.secondariesSee,
      offersPhone: telephony !== null,
      offersMail: mailer !== null,
      quietLimits: config.quietLimits,
    },
    handlers: createHandlers({ layer, limits, inviteUrl, calls, telephony, log, audit: storage.audit }),
  }
  return new WebSocketGateway({
    ...{ clock, log, addressOf },
    allowedOrigins: config.allowedOrigins,
    socketsPerAddress: config.limits.socketsPerAddress,
    upgradesPerMinute: config.limits.upgradesPerMinute,
    chance: () => (random(1)[0] ?? 0) / 256,
    accept: (connection) => new Conversation(connection, parts),
  })
}

interface HttpSurroundings {
  readonly isDraining: () => boolean
  readonly inviteUrl: (nameplate: string) => string
}

async function createHttp(
  config: Config,
  rooms: Rooms,
  { isDraining, inviteUrl }: HttpSurroundings,
): Promise<FastifyInstance> {
  const { storage, site, ports, directory, layer, tokens, callers, addressOf } = rooms
  const { audit, accounts, records, pictures } = storage
  const pages = pageRoutes({
    organisation: site.organisation,
    downloadsDir: config.downloadsDir,
    assets: loadAssets(),
    findInvitation: (nameplate) => findInvitation(nameplate, layer.sessions, directory),
    views: new RateLimiterMemory({ points: config.limits.pageViewsPerMinute, duration: 60 }),
    addressOf,
  })
  const hasher = new PasswordHasher(makeToken(ports.random))
  const throttle = new SignInThrottle({ triesPerAddress: config.limits.signInsPerMinute, perSeconds: 60 })
  const signIn = new SignIn({ accounts, tokens, audit, hasher, throttle })
  const onTokenDead = (tokenHash: string): void => callers.expelTokens([tokenHash])
  return createHttpServer({
    routes: [
      ...siteRoutes({
        site: { ...site, version: readVersion() },
        checkDatabase: () => storage.ping(),
        isDraining,
      }),
      ...accountRoutes({ signIn, tokens, audit, site, addressOf, onTokenDead }),
      ...sessionRoutes({
        ...{ records, pictures, audit, now: ports.wallClock },
        keepsTranscripts: config.keepsTranscripts,
      }),
      ...mailRoutesOf(config, rooms, inviteUrl),
      ...notePictureRoutes({ records, pictures, audit, now: ports.wallClock }),
      ...pages.routes,
    ],
    ...{ tokens, log: ports.log },
    allowedOrigins: config.allowedOrigins,
    downloadsDir: config.downloadsDir,
    tls: config.tls && { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) },
    isHttps: config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false),
    notFound: pages.notFound,
  })
}

/** None at a site that sends no mails. */
function mailRoutesOf(
  { mail }: Config,
  { mailer, layer, site, storage }: Rooms,
  inviteUrl: (nameplate: string) => string,
): Route[] {
  if (mail === null || mailer === null) return []
  return mailRoutes({
    ...{ mailer, inviteUrl },
    sessions: layer.sessions,
    organisation: site.organisation,
    templates: mail.templates,
    limits: new MailLimits(),
    audit: storage.audit,
    markOf: (address) => addressMark(storage.auditKey, address),
  })
}

function watchRevocations({ clock, ports, tokens, storage, callers, layer }: Rooms): RevocationWatch {
  return new RevocationWatch({
    ...{ clock, log: ports.log, tokens, accounts: storage.accounts },
    tokensInUse: () => callers.tokenHashes(),
    accountsInSessions: () => layer.members.accountIds(),
    onDeadTokens: (hashes) => callers.expelTokens(hashes),
    onDisabledAccounts: (accountIds) => layer.members.expelAccounts(new Set(accountIds)),
  })
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
