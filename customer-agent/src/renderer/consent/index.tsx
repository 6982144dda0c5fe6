import { bridgeOf } from '@deskside/shared/platform/ipc-bridge.dom.ts'
import { ConsentSheet } from '../../features/consent/ConsentSheet.tsx'
import { consentIpc } from '../../features/consent/consent.ipc.ts'
import { startPage } from '../start-page.tsx'

const bridge = bridgeOf(consentIpc)
const sheet = await bridge.ask.sheet({})
if (sheet !== null) {
  const { sheetId } = sheet
  startPage(
    sheet.appearance,
    <ConsentSheet
      sheet={sheet}
      onDrawn={(size) => bridge.ask.present(size)}
      onDeny={() => bridge.tell.deny({ sheetId })}
      onAllow={(scope, displayId) => bridge.tell.allow({ sheetId, scope, displayId })}
    />,
  )
}
