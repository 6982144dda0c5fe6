/** Puts one question at a time on the screen, in a window no CSR's click can reach, and brings the answer to the state. */

import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { CONSENT_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { BrowserWindow } from 'electron'
import { consentIpc, type DisplayChoice } from '../features/consent/consent.ipc.ts'
import { type ConsentSheet, type ConsentState, SETTLE_MS } from '../features/consent/consent-state.ts'
import type { Csr } from '../features/remote-control/remote-control.ipc.ts'
import type { Appearance } from '../ui/appearance.ts'

export interface ConsentWindowPorts {
  readonly state: ConsentState
  readonly clock: Clock
  readonly open: () => BrowserWindow
  readonly origin: string
  readonly csr: (participantId: string) => Csr | null
  readonly displays: (onlyId: string | null) => Promise<DisplayChoice[]>
  readonly appearance: () => Appearance
  readonly onRefused: (refusal: { channel: string; why: string }) => void
}

export function showConsentSheets(ports: ConsentWindowPorts): void {
  let window: BrowserWindow | null = null
  ports.state.sheet.subscribe(() => {
    window?.destroy()
    window = null
    const sheet = ports.state.sheet.getSnapshot()
    if (sheet !== null) window = openSheet(ports, sheet)
  })
}

function openSheet(ports: ConsentWindowPorts, sheet: ConsentSheet): BrowserWindow {
  const { state, clock, origin, csr, displays, appearance } = ports
  const { sheetId, request, seesAlready, displayId, openedAt } = sheet
  const window = ports.open()
  const asker = csr(request.participantId)
  serveIpc(
    window,
    origin,
    consentIpc,
    {
      ask: {
        sheet: async () =>
          asker === null
            ? null
            : {
                sheetId,
                appearance: appearance(),
                name: asker.name,
                organisation: asker.organisation,
                safetyNumber: asker.safetyNumber,
                access: request.access,
                seesAlready,
                displays: await displays(displayId),
                remainingMs: Math.max(0, Math.round(openedAt + CONSENT_TIMEOUT_MS - clock.now())),
                settleMs: SETTLE_MS,
              },
      },
      tell: {
        deny: ({ sheetId: answered }) => void state.answer(answered, { kind: 'deny' }),
        allow: ({ sheetId: answered, scope, displayId: chosen }) =>
          void state.answer(answered, { kind: 'allow', scope, displayId: chosen }),
      },
    },
    ports.onRefused,
  )
  // Closing the window, or its renderer dying, is no answer, and no answer is a no.
  window.on('close', () => void state.answer(sheetId, { kind: 'deny' }))
  window.webContents.on('render-process-gone', () => void state.answer(sheetId, { kind: 'deny' }))
  void window.loadURL(`${origin}/consent/index.html`)
  return window
}
