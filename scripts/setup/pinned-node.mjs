// Moves a script from whatever Node started it to the one this project is pinned to.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from '../paths.mjs'
import { giveUp, say } from '../say.mjs'

const oldestForScripts = [20, 11]
const oldestForProject = 24

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

export function requireSomeNode() {
  const [oldMajor, oldMinor] = oldestForScripts
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return
  giveUp(`Node ${process.versions.node} is too old to set Deskside up; install Node ${oldestForProject}.`)
}

/**
 * Resolves at once on a new enough Node. Otherwise runs this same script again on the pinned Node, hands its
 * exit code on, and never resolves.
 */
export async function continueOnPinnedNode() {
  // Programs started by their bare name come from this project first.
  const ownPrograms = path.join(checkout, 'node_modules', '.bin')
  process.env.PATH = [ownPrograms, process.env.PATH].join(path.delimiter)
  if (major >= oldestForProject) return

  const pinned = pinnedNode()
  if (!fs.existsSync(pinned)) {
    const system = `${process.platform} ${process.arch}`
    giveUp(
      `The npm registry has no Node ${oldestForProject} for ${system}; install it from nodejs.org and start again.`,
    )
  }
  say(`Node ${process.versions.node} hands over to the project's own Node ${oldestForProject}.`)
  await new Promise(() => runAgainOn(pinned))
}

function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return path.join(checkout, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
}

function runAgainOn(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  // The child tidies up after a signal; this process only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => giveUp(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
