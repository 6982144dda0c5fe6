import { join } from 'node:path'
import { translationFaults, unusedWords } from '../testing/word-check.main.ts'
import { featureWords } from './feature-words.ts'

const ROOT = join(__dirname, '../../..')
const SOURCES = ['shared/src', 'csr-app/src', 'customer-agent/src'].map((folder) => join(ROOT, folder))

describe('the words that both apps have', () => {
  it.each(Object.keys(featureWords.en) as (keyof typeof featureWords.en)[])(
    'say the same of %s in both languages, and all of them are used',
    (feature) => {
      expect(translationFaults(featureWords.en[feature], featureWords['zh-CN'][feature])).toEqual([])
      expect(unusedWords(featureWords.en[feature], SOURCES)).toEqual([])
    },
  )
})
