/** A real Chromium, as the customer's browser. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] })
}

export function browserPath(): string {
  const given = process.env['DESKSIDE_CHROMIUM']
  if (given !== undefined && given !== '') return given
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found !== undefined) return found
  }
  throw new Error(
    'There is no Chromium on this machine. Set DESKSIDE_CHROMIUM to one, or install the package chromium.',
  )
}
