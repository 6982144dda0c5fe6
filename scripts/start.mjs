// Shows Deskside on this machine: a server, a signed-in CSR and a practice customer.
// usage: node scripts/start.mjs    (Ctrl-C ends all of it)
import path from 'node:path'
import { checkout } from './paths.mjs'
import { createProgramSet, ended, onInterrupt } from './processes.mjs'
import { giveUp, say } from './say.mjs'
import { hasDisplay, sandboxArguments } from './setup/desktop.mjs'
import { setUp } from './setup.mjs'

const { electron } = await setUp(hasDisplay() ? ['apps'] : ['apps', 'virtual displays'])

// What follows loads npm packages, which are there only now.
const { buildApps } = await import('./build.mjs')
await buildApps().catch((error) => giveUp(error.message))

const programs = createProgramSet()
onInterrupt(() => {
  say('Ending everything that was started …')
  return programs.endAll()
})
process.exitCode = hasDisplay() ? await showOnThisDisplay() : await playOnVirtualDisplays()
await programs.endAll()

async function showOnThisDisplay() {
  const { openDemoSite } = await import('./demo/site.mjs')
  const { createDemoApps } = await import('./demo/apps.mjs')
  const { address, program: server } = await openDemoSite(programs)
  const open = createDemoApps(programs, {
    electron,
    electronArguments: sandboxArguments(electron),
    address,
    isDemoSite: true,
  })

  const apps = [open('csr-app'), open('customer-agent')]
  say('Two windows open: the CSR app, signed in, and the helper of a practice customer.')
  say('Press Start in the CSR app, then type the support code into the helper. Ctrl-C here ends all of it.')

  const codes = Promise.all(apps.map(ended))
  const first = await Promise.race([codes, ended(server).then(() => 'server')])
  if (programs.isEnding()) return 130
  if (first === 'server') {
    say('The server ended by itself; see .deskside-demo/server.log.')
    return 1
  }
  say('Both windows are closed.')
  const failed = first.some((code) => code !== 0)
  if (failed) say('Not every app ended well; see the logs in .deskside-demo.')
  return failed ? 1 : 0
}

function playOnVirtualDisplays() {
  say(
    'There is no display here, so the main job is played on virtual displays by a scripted CSR and customer.',
  )
  const demo = programs.start(process.execPath, [path.join(checkout, 'e2e', 'main-job-demo.ts')], {
    cwd: checkout,
    env: { DESKSIDE_ELECTRON: electron },
  })
  return ended(demo)
}
