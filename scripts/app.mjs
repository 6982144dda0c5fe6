// Runs one app against any server.
// usage: node scripts/app.mjs csr-app|customer-agent [--server=https://…] [more arguments for the app]
import path from 'node:path'
import { checkout } from './paths.mjs'
import { createProgramSet, ended, onInterrupt } from './processes.mjs'
import { giveUp } from './say.mjs'
import { sandboxArguments } from './setup/desktop.mjs'
import { setUp } from './setup.mjs'

const [app, ...args] = process.argv.slice(2)
if (app !== 'csr-app' && app !== 'customer-agent') {
  giveUp(
    'usage: node scripts/app.mjs csr-app|customer-agent [--server=https://…] [more arguments for the app]',
  )
}

const { electron } = await setUp(['apps'])
const { buildApps } = await import('./build.mjs')
await buildApps().catch((error) => giveUp(error.message))

const programs = createProgramSet()
onInterrupt(programs.endAll)
const words = [...sandboxArguments(electron), path.join(checkout, app), ...args]
process.exitCode = await ended(programs.start(electron, words))
