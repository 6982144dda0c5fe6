import type { Language } from './language.ts'
import { english } from './texts.en.ts'
import type { Texts } from './texts.ts'
import { chinese } from './texts.zh-cn.ts'

export function textsFor(language: Language): Texts {
  return language === 'zh-CN' ? chinese : english
}
