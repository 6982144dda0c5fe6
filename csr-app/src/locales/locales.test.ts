import { join } from 'node:path'
import { translationFaults, unusedWords } from '@deskside/shared/testing/word-check.main.ts'
import { en } from './en.ts'
import { zhCN } from './zh-cn.ts'

describe('the words of the CSR app', () => {
  it('say the same in both languages', () => {
    expect(translationFaults(en, zhCN, (key) => key.startsWith('remote.special.'))).toEqual([])
  })

  it('have one Chinese word for the notes', () => {
    expect(JSON.stringify(zhCN)).not.toContain('备注')
  })

  it('are all used', () => {
    expect(unusedWords(en, [join(__dirname, '..')])).toEqual([])
  })
})
