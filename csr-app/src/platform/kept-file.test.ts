import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { KeptFile } from './kept-file.main.ts'

describe('KeptFile', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-kept-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const file = () =>
    new KeptFile(join(folder, 'deep', 'settings.json'), z.strictObject({ count: z.number() }))

  it('gives back what was written, after a restart too', async () => {
    await file().write({ count: 7 })

    expect(await file().read()).toEqual({ count: 7 })
  })

  it('has nothing where nothing was written', async () => {
    expect(await file().read()).toBeNull()
  })

  it.each(['{"count":', '{"count":"seven"}', '{"count":1,"more":2}', ''])(
    'does not trust %j',
    async (text) => {
      await file().write({ count: 1 })
      writeFileSync(join(folder, 'deep', 'settings.json'), text)

      expect(await file().read()).toBeNull()
    },
  )

  it('keeps the last of many writes and leaves nothing half written', async () => {
    const kept = file()
    await Promise.all([1, 2, 3, 4, 5].map((count) => kept.write({ count })))

    expect(await kept.read()).toEqual({ count: 5 })
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json'])
  })

  it('goes on writing after a write that failed', async () => {
    writeFileSync(join(folder, 'deep'), 'in the way')
    const kept = file()
    await expect(kept.write({ count: 1 })).rejects.toThrow()
    rmSync(join(folder, 'deep'))

    await kept.write({ count: 2 })

    expect(await kept.read()).toEqual({ count: 2 })
  })
})
