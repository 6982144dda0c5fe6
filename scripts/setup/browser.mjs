// The Chromium in which the invite page is tried.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from '../paths.mjs'
import { giveUp, say } from '../say.mjs'
import { findCommand } from './probes.mjs'

const downloadLimitMs = 10 * 60 * 1000

/**
 * The machine's own Chromium or Chrome, else one that Playwright downloads.
 *
 * @returns {Promise<string>} the path of the executable
 */
export async function browserExecutable() {
  const own =
    process.env.DESKSIDE_CHROMIUM ?? findCommand('chromium', 'google-chrome', 'google-chrome-stable')
  if (own) return own

  const { chromium } = await import('playwright-core')
  if (!fs.existsSync(chromium.executablePath())) download()
  return chromium.executablePath()
}

function download() {
  say('Downloading Chromium for the browser tests (about 170 MB, only once) …')
  const playwright = path.join(checkout, 'node_modules', 'playwright-core', 'cli.js')
  const done = spawnSync(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: downloadLimitMs,
  })
  if (done.status === 0) return
  giveUp('There is no Chromium for the browser tests. Install one, or set DESKSIDE_CHROMIUM to its path.')
}
