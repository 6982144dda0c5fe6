/** Which site this helper belongs to. No link, file name or person says it: it was fixed when the helper was built. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const siteSchema = z.object({ server: z.string().min(1).max(300) })

export interface SiteSources {
  readonly isPackaged: boolean
  /** Where the package keeps `site.json`. */
  readonly resources: string
  /** Where only an administrator of this computer can write, see `policyFile`. */
  readonly policy: string | null
  /** `--server=`, for those who build and test. */
  readonly commandLine: string | null
}

/** The company's IT over the package; the command line only outside of a package. Null when nobody says anything usable. */
export function readSiteServer({ isPackaged, resources, policy, commandLine }: SiteSources): string | null {
  const ordered = policy === null ? null : serverIn(policy)
  if (ordered !== null) return ordered
  return isPackaged ? serverIn(join(resources, 'site.json')) : commandLine
}

/** Put there by whoever deploys the helper to a fleet: `{ "server": "https://…" }`. */
export function policyFile(platform: string): string | null {
  switch (platform) {
    case 'linux':
      return '/etc/deskside/policy.json'
    case 'darwin':
      return '/Library/Application Support/Deskside/policy.json'
    case 'win32':
      return 'C:\\Program Files\\Deskside\\policy.json'
    default:
      return null
  }
}

function serverIn(file: string): string | null {
  try {
    const site = siteSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return site.success ? site.data.server : null
  } catch {
    // No such file, or not JSON: nothing is said here. A helper that belongs to no site says so on its screen.
    return null
  }
}
