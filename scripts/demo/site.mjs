// The site of the demo: a real server on this machine, with one organisation and one CSR of its own.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkout } from '../paths.mjs'
import { giveUp, say } from '../say.mjs'

/** Everything the demo keeps; nothing of it is ever used by a real site. */
export const demoFolder = path.join(checkout, '.deskside-demo')

/** For the CSR app, which signs in with it by itself. */
export const signInFile = path.join(demoFolder, 'sign-in.json')

const server = (file) => path.join(checkout, 'signaling-server', 'src', file)
const usualPort = 7380
const startLimitMs = 30_000

/**
 * Makes the demo's accounts on first use and starts its server.
 *
 * @param {ReturnType<typeof import('../processes.mjs').createProgramSet>} programs
 * @param {{ nodeArguments?: readonly string[] }} [options]
 * @returns {Promise<{ address: string, program: import('node:child_process').ChildProcess }>}
 */
export async function openDemoSite(programs, { nodeArguments = [] } = {}) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = {
    DESKSIDE_HOST: '127.0.0.1',
    DESKSIDE_PORT: String(port),
    DESKSIDE_PUBLIC_URL: address,
    DESKSIDE_DATA_DIR: path.join(demoFolder, 'site'),
    DESKSIDE_DOWNLOADS_DIR: path.join(demoFolder, 'downloads'),
  }
  if (!fs.existsSync(signInFile)) createAccounts(env)

  const log = path.join(demoFolder, 'server.log')
  const program = programs.start(process.execPath, [...nodeArguments, server('main.ts')], {
    cwd: checkout,
    env,
    stdio: ['ignore', logTo(log), logTo(log)],
  })
  await untilHealthy(address, program, log)
  say(`The demo's server runs at ${address}.`)
  return { address, program }
}

/** @returns a stream a program can write its output to */
export function logTo(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  return fs.openSync(file, 'a')
}

function createAccounts(env) {
  say('Making a demo organisation and a demo CSR …')
  // What an interrupted first start left behind has no account anyone could use.
  fs.rmSync(env.DESKSIDE_DATA_DIR, { recursive: true, force: true })
  fs.mkdirSync(env.DESKSIDE_DOWNLOADS_DIR, { recursive: true })
  const account = { email: 'demo@example.com', password: randomBytes(18).toString('base64url') }
  command(env, ['create-organisation', '--name', 'Deskside Demo'])
  const csr = ['create-csr', '--name', 'Demo Representative', '--email', account.email, '--password-stdin']
  command(env, csr, account.password)
  fs.writeFileSync(signInFile, JSON.stringify(account), { mode: 0o600 })
}

function command(env, args, input = '') {
  const done = spawnSync(process.execPath, [server('cli.ts'), ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
  })
  if (done.status !== 0) giveUp(`The server's command "${args[0]}" failed:\n${done.stdout}${done.stderr}`)
}

async function untilHealthy(address, program, log) {
  const giveUpAt = Date.now() + startLimitMs
  while (!(await isHealthy(address))) {
    if (program.exitCode !== null || Date.now() > giveUpAt) {
      giveUp(
        `The server did not start; its last words:\n${fs.readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')}`,
      )
    }
    await delay(100)
  }
}

async function isHealthy(address) {
  try {
    return (await fetch(`${address}/healthz`)).ok
  } catch {
    // Nobody listens yet.
    return false
  }
}

/** The usual port, or any other when that is taken. */
async function freePort() {
  return (await portIfFree(usualPort)) ?? portIfFree(0)
}

function portIfFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const { port: found } = probe.address()
      probe.close(() => resolve(found))
    })
  })
}
