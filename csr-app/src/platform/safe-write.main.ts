/** Writes a file that is never half there: the new bytes are flushed beside the old ones, then take their place. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A folder that is missing is made, for its owner only. */
export async function writeSafely(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.new`
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    // On a full disk the half that fitted is in everybody's way. Why writing failed matters more than that this did.
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}
