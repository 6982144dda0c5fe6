/** All words of the app's windows, by language and part. */
import { featureWords } from '@deskside/shared/features/feature-words.ts'
import { en } from '../locales/en.ts'
import { zhCN } from '../locales/zh-cn.ts'

export const words = {
  en: { app: en, ...featureWords.en },
  'zh-CN': { app: zhCN, ...featureWords['zh-CN'] },
} as const
