import { join } from 'node:path'
import { translationFaults, unusedWords } from '@deskside/shared/testing/word-check.main.ts'
import { en } from './en.ts'
import { zhCN } from './zh-cn.ts'

describe('the words of the helper', () => {
  it('say the same in both languages', () => {
    expect(translationFaults(en, zhCN)).toEqual([])
  })

  it('are all used', () => {
    expect(unusedWords(en, [join(__dirname, '..')])).toEqual([])
  })
})
