/** The folder Chromium insists on, which goes with the helper: nothing stays on the customer's computer. */
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface ThrowawayProfile {
  readonly folder: string
  /** Takes the folder away again; call when nothing writes to it any more. */
  readonly remove: () => void
}

/**
 * A folder of the same name every time, so that a second start finds the first one running.
 *
 * In a place where others may write, somebody else could have put a folder or a link of that name there already;
 * then a fresh one is made, and the second start is not noticed.
 *
 * @param inside folder of temporary files
 * @param userId of the person who runs this; null where the system keeps temporary files apart by itself (Windows)
 */
export function openThrowawayProfile(inside: string, userId: number | null): ThrowawayProfile {
  const named = join(inside, userId === null ? 'deskside-helper' : `deskside-helper-${userId}`)
  mkdirSync(inside, { recursive: true })
  const folder = isOurs(named, userId) ? named : mkdtempSync(join(inside, 'deskside-helper-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

function isOurs(folder: string, userId: number | null): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || (userId !== null && found.uid !== userId)) return false
  chmodSync(folder, 0o700)
  return true
}
