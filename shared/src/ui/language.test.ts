import { chooseLanguage } from './language.ts'

describe('chooseLanguage', () => {
  it('takes the first language that is spoken here', () => {
    expect(chooseLanguage(['fr-FR', 'zh-Hans-CN', 'en-US'])).toBe('zh-CN')
    expect(chooseLanguage(['de', 'en-GB', 'zh'])).toBe('en')
  })

  it('speaks English to everyone else', () => {
    expect(chooseLanguage(['fr-FR', ''])).toBe('en')
    expect(chooseLanguage([])).toBe('en')
  })
})
