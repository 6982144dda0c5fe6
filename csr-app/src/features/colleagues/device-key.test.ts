import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toBase64url } from '@deskside/shared/kernel/bytes.ts'
import { readOrMakeDeviceKey } from './device-key.main.ts'
import type { KeyStore } from './key-store.ts'

const turned = (text: string): string => [...text].reverse().join('')
const store: KeyStore = { isAvailable: () => true, encrypt: turned, decrypt: turned }
const none: KeyStore = { ...store, isAvailable: () => false }
const anotherUser: KeyStore = {
  ...store,
  decrypt: () => {
    throw new Error('encrypted by somebody else')
  },
}

describe('the key of this computer', () => {
  let folder: string
  let path: string
  const errors: unknown[] = []
  const read = (keyStore: KeyStore) => readOrMakeDeviceKey(path, keyStore, (error) => errors.push(error))
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-key-'))
    path = join(folder, 'colleagues', 'device-key.json')
    errors.length = 0
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is made once, and lies in a file that only its owner can read', async () => {
    const made = await read(none)

    expect(await read(none)).toEqual(made)
    expect(made.isEncrypted).toBe(false)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'colleagues')).mode & 0o777).toBe(0o700)
  })

  it('lies encrypted where the system has a key store, also when that came later', async () => {
    const made = await read(none)
    const secret = toBase64url(made.privateKey)
    expect(readFileSync(path, 'utf8')).toContain(secret)

    expect(await read(store)).toEqual({ ...made, isEncrypted: true })

    expect(readFileSync(path, 'utf8')).not.toContain(secret)
    expect(await read(store)).toEqual({ ...made, isEncrypted: true })
  })

  it('is a new one when the old one cannot be read any more, which is logged', async () => {
    const made = await read(store)
    const next = await read(anotherUser)

    expect(next.publicKey).not.toEqual(made.publicKey)
    expect(errors).toHaveLength(1)
    writeFileSync(path, '{"publicKey":"x"}')
    chmodSync(path, 0o600)
    expect((await read(store)).publicKey).not.toEqual(next.publicKey)
  })
})
