import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { bannerIpc } from '../../features/consent/banner.ipc.ts'
import { SharingBanner } from '../../features/consent/SharingBanner.tsx'
import { startPage } from '../start-page.tsx'

const bridge = bridgeOf(bannerIpc)
const first = await bridge.ask.state({})
startPage(
  first.appearance,
  <SharingBanner
    first={first}
    onState={bridge.hear.state}
    onShowHelper={() => bridge.tell.showHelper({})}
    onStop={() => bridge.tell.stop({})}
    onSize={(size) => bridge.tell.size(size)}
  />,
)
