/** One preload for both windows of the app: each gets the bridge of its own page and no other. */
import { bannerIpc } from '@deskside/shared/features/remote-control/desk/banner.ipc.ts'
import { exposeBridge } from '@deskside/shared/platform/expose-bridge.preload.ts'
import { csrAppIpc } from '../csr-app.ipc.ts'

const host = globalThis.location.host
if (host === 'csr-app') exposeBridge(csrAppIpc)
else if (host === 'banner') exposeBridge(bannerIpc)
