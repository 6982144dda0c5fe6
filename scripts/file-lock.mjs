// Keeps two scripts from doing the same work in the same place at once.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { say } from './say.mjs'

const pollMs = 500

/**
 * Runs `work` while holding `lockFile`; waits for another living process that holds it.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock(lockFile, work) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true })
  let told = false
  while (!tryToTake(lockFile)) {
    if (!told) say(`Another Deskside script is busy here; waiting for it (${lockFile}).`)
    told = true
    await delay(pollMs)
  }
  const release = () => fs.rmSync(lockFile, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function tryToTake(lockFile) {
  try {
    fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  // A script that was killed leaves its lock behind; a lock whose owner is gone is nobody's.
  if (!holderIsAlive(lockFile)) fs.rmSync(lockFile, { force: true })
  return false
}

function holderIsAlive(lockFile) {
  let pid
  try {
    pid = Number(fs.readFileSync(lockFile, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
  // The file exists for a moment before its owner has written its number into it.
  if (pid === 0) return Date.now() - fs.statSync(lockFile).mtimeMs < 5_000
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
