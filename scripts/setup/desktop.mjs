// What kind of desktop the apps find on this machine, and whether Chromium's sandbox works there.
import fs from 'node:fs'
import { giveUp, say } from '../say.mjs'

/** True where a person could see a window: every desktop but a Linux without X11 and Wayland. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Chromium's sandbox does not start as root, and needs user namespaces or a set-uid helper otherwise.
 *
 * @param {string} electron the path of the Electron executable
 * @returns {readonly string[]} arguments for Electron
 */
export function sandboxArguments(electron) {
  if (process.platform !== 'linux') return []
  if (process.getuid() === 0) {
    say(
      'You are root, where Chromium has no sandbox: the apps run without it. Use an ordinary account for real work.',
    )
    return ['--no-sandbox']
  }
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  if (fs.existsSync(restricted) && fs.readFileSync(restricted, 'utf8').trim() === '1') {
    const helper = electron.replace(/electron$/, 'chrome-sandbox')
    const { uid, mode } = fs.statSync(helper)
    if (uid !== 0 || (mode & 0o4000) === 0) {
      giveUp(
        `This system lets no ordinary program make a sandbox. Allow it for this Electron and start again:\n\n` +
          `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n`,
      )
    }
  }
  return []
}
