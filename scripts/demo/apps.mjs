// Starts the demo's two apps: the CSR's, signed in, and the helper of a practice customer.
import path from 'node:path'
import { checkout } from '../paths.mjs'
import { demoFolder, logTo, signInFile } from './site.mjs'

/**
 * @param {ReturnType<typeof import('../processes.mjs').createProgramSet>} programs
 * @param {{ electron: string, electronArguments: readonly string[], address: string, isDemoSite: boolean }} where
 *   only the demo's own site knows the demo's CSR
 */
export function createDemoApps(programs, { electron, electronArguments, address, isDemoSite }) {
  /** @param {'csr-app' | 'customer-agent'} app */
  return function open(app) {
    const log = logTo(path.join(demoFolder, `${app}.log`))
    const args = [
      ...electronArguments,
      path.join(checkout, app),
      `--server=${address}`,
      `--user-data-dir=${path.join(demoFolder, app)}`,
    ]
    return programs.start(electron, args, {
      cwd: checkout,
      stdio: ['ignore', log, log],
      env: app === 'csr-app' && isDemoSite ? { DESKSIDE_DEMO_SIGN_IN: signInFile } : {},
    })
  }
}
