/** What every window of the helper does first: words, theme, a sentence if it breaks. */
import '@deskside/shared/platform/plain-text-only.dom.ts'
import '@deskside/shared/platform/zod-without-eval.ts'
import { featureWords } from '@deskside/shared/features/feature-words.ts'
import type { Appearance } from '@deskside/shared/ui/appearance.ts'
import { initI18n } from '@deskside/shared/ui/i18n.dom.ts'
import { UiRoot } from '@deskside/shared/ui/UiRoot.tsx'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { en } from '../locales/en.ts'
import { zhCN } from '../locales/zh-cn.ts'

export function startPage({ language }: Appearance, page: ReactNode): void {
  const i18n = initI18n({
    language,
    resources: {
      en: { app: en, ...featureWords.en },
      'zh-CN': { app: zhCN, ...featureWords['zh-CN'] },
    },
  })
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no root')
  createRoot(root).render(<UiRoot i18n={i18n}>{page}</UiRoot>)
}
