/** Serves the bundled pages over `app://<host>/`, so that each window has a real origin and `file:` is never needed. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

/** Call before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export interface AppPages {
  /** Origin's host → folder with that page's files. */
  readonly roots: Readonly<Record<string, string>>
  /** `https://…` and `wss://…` the pages may connect to. */
  readonly connectTo: readonly string[]
}

/**
 * Mantine puts its styles in by script, hence `style-src 'unsafe-inline'`; scripts stay ours alone.
 */
export function contentSecurityPolicy(connectTo: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob: mediastream:",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

export function serveAppPages(session: Session, pages: AppPages): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const root = pages.roots[url.hostname]
    if (root === undefined || request.method !== 'GET') return new Response(null, { status: 404 })
    const path = normalize(
      join(root, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)),
    )
    const type = TYPES[extname(path)]
    if (!path.startsWith(root + sep) || type === undefined) return new Response(null, { status: 404 })
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy(pages.connectTo),
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        },
      })
    } catch {
      // The one expected failure: no such file. The page shows as missing, which is what it is.
      return new Response(null, { status: 404 })
    }
  })
}
