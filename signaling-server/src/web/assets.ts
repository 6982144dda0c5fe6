/** The few files the pages need, read once. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Asset {
  readonly bytes: Buffer
  readonly type: string
  readonly etag: string
}

const FILES = [
  ['logo.svg', 'image/svg+xml'],
  ['pages.css', 'text/css; charset=utf-8'],
  ['invite.js', 'text/javascript; charset=utf-8'],
] as const

export function loadAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    FILES.map(([name, type]) => {
      const bytes = readFileSync(new URL(`./assets/${name}`, import.meta.url))
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
      return [name, { bytes, type, etag }]
    }),
  )
}
