// For working on Deskside: server and both apps, each restarted when its sources change.
// usage: node scripts/dev.mjs [--server=https://…]    with an address, no server is started here
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from './paths.mjs'
import { createProgramSet, onInterrupt } from './processes.mjs'
import { say } from './say.mjs'
import { sandboxArguments } from './setup/desktop.mjs'
import { setUp } from './setup.mjs'

/** Editors save several files at once; one build is enough for all of them. */
const settleMs = 300

const { electron } = await setUp(['apps'])
const { appNames, buildApp } = await import('./build.mjs')
const { openDemoSite } = await import('./demo/site.mjs')
const { createDemoApps } = await import('./demo/apps.mjs')

const programs = createProgramSet()
onInterrupt(programs.endAll)

const given = process.argv.find((word) => word.startsWith('--server='))?.slice('--server='.length)
const address =
  given ?? (await openDemoSite(programs, { nodeArguments: ['--watch', '--watch-preserve-output'] })).address
const open = createDemoApps(programs, {
  electron,
  electronArguments: sandboxArguments(electron),
  address,
  isDemoSite: given === undefined,
})

for (const app of appNames) keepRunning(app)

function keepRunning(app) {
  let program
  let timer
  const refresh = async () => {
    try {
      const isNew = await buildApp(app)
      if (program !== undefined && !isNew) return
      if (program !== undefined) say(`${app} starts again.`)
      program?.kill()
      program = open(app)
    } catch (error) {
      say(error.message)
    }
  }
  for (const folder of ['shared/src', `${app}/src`]) {
    fs.watch(path.join(checkout, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(refresh, settleMs)
    })
  }
  void refresh()
}
