/** The words of every feature both apps have, by language and feature; each app adds its own beside them. */
import { chatWords } from './chat/chat-words.ts'
import { bannerWords } from './remote-control/desk/banner-words.ts'
import { screenSharingWords } from './remote-control/shown/screen-sharing-words.ts'
import { videoWords } from './video/video-words.ts'
import { phoneWords } from './voice/phone-words.ts'
import { voiceWords } from './voice/voice-words.ts'

export const featureWords = {
  en: {
    banner: bannerWords.en,
    chat: chatWords.en,
    voice: voiceWords.en,
    phone: phoneWords.en,
    video: videoWords.en,
    screenSharing: screenSharingWords.en,
  },
  'zh-CN': {
    banner: bannerWords['zh-CN'],
    chat: chatWords['zh-CN'],
    voice: voiceWords['zh-CN'],
    phone: phoneWords['zh-CN'],
    video: videoWords['zh-CN'],
    screenSharing: screenSharingWords['zh-CN'],
  },
} as const
