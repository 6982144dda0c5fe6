import { bannerIpc } from '@deskside/shared/features/remote-control/desk/banner.ipc.ts'
import { SharingBanner } from '@deskside/shared/features/remote-control/desk/SharingBanner.tsx'
import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { startPage } from '../start-page.tsx'

const bridge = bridgeOf(bannerIpc)
const first = await bridge.ask.state({})
startPage(
  first.appearance,
  <SharingBanner
    first={first}
    onState={bridge.hear.state}
    onShowWindow={() => bridge.tell.showWindow({})}
    onStop={() => bridge.tell.stop({})}
    onPause={(isPaused) => bridge.tell.pause({ isPaused })}
    onNewsSeen={() => bridge.tell.newsSeen({})}
    onSize={(size) => bridge.tell.size(size)}
  />,
)
