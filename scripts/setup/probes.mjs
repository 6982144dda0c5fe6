// Questions to a Linux machine: is this program, this library, this font there?
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** As an ordinary user, the system's own folders are often not on the PATH. */
const systemFolders = ['/usr/sbin', '/sbin']

/**
 * @param {...string} names any of them will do
 * @returns {string | undefined} the path of the first that is there
 */
export function findCommand(...names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...systemFolders]
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable)
}

/** @param {string} name */
export function hasCommand(name) {
  return () => findCommand(name) !== undefined
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} soname such as `libgtk-3.so.0` */
export function hasLibrary(soname) {
  return () => {
    const known = spawnSync(findCommand('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' })
    // A system without ldconfig gets the benefit of the doubt: the app's own message will name what is missing.
    return known.status !== 0 || known.stdout.includes(`\t${soname} `)
  }
}

export function speaksChinese() {
  const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' })
  return fonts.status === 0 && fonts.stdout.trim() !== ''
}

/** Ubuntu's own Chromium is a snap, which apt alone cannot bring. */
export function isUbuntu() {
  return fs.existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(fs.readFileSync('/etc/os-release', 'utf8'))
}
