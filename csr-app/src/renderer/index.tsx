import '@deskside/shared/platform/plain-text-only.dom.ts'
import '@deskside/shared/platform/zod-without-eval.ts'
import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { initI18n } from '@deskside/shared/ui/i18n.dom.ts'
import { UiRoot } from '@deskside/shared/ui/UiRoot.tsx'
import { createRoot } from 'react-dom/client'
import { csrAppIpc } from '../csr-app.ipc.ts'
import { App } from './App.tsx'
import { words } from './words.ts'

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
  resources: words,
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <UiRoot i18n={i18n}>
    <App bridge={bridge} start={start} report={report} />
  </UiRoot>,
)
