/** All words of the app's windows, by language and part. */
import { chatWords } from '@deskside/shared/features/chat/chat-words.ts'
import { bannerWords } from '@deskside/shared/features/remote-control/desk/banner-words.ts'
import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import { phoneWords } from '@deskside/shared/features/voice/phone-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { en } from '../locales/en.ts'
import { zhCN } from '../locales/zh-cn.ts'

export const words = {
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
} as const
