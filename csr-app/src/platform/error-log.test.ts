import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ErrorLog } from './error-log.main.ts'

describe('ErrorLog', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-log-'))
    jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  })
  afterEach(() => {
    jest.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  })

  it('writes an error under the id it returns', () => {
    const path = join(folder, 'logs', 'errors.log')

    const id = new ErrorLog(path).add(new Error('disk full'))

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      id,
      text: expect.stringContaining('disk full'),
    })
  })

  it('starts a new file when the old one is large', () => {
    const path = join(folder, 'errors.log')
    writeFileSync(path, 'x'.repeat(600 * 1024))

    new ErrorLog(path).add('small')

    expect(readFileSync(path, 'utf8').length).toBeLessThan(1000)
    expect(existsSync(`${path}.1`)).toBe(true)
  })

  it('does not fail where nothing can be written', () => {
    writeFileSync(join(folder, 'file'), '')

    expect(() => new ErrorLog(join(folder, 'file', 'errors.log')).add('lost')).not.toThrow()
  })
})
