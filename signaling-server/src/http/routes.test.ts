import type { FastifyReply, FastifyRequest } from 'fastify'
import { createLog } from '../log.ts'
import { accountRoutes } from './account-routes.ts'
import { createHttpServer } from './http-server.ts'
import { mailRoutes } from './mail-routes.ts'
import { notePictureRoutes } from './note-picture-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { type Route, refuse } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { siteRoutes } from './site-routes.ts'

/** Only the table is looked at, so nothing behind the routes is needed. */
const nothing = {} as never

const allRoutes = (): Route[] => [
  ...siteRoutes(nothing),
  ...accountRoutes(nothing),
  ...sessionRoutes(nothing),
  ...notePictureRoutes(nothing),
  ...mailRoutes(nothing),
  ...pageRoutes(nothing).routes,
]

describe('the route table', () => {
  it('is the reviewed one: a new route is added here on purpose, with who may call it', () => {
    const table = allRoutes().map(({ method, path, policy }) => `${method} ${path} — ${policy}`)

    expect(table.sort()).toEqual([
      'GET / — anyone',
      'GET /api/sessions/:sessionId/invites/:inviteId/mail — signed-in',
      'GET /api/sessions/:sessionId/notes — signed-in',
      'GET /api/sessions/:sessionId/notes/pictures — signed-in',
      'GET /api/sessions/:sessionId/notes/pictures/:pictureId — signed-in',
      'GET /api/site — anyone',
      'GET /assets/:file — anyone',
      'GET /downloads/:file — anyone',
      'GET /healthz — anyone',
      'GET /j/:nameplate — anyone',
      'POST /api/sessions/:sessionId/invites/:inviteId/mail — signed-in',
      'POST /api/sign-in — anyone',
      'POST /api/sign-out — signed-in',
      'PUT /api/sessions/:sessionId/notes — signed-in',
      'PUT /api/sessions/:sessionId/notes/pictures/:pictureId — signed-in',
      'PUT /api/sessions/:sessionId/transcript — signed-in',
    ])
  })

  it('does not take a route that does not say who may call it', async () => {
    const app = await createHttpServer({
      routes: allRoutes(),
      tokens: { check: async () => null },
      allowedOrigins: new Set(),
      downloadsDir: import.meta.dirname,
      tls: null,
      isHttps: false,
      log: createLog('silent'),
      notFound: (_request: FastifyRequest, reply: FastifyReply) => refuse(reply, 'not-found'),
    })

    expect(() => app.get('/forgotten', async () => 'open')).toThrow('does not say who may call it')
    await app.close()
  })
})
