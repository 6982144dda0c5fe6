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

  it.each(['met', 'confirmed'] as const)(
    'that are %s do not become those of somebody with another name who claims the account',
    async (level) => {
      await known.learn(anna, laptop, level)

      await known.hear({ accountId: anna.accountId, name: 'Mallory' }, strange, 'confirmed')

      expect(await known.trustIn(anna, laptop)).toBe(level)
      expect(await known.trustIn(anna, strange)).toBe('changed')
    },
  )

  it('are learnt from the person’s own app', async () => {
    await known.hear(anna, laptop, 'met')
    await known.hear({ ...anna, name: 'anna öberg' }, desktop, 'confirmed')

    expect(await known.trustIn(anna, desktop)).toBe('confirmed')
  })

  it('may watch unasked once the person here has said so, that computer and no other one, by that name', async () => {
    await known.learn(anna, laptop, 'confirmed')
    await known.learn(anna, desktop, 'confirmed')
    expect(await known.mayWatch(anna, laptop)).toBe(false)
    await known.letWatch(anna, laptop)

    const started = new KnownDevices(join(folder, 'known.json'))
    expect(await started.mayWatch(anna, laptop)).toBe(true)
    expect(await started.mayWatch(anna, desktop)).toBe(false)
    expect(await started.mayWatch({ ...anna, name: 'The boss' }, laptop)).toBe(false)
    expect(await started.mayWatch({ ...anna, accountId: 'account-eve' }, laptop)).toBe(false)
  })

  it('goes on to watch unasked when it is met in a session again', async () => {
    await known.learn(anna, laptop, 'met')
    await known.letWatch(anna, laptop)
    await known.learn(anna, laptop, 'confirmed')

    expect(await known.mayWatch(anna, laptop)).toBe(true)
  })

  it('does not become one of those by being let in while nobody knows it', async () => {
    await known.letWatch(anna, strange)

    expect(await known.trustIn(anna, strange)).toBe('new')
    expect(await known.mayWatch(anna, strange)).toBe(false)
  })
})
