import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withFileLock } from './file-lock.mjs'

describe('a file lock', () => {
  const newLock = () => path.join(mkdtempSync(path.join(tmpdir(), 'deskside-lock-')), 'work.lock')

  it('lets one piece of work run after the other', async () => {
    const lock = newLock()
    const log = []
    const work = (name) =>
      withFileLock(lock, async () => {
        log.push(`${name} begins`)
        await new Promise(setImmediate)
        log.push(`${name} ends`)
      })

    await Promise.all([work('first'), work('second')])

    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('is free again after work that fails', async () => {
    const lock = newLock()

    await expect(withFileLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')

    expect(readdirSync(path.dirname(lock))).toEqual([])
  })

  it('is taken over from a process that is gone', async () => {
    const lock = newLock()
    const nobody = 2 ** 22 + 1
    writeFileSync(lock, String(nobody))

    await expect(withFileLock(lock, () => 'done')).resolves.toBe('done')
  })
})
