// Sets a fresh clone up, runs every check and every test, and closes with `N passed, N failed`.
// usage: node scripts/test.mjs
import { onInterrupt } from './processes.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'

const { electron } = await setUp(['apps', 'virtual displays', 'browser'])

// What follows loads npm packages, which are there only now.
const { runChecks } = await import('./check.mjs')
const { buildApps } = await import('./build.mjs')
const { browserExecutable } = await import('./setup/browser.mjs')
const { createJestRuns } = await import('./test/jest-runs.mjs')

const jest = createJestRuns({ DESKSIDE_ELECTRON: electron, DESKSIDE_CHROMIUM: await browserExecutable() })
onInterrupt(() => jest.endAll())

const results = []
say('\nChecks')
results.push(await runChecks())

say('\nUnit, contract and story tests')
results.push(await jest.run('unit', { limitMinutes: 10 }))

say('\nThe apps')
const built = await tryToBuild()
results.push(built)

say('\nEnd-to-end tests')
if (built.failed === 0) results.push(await jest.run('e2e', { limitMinutes: 52, inBand: true }))
else say('They are left out, because the apps cannot be built.')

const sum = (what) => results.reduce((total, result) => total + (result[what] ?? 0), 0)
const skipped = sum('skipped')
await new Promise((resolve) => process.stderr.write('\n', resolve))
process.stdout.write(
  `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exitCode = sum('failed') === 0 ? 0 : 1

async function tryToBuild() {
  try {
    await buildApps()
    say('passed  both apps can be built')
    return { passed: 1, failed: 0 }
  } catch (error) {
    say(`FAILED  ${error.message}`)
    return { passed: 0, failed: 1 }
  }
}
