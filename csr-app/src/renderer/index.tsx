import '@deskside/shared/platform/plain-text-only.dom.ts'
import '@deskside/shared/platform/zod-without-eval.ts'
import { chatWords } from '@deskside/shared/features/chat/chat-words.ts'
import { screenSharingWords } from '@deskside/shared/features/screen-sharing/screen-sharing-words.ts'
import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { initI18n } from '@deskside/shared/ui/i18n.dom.ts'
import { UiRoot } from '@deskside/shared/ui/UiRoot.tsx'
import { createRoot } from 'react-dom/client'
import { csrAppIpc } from '../csr-app.ipc.ts'
import { en } from '../locales/en.ts'
import { zhCN } from '../locales/zh-cn.ts'
import { App } from './App.tsx'

const bridge = bridgeOf(csrAppIpc)
const report = (error: unknown): string => {
  const id = crypto.randomUUID().slice(0, 8)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  bridge.tell['report-error']({ id, text: text.slice(0, 4000) })
  return id
}
window.addEventListener('error', ({ error, message }) => report(error ?? message))
window.addEventListener('unhandledrejection', ({ reason }) => report(reason))

const start = await bridge.ask.start(null)
const i18n = initI18n({
  language: start.language,
  resources: {
    en: {
      app: en,
      chat: chatWords.en,
      voice: voiceWords.en,
      video: videoWords.en,
      screenSharing: screenSharingWords.en,
    },
    'zh-CN': {
      app: zhCN,
      chat: chatWords['zh-CN'],
      voice: voiceWords['zh-CN'],
      video: videoWords['zh-CN'],
      screenSharing: screenSharingWords['zh-CN'],
    },
  },
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <UiRoot i18n={i18n}>
    <App bridge={bridge} start={start} report={report} />
  </UiRoot>,
)
