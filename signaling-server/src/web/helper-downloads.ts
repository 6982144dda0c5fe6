/** Which helper files the operator has put out, by operating system and best for a customer first. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { OperatingSystem } from './operating-system.ts'

export interface HelperDownload {
  readonly file: string
  readonly system: OperatingSystem
  readonly bytes: number
  /** Made for IT to roll out, not for one customer in a hurry. */
  readonly isForFleets: boolean
}

interface Kind {
  readonly ending: string
  readonly system: OperatingSystem
  readonly isForFleets: boolean
}

/** Endings in the order of preference. */
const KINDS: readonly Kind[] = [
  { ending: '.exe', system: 'windows', isForFleets: false },
  { ending: '.msi', system: 'windows', isForFleets: true },
  { ending: '.dmg', system: 'macos', isForFleets: false },
  { ending: '.pkg', system: 'macos', isForFleets: true },
  { ending: '.AppImage', system: 'linux', isForFleets: false },
  { ending: '.deb', system: 'linux', isForFleets: true },
]

/** No dot in front, no separators, nothing a browser or a shell could read differently from us. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9 ._()-]{0,119}$/
const HELPER_NAME = /helper/i

/** A file anyone may fetch: any plainly named one, since IT keeps the CSR app there as well. */
export function isPlainName(file: string): boolean {
  return PLAIN_NAME.test(file)
}

/** Files with "helper" in their name and a known ending. No folder is the same as an empty one. */
export async function listHelpers(folder: string): Promise<readonly HelperDownload[]> {
  const names = (await readNames(folder)).filter((name) => isPlainName(name) && HELPER_NAME.test(name)).sort()
  const found: HelperDownload[] = []
  for (const { ending, system, isForFleets } of KINDS) {
    for (const file of names.filter((name) => name.endsWith(ending))) {
      const stats = await stat(path.join(folder, file))
      if (stats.isFile()) found.push({ file, system, bytes: stats.size, isForFleets })
    }
  }
  return found
}

async function readNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
