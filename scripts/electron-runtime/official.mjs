// The Electron that the `electron` package downloads from its own site.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from '../paths.mjs'

const packageFolder = path.join(checkout, 'node_modules', 'electron')

/** A wall that swallows packets would otherwise hold the set-up for ever. */
const downloadLimitMs = 5 * 60 * 1000

/** @returns {{ executable: string, version: string } | undefined} */
export function installedOfficial() {
  const pathFile = path.join(packageFolder, 'path.txt')
  if (!fs.existsSync(pathFile)) return undefined
  const executable = path.join(packageFolder, 'dist', fs.readFileSync(pathFile, 'utf8'))
  if (!fs.existsSync(executable)) return undefined
  return {
    executable,
    version: JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version,
  }
}

/** @returns {Promise<string | undefined>} why it failed, in one line; nothing when it worked */
export function downloadOfficial() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: downloadLimitMs,
      killSignal: 'SIGKILL',
    })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(undefined)
      else if (signal) resolve(`no end after ${downloadLimitMs / 60_000} minutes`)
      else resolve(firstErrorIn(errors))
    })
  })
}

function firstErrorIn(errors) {
  const line = errors.split('\n').find((candidate) => /error/i.test(candidate)) ?? errors.split('\n')[0] ?? ''
  return line.trim() || 'no reason given'
}
