/** What anyone may ask: which site this is, and whether it is well. */
import type { Site } from '@deskside/shared/protocol/http-api.ts'
import type { Route } from './route.ts'

export interface SiteRouteParts {
  readonly site: Site
  /** Rejects when the database does not answer. */
  readonly checkDatabase: () => Promise<void>
  readonly isDraining: () => boolean
}

export function siteRoutes({ site, checkDatabase, isDraining }: SiteRouteParts): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/site',
      policy: 'anyone',
      handle: async (_request, reply) => reply.send(site),
    },
    {
      method: 'GET',
      path: '/healthz',
      policy: 'anyone',
      handle: async (_request, reply) => {
        if (isDraining()) return reply.code(503).send({ status: 'draining' })
        await checkDatabase()
        return reply.send({ status: 'ok' })
      },
    },
  ]
}
