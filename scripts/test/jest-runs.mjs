// Runs jest's projects one after the other and counts their tests.
import fs from 'node:fs'
import path from 'node:path'
import { checkout } from '../paths.mjs'
import { createProgramSet, ended } from '../processes.mjs'
import { say } from '../say.mjs'

const jest = path.join(checkout, 'node_modules', 'jest', 'bin', 'jest.js')

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {Readonly<Record<string, string>>} env what the tests need to know about this machine */
export function createJestRuns(env) {
  const programs = createProgramSet()

  /**
   * @param {'unit' | 'e2e'} project
   * @param {{ limitMinutes: number, inBand?: boolean }} options
   * @returns {Promise<Count>}
   */
  async function run(project, { limitMinutes, inBand = false }) {
    const report = path.join(checkout, '.cache', 'test-results', `${project}.json`)
    fs.mkdirSync(path.dirname(report), { recursive: true })
    fs.rmSync(report, { force: true })
    const args = ['--selectProjects', project, '--json', `--outputFile=${report}`, '--passWithNoTests']
    const child = programs.start(process.execPath, [jest, ...args, ...(inBand ? ['--runInBand'] : [])], {
      cwd: checkout,
      // With --json jest also prints the whole report on stdout; people read stderr.
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    const limit = setTimeout(() => {
      say(`The ${project} tests did not end within ${limitMinutes} minutes.`)
      void programs.endAll()
    }, limitMinutes * 60_000)
    const code = await ended(child)
    clearTimeout(limit)
    await programs.endAll()
    return countOf(report, code)
  }

  return { run, endAll: programs.endAll }
}

function countOf(report, code) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'))
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return {
    passed: result.numPassedTests,
    // A run that ends badly with every test green is still a failure (an open handle, a crash at the end).
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}
