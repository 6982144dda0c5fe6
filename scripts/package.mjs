// Packages both apps of one site for the system this runs on, into release/.
// usage: node scripts/package.mjs --server=https://…         the installers (downloads Electron and builder tools)
//        node scripts/package.mjs --server=https://… --dir   unpacked, around the Electron that is already here
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { checkout, userCache } from './paths.mjs'
import { giveUp, say } from './say.mjs'
import { setUp } from './setup.mjs'

const unpacked = process.argv.includes('--dir')
const server = process.argv.find((word) => word.startsWith('--server='))?.slice('--server='.length) ?? ''
if (!URL.canParse(server) || new URL(server).protocol !== 'https:') {
  giveUp('Say which site the helper is for: --server=https://support.example.com')
}

const { electron } = await setUp([])
const { appNames, buildApps } = await import('./build.mjs')
await buildApps().catch((error) => giveUp(error.message))
bakeSiteIn()
const runtime = unpacked ? runtimeWithoutDefaultApp() : []

for (const app of appNames) {
  say(`Packaging ${app} …`)
  const builder = path.join(checkout, 'node_modules', 'electron-builder', 'cli.js')
  const config = path.join(checkout, 'build', `${app}.builder.mjs`)
  const args = ['--projectDir', app, '--config', config, ...(unpacked ? ['--dir'] : []), ...runtime]
  const done = spawnSync(process.execPath, [builder, ...args], { cwd: checkout, stdio: 'inherit' })
  if (done.status !== 0) giveUp(`${app} cannot be packaged; electron-builder's message is above.`)
}
say('The packages are in release/.')

/** A packaged helper knows one server and takes no other from anybody. */
function bakeSiteIn() {
  const file = path.join(checkout, '.cache', 'site.json')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, JSON.stringify({ server: new URL(server).origin }))
}

/** A released app brings itself; the default app of a development runtime must not ride along. */
function runtimeWithoutDefaultApp() {
  const folder = path.join(userCache, 'runtime-to-package')
  fs.rmSync(folder, { recursive: true, force: true })
  fs.cpSync(path.dirname(electron), folder, { recursive: true })
  for (const part of ['app', 'default_app.asar']) {
    fs.rmSync(path.join(folder, 'resources', part), { recursive: true, force: true })
  }
  const asked = spawnSync(electron, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${asked.stdout.trim()}`]
}
