import { exposeBridge } from '@deskside/shared/platform/expose-bridge.preload.ts'
import { csrAppIpc } from '../csr-app.ipc.ts'

exposeBridge(csrAppIpc)
