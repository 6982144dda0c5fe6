import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KnownDevices } from './known-devices.main.ts'

const anna = { accountId: 'account-anna', name: 'Anna Öberg' }
const [laptop, desktop, strange] = ['L', 'D', 'S'].map((letter) => letter.repeat(43)) as [
  string,
  string,
  string,
]

describe('the computers of colleagues', () => {
  let folder: string
  let known: KnownDevices
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-known-'))
    known = new KnownDevices(join(folder, 'known.json'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are new once, then known, after a start as well', async () => {
    expect(await known.trustIn(anna, laptop)).toBe('new')
    await known.learn(anna, laptop, 'met')

    const started = new KnownDevices(join(folder, 'known.json'))
    expect(await started.trustIn(anna, laptop)).toBe('met')
    expect(await started.trustIn(anna, strange)).toBe('changed')
  })

  it('are never joined by another one that was only met', async () => {
    await known.learn(anna, laptop, 'met')
    await known.learn(anna, strange, 'met')

    expect(await known.trustIn(anna, strange)).toBe('changed')
  })

  it('can be several when each is confirmed, and what was only met has to be met anew', async () => {
    await known.learn(anna, strange, 'met')
    await known.learn(anna, laptop, 'confirmed')
    await known.learn(anna, desktop, 'confirmed')

    expect(await known.trustIn(anna, laptop)).toBe('confirmed')
    expect(await known.trustIn(anna, desktop)).toBe('confirmed')
    expect(await known.trustIn(anna, strange)).toBe('changed')
  })

  it('are not known of an account that only takes a known name', async () => {
    await known.learn(anna, laptop, 'met')
    const another = { accountId: 'account-evil', name: ' anna  öberg'.trim() }
    expect(await known.trustIn(another, strange)).toBe('changed')
    await known.learn(another, strange, 'met')

    expect(await known.trustIn(another, strange)).toBe('changed')
    await known.learn(another, strange, 'confirmed')
    expect(await known.trustIn(another, strange)).toBe('confirmed')
    expect(await known.trustIn(anna, laptop)).toBe('met')
  })
})
