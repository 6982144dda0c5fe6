import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { mainWindowIpc } from '../../main-window.ipc.ts'
import { startPage } from '../start-page.tsx'
import { HelperApp } from './HelperApp.tsx'

const bridge = bridgeOf(mainWindowIpc)
const start = await bridge.ask.start({})
startPage(start.appearance, <HelperApp bridge={bridge} start={start} />)
