/** Where the Electron runtime is; scripts/electron-runtime.mjs knows and fetches it when it is not there. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const RUNTIME = join(import.meta.dirname, '..', '..', 'scripts', 'electron-runtime.mjs')

export async function electronPath(): Promise<string> {
  const given = process.env['DESKSIDE_ELECTRON']
  if (given !== undefined && given !== '') return given
  const { stdout } = await promisify(execFile)(process.execPath, [RUNTIME, '--print-path'])
  return stdout.trim()
}
