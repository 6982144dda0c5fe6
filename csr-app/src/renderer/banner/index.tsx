import '@deskside/shared/platform/plain-text-only.dom.ts'
import '@deskside/shared/platform/zod-without-eval.ts'
import { bannerIpc } from '@deskside/shared/features/remote-control/desk/banner.ipc.ts'
import { SharingBanner } from '@deskside/shared/features/remote-control/desk/SharingBanner.tsx'
import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { initI18n } from '@deskside/shared/ui/i18n.dom.ts'
import { UiRoot } from '@deskside/shared/ui/UiRoot.tsx'
import { createRoot } from 'react-dom/client'
import { words } from '../words.ts'

const bridge = bridgeOf(bannerIpc)
const first = await bridge.ask.state({})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <UiRoot i18n={initI18n({ language: first.appearance.language, resources: words })}>
    <SharingBanner
      first={first}
      onState={bridge.hear.state}
      onShowWindow={() => bridge.tell.showWindow({})}
      onStop={() => bridge.tell.stop({})}
      onPause={(isPaused) => bridge.tell.pause({ isPaused })}
      onNewsSeen={() => bridge.tell.newsSeen({})}
      onSize={(size) => bridge.tell.size(size)}
    />
  </UiRoot>,
)
