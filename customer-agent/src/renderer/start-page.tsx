/** What every window of the helper does first: words, theme, a sentence if it breaks. */
import '@deskside/shared/platform/plain-text-only.dom.ts'
import '@deskside/shared/platform/zod-without-eval.ts'
import { chatWords } from '@deskside/shared/features/chat/chat-words.ts'
import { bannerWords } from '@deskside/shared/features/remote-control/desk/banner-words.ts'
import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import { phoneWords } from '@deskside/shared/features/voice/phone-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
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
      en: {
        app: en,
        banner: bannerWords.en,
        chat: chatWords.en,
        voice: voiceWords.en,
        phone: phoneWords.en,
        video: videoWords.en,
        screenSharing: screenSharingWords.en,
      },
      'zh-CN': {
        app: zhCN,
        banner: bannerWords['zh-CN'],
        chat: chatWords['zh-CN'],
        voice: voiceWords['zh-CN'],
        phone: phoneWords['zh-CN'],
        video: videoWords['zh-CN'],
        screenSharing: screenSharingWords['zh-CN'],
      },
    },
  })
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no root')
  createRoot(root).render(<UiRoot i18n={i18n}>{page}</UiRoot>)
}
