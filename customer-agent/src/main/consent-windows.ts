/** Puts one question at a time on the screen, in a window no CSR's click can reach, and brings the answer to the state. */

import type { Size } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import type { DeskViewer, Onlooker } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import type { DisplayChoice } from '@deskside/shared/gate/display-choice.ts'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { CONSENT_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { Appearance } from '@deskside/shared/ui/appearance.ts'
import type { BrowserWindow } from 'electron'
import { consentIpc, type Sheet } from '../features/consent/consent.ipc.ts'
import { type ConsentSheet, type ConsentState, SETTLE_MS } from '../features/consent/consent-state.ts'
import { type HelperWindows, originOf } from '../platform/helper-windows.main.ts'
import { logInfo } from '../platform/log.main.ts'

export interface ConsentWindowPorts {
  readonly state: ConsentState
  readonly clock: Clock
  readonly windows: HelperWindows
  readonly csr: (participantId: string) => DeskViewer | null
  /** The other customers who would see it as well. */
  readonly onlookers: () => readonly Onlooker[]
  readonly displays: (onlyId: string | null) => Promise<DisplayChoice[]>
  readonly appearance: () => Appearance
  /** Lets go of all that a CSR holds down; fulfilled when nothing is pressed and nothing waits to be. */
  readonly releaseInput: () => Promise<void>
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
  const { state, windows } = ports
  const { sheetId } = sheet
  const window = windows.consent()
  const released = ports.releaseInput()
  const deny = (): void => void state.answer(sheetId, { kind: 'deny' })
  const present = async (size: Size): Promise<Record<string, never>> => {
    await released
    if (window.isDestroyed()) return {}
    windows.present(window, size)
    state.shown(sheetId)
    logInfo('consent asked', { sheetId, access: sheet.request.access })
    return {}
  }
  serveIpc(
    window,
    originOf('consent'),
    consentIpc,
    {
      ask: { sheet: () => describe(ports, sheet), present },
      tell: {
        deny,
        allow: ({ sheetId: answered, scope, displayId }) =>
          void state.answer(answered, { kind: 'allow', scope, displayId }),
      },
    },
    ports.onRefused,
  )
  // Closing the window, or its page failing, is no answer, and no answer is a no.
  window.on('close', deny)
  window.webContents.on('render-process-gone', deny)
  window.loadURL(`${originOf('consent')}/consent/index.html`).catch(deny)
  return window
}

async function describe(ports: ConsentWindowPorts, sheet: ConsentSheet): Promise<Sheet | null> {
  const { sheetId, request, seesAlready, displayId, openedAt } = sheet
  const asker = ports.csr(request.participantId)
  if (asker === null) return null
  const isSound = request.access === 'sound'
  const displays = isSound ? [] : await ports.displays(displayId)
  return {
    sheetId,
    appearance: ports.appearance(),
    name: asker.name,
    organisation: asker.organisation,
    isSupervisor: asker.isSupervisor === true,
    safetyNumber: asker.safetyNumber,
    access: request.access,
    seesAlready,
    onlookers: isSound ? [] : ports.onlookers().map(({ name }) => name),
    displays,
    remainingMs: Math.max(0, Math.round(openedAt + CONSENT_TIMEOUT_MS - ports.clock.now())),
    settleMs: SETTLE_MS,
  }
}
