// Installs the npm packages when they are missing or differ from package-lock.json.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withFileLock } from '../file-lock.mjs'
import { npm } from '../npm.mjs'
import { checkout } from '../paths.mjs'
import { giveUp, say } from '../say.mjs'

const wanted = path.join(checkout, 'package-lock.json')
const installed = path.join(checkout, 'node_modules', '.package-lock.json')
const stamp = path.join(checkout, 'node_modules', '.deskside-installed')

/** What the lock file said when the packages were last put in place. */
const hashOfWanted = () => createHash('sha256').update(fs.readFileSync(wanted)).digest('hex')

export async function installPackages() {
  if (isInstalled()) return
  await withFileLock(path.join(checkout, '.cache', 'install.lock'), () => {
    if (isInstalled()) return
    say('Installing the npm packages (a few minutes the first time) …')
    // `--include` guards against NODE_ENV=production, under which npm would leave the tools out.
    const args = [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
    const done = spawnSync(npm.command, [...args, '--loglevel=error'], {
      cwd: checkout,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: npm.shell,
    })
    if (done.status !== 0) giveUp('npm could not install the packages; its message is above.')
    fs.writeFileSync(stamp, hashOfWanted())
    say('The npm packages are installed.')
  })
}

function isInstalled() {
  if (!fs.existsSync(installed)) return false
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hashOfWanted()) return true
  // Someone ran npm by hand: npm writes its own copy of the lock file after it has finished.
  return fs.statSync(installed).mtimeMs >= fs.statSync(wanted).mtimeMs
}
