/** The key that seals the audit chain: made once, kept beside the database, readable by the server's user alone. */
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'

const KEY_BYTES = 32

export function loadAuditKey(file: string, random: RandomBytes): Uint8Array {
  if (!existsSync(file)) createKey(file, random)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== KEY_BYTES)
    throw new Error(`${file} is not an audit key: ${KEY_BYTES * 2} hex digits belong in it.`)
  return key
}

/** Written whole under another name first: a crash leaves no half key, and of two processes one wins. */
function createKey(file: string, random: RandomBytes): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${Buffer.from(random(KEY_BYTES)).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}
