/** One preload for all windows of the helper: each gets the bridge of its own page and no other. */

import { bannerIpc } from '@deskside/shared/features/remote-control/desk/banner.ipc.ts'
import { exposeBridge } from '@deskside/shared/platform/expose-bridge.preload.ts'
import { consentIpc } from '../features/consent/consent.ipc.ts'
import { mainWindowIpc } from '../main-window.ipc.ts'

const host = globalThis.location.host
if (host === 'customer-agent') exposeBridge(mainWindowIpc)
else if (host === 'consent') exposeBridge(consentIpc)
else if (host === 'banner') exposeBridge(bannerIpc)
