// Bundles both apps into their out/ folders; an app whose sources did not change is left as it is.
// usage: node scripts/build.mjs
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { withFileLock } from './file-lock.mjs'
import { checkout } from './paths.mjs'
import { giveUp, say } from './say.mjs'

export const appNames = ['csr-app', 'customer-agent']
const bundler = path.join(checkout, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')

/** Builds what changed. Throws with the bundler's words when an app cannot be built. */
export async function buildApps() {
  await Promise.all(appNames.map(buildApp))
}

/**
 * @param {string} app
 * @returns {Promise<boolean>} whether it had to be built
 */
export function buildApp(app) {
  return withFileLock(path.join(checkout, '.cache', `build-${app}.lock`), () => buildIfChanged(app))
}

async function buildIfChanged(app) {
  const stamp = path.join(checkout, app, 'out', '.built-from')
  const sources = hashOfSources(app)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sources) return false
  say(`Building ${app} …`)
  fs.rmSync(stamp, { force: true })
  await bundle(app)
  fs.writeFileSync(stamp, sources)
  return true
}

/** Everything a bundle is made of: the app, shared, the bundler's settings and the packages. */
function hashOfSources(app) {
  const hash = createHash('sha256')
  const folders = ['shared/src', `${app}/src`].flatMap(filesBelow)
  for (const file of [
    ...folders,
    'build/app-bundle.ts',
    `${app}/electron.vite.config.ts`,
    'package-lock.json',
  ]) {
    hash.update(`${file}\n`).update(fs.readFileSync(path.join(checkout, file)))
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  return fs
    .readdirSync(path.join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(checkout, path.join(entry.parentPath, entry.name)))
    .sort()
}

function bundle(app) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
      cwd: path.join(checkout, app),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const words = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => words.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(undefined)
      else
        reject(
          new Error(`${app} cannot be built:\n${stripVTControlCharacters(String(Buffer.concat(words)))}`),
        )
    })
  })
}

if (path.resolve(process.argv[1]) === import.meta.filename)
  await buildApps().catch((error) => giveUp(error.message))
