/** The pages customers see, their few assets, and the files the operator has put out. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import { msUntilAllowed } from '../rate-limit.ts'
import type { Asset } from '../web/assets.ts'
import { isPlainName, listHelpers } from '../web/helper-downloads.ts'
import { type Invitation, renderInvitePage } from '../web/invite-page.ts'
import { chooseLanguage } from '../web/language.ts'
import type { PageContext } from '../web/layout.ts'
import { renderBusyPage, renderClosedPage, renderMissingPage } from '../web/message-pages.ts'
import { guessVisitor } from '../web/operating-system.ts'
import { renderStartPage } from '../web/start-page.ts'
import { textsFor } from '../web/texts-for.ts'
import { type Route, readParameter } from './route.ts'

export interface PageRouteParts {
  readonly organisation: string
  readonly downloadsDir: string
  readonly assets: ReadonlyMap<string, Asset>
  /** Null for an invite that is over or never was. */
  readonly findInvitation: (nameplate: string) => Promise<Invitation | null>
  readonly views: RateLimiterMemory
  readonly addressOf: (request: FastifyRequest['raw']) => string
}

export interface PageRoutes {
  readonly routes: Route[]
  readonly notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply
}

export function pageRoutes(parts: PageRouteParts): PageRoutes {
  const { assets, findInvitation, views, addressOf } = parts

  const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendPage(reply.code(404), renderMissingPage({ ...contextOf(request, parts), path: '/' }))

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/',
      policy: 'anyone',
      handle: async (request, reply) => sendPage(reply, renderStartPage(await withHelpers(request, parts))),
    },
    {
      method: 'GET',
      path: '/j/:nameplate',
      policy: 'anyone',
      handle: async (request, reply) => {
        const nameplate = readParameter(request, 'nameplate')
        if (!/^\d{6}$/.test(nameplate)) return notFound(request, reply)
        const context = await withHelpers(request, parts)
        const waitMs = await msUntilAllowed(views, addressOf(request.raw))
        if (waitMs > 0) {
          reply.code(429).header('retry-after', Math.ceil(waitMs / 1000))
          return sendPage(reply, renderBusyPage(context))
        }
        const invitation = await findInvitation(nameplate)
        return sendPage(
          reply,
          invitation === null ? renderClosedPage(context) : renderInvitePage(context, invitation),
        )
      },
    },
    {
      method: 'GET',
      path: '/assets/:file',
      policy: 'anyone',
      handle: async (request, reply) => {
        const asset = assets.get(readParameter(request, 'file'))
        if (asset === undefined) return notFound(request, reply)
        reply.header('cache-control', 'public, max-age=300').header('etag', asset.etag)
        if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
        return reply.type(asset.type).send(asset.bytes)
      },
    },
    {
      method: 'GET',
      path: '/downloads/:file',
      policy: 'anyone',
      handle: async (request, reply) => {
        const file = readParameter(request, 'file')
        if (!isPlainName(file)) return notFound(request, reply)
        // Without a name in it, so that the page may put a spoken code into the name the file is saved under.
        reply.header('content-disposition', 'attachment').type('application/octet-stream')
        return reply.sendFile(file, {
          contentType: false,
          cacheControl: false,
          dotfiles: 'deny',
          index: false,
        })
      },
    },
  ]
  return { routes, notFound }
}

function contextOf(request: FastifyRequest, { organisation }: PageRouteParts): PageContext {
  const query = request.query as Readonly<Record<string, unknown>>
  const language = chooseLanguage(query['lang'], request.headers['accept-language'])
  return {
    language,
    texts: textsFor(language),
    organisation,
    visitor: guessVisitor(request.headers['user-agent']),
    helpers: [],
    path: request.raw.url?.split('?')[0] ?? '/',
  }
}

async function withHelpers(request: FastifyRequest, parts: PageRouteParts): Promise<PageContext> {
  return { ...contextOf(request, parts), helpers: await listHelpers(parts.downloadsDir) }
}

function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.header('vary', 'Accept-Language, User-Agent').type('text/html; charset=utf-8').send(markup)
}
