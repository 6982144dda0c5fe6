// Questions to a Linux machine: is this program, this library, this font there?
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** @param {...string} names any of them will do */
export function hasCommand(...names) {
  // As an ordinary user, /usr/sbin is often not on the PATH.
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  return () => names.some((name) => folders.some((folder) => isExecutable(path.join(folder, name))))
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
    const known = spawnSync('ldconfig', ['-p'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    })
    return known.status !== 0 || known.stdout.includes(`\t${soname} `)
  }
}

export function speaksChinese() {
  const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' })
  return fonts.status === 0 && fonts.stdout.trim() !== ''
}
