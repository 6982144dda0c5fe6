/** The CSR's own desktop, shown to others: the same gate, input, banner, frame and stop keys as at a customer's. */

import { ControlDesk } from '@deskside/shared/features/remote-control/desk/control-desk.ts'
import { CursorWatch } from '@deskside/shared/features/remote-control/desk/cursor-watch.ts'
import type { Rectangle } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import { SharingHost } from '@deskside/shared/features/remote-control/desk/sharing-host.ts'
import { SharingSigns } from '@deskside/shared/features/remote-control/desk/sharing-signs.main.ts'
import { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import type { Told } from '@deskside/shared/kernel/ipc-contract.ts'
import { Displays } from '@deskside/shared/platform/displays.main.ts'
import type { IpcPort } from '@deskside/shared/platform/ipc-router.main.ts'
import { createLocalInputHook } from '@deskside/shared/platform/local-input-hook.main.ts'
import { monotonicClock } from '@deskside/shared/platform/monotonic-clock.main.ts'
import { openNativeInput } from '@deskside/shared/platform/native-input.main.ts'
import { clickableBounds, cursorPosition } from '@deskside/shared/platform/own-windows.main.ts'
import { answerDisplayMedia } from '@deskside/shared/platform/screen-source.main.ts'
import { createScreenWatch } from '@deskside/shared/platform/screen-watch.main.ts'
import { createSecureWindow } from '@deskside/shared/platform/secure-window.main.ts'
import { SignWindows } from '@deskside/shared/platform/sign-windows.main.ts'
import type { Display } from '@deskside/shared/protocol/remote-control.ts'
import type { Appearance } from '@deskside/shared/ui/appearance.ts'
import { BrowserWindow, powerMonitor, type Session, screen } from 'electron'
import type { CsrAppIpc } from '../csr-app.ipc.ts'
import { MyDesk } from '../features/remote-control/my-desk.ts'
import { OwnWindowMasks } from '../platform/own-window-masks.main.ts'
import { windowChoices } from '../platform/window-choices.main.ts'

export const BANNER_ORIGIN = 'app://banner'

export interface MyDeskOptions {
  readonly window: BrowserWindow
  readonly port: () => IpcPort<CsrAppIpc>
  readonly partition: Session
  readonly preload: string
  readonly appearance: () => Appearance
  readonly onError: (error: unknown) => void
}

export type MyDeskParts = Awaited<ReturnType<typeof openMyDesk>>

export async function openMyDesk({ window, port, partition, preload, appearance, onError }: MyDeskOptions) {
  const clock = monotonicClock
  const displays = new Displays()
  await displays.refresh()
  const gate = new SharingGate(clock)
  const signWindows = new SignWindows((options) =>
    createSecureWindow({ ...options, preload, session: partition, origin: BANNER_ORIGIN }),
  )
  const onRefused = ({ channel, why }: { channel: string; why: string }): void =>
    onError(`ipc refused: ${channel} (${why})`)
  const show = (): void => {
    window.restore()
    window.show()
  }
  const signs = new SharingSigns({
    windows: signWindows,
    origin: BANNER_ORIGIN,
    state: () => ({
      ...{ appearance: appearance(), unread: 0, onlookers: [], news: [] },
      ...{ what: desk.source?.what ?? 'desktop', isPaused: desk.isPaused },
      listeners: [],
      people: host.state.inUse.flatMap(({ participantId, access, endsInMs }) =>
        desk.viewers
          .filter((viewer) => viewer.participantId === participantId)
          .map(({ name, organisation }) => ({ name, organisation, access, endsInMs })),
      ),
    }),
    onStop: () => desk.stop(),
    onPause: (isPaused) => desk.setPaused(isPaused),
    onShowWindow: show,
    onRefused,
    log: () => undefined,
  })
  const control = new ControlDesk({
    clock,
    openDevice: (onInjected) =>
      openNativeInput({ platform: process.platform, environment: process.env, onInjected }),
    localInput: createLocalInputHook(process.platform, process.env),
    ownWindows: {
      visibleBounds: () => clickableBounds(signWindows),
      hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
    },
    sharedDisplay: () => displays.shared(gate.sharedDisplayId),
    stopKeys: () => signs.stopKeys,
    isConsentOpen: () => false,
    onPauseChange: () => host.refresh(),
    onProblem: (problem) => onError(`input: ${problem.kind}`),
  })
  const masks = new OwnWindowMasks(window, (parts) => port().tell('desk-masks', parts))
  const host: SharingHost = new SharingHost({
    clock,
    gate,
    desk: control,
    screenWatch: createScreenWatch(process.platform, process.env),
    cursorWatch: new CursorWatch(clock, cursorPosition),
    decide: (request) => desk.decide(request),
    displays: () => [...displays.all(), ...shownWindow()],
    showSharing: (shown) => {
      const displayId = shown?.displayId ?? null
      const whole = displays.boundsOf(displayId)
      masks.follow(whole)
      return signs.show(
        displayId === null ? null : { display: whole ?? besideWindow(), isFramed: whole !== null },
      )
    },
    tellWindow: (state) => desk.tell(state),
    tellEnded: ({ why }) => port().tell('desk-ended', { why }),
    wakeWindow: () => port().tell('desk-wake', {}),
    endWindow: () => window.webContents.forcefullyCrashRenderer(),
  })
  const desk: MyDesk = new MyDesk({
    gate,
    host,
    tell: (state) => port().tell('desk', state),
    releaseInput: () => void control.release(),
    newId: () => crypto.randomUUID(),
  })
  /** A window that is shown counts as a display of its own, for as long as it is shown. */
  const shownWindow = (): readonly Display[] => {
    const { source } = desk
    if (source?.what !== 'application') return []
    const { sourceId: displayId, title: label } = source
    return [{ displayId, label: label.slice(0, 80), width: 1, height: 1, scaleFactor: 1, primary: false }]
  }
  const besideWindow = (): Rectangle => screen.getDisplayMatching(window.getBounds()).bounds

  answerDisplayMedia(partition, () => desk.capturePermit())
  const displaysChanged = (): void => void displays.refresh().then(() => host.displaysChanged(), onError)
  screen.on('display-added', displaysChanged)
  screen.on('display-removed', displaysChanged)
  screen.on('display-metrics-changed', displaysChanged)
  powerMonitor.on('suspend', () => gate.revokeAll('asleep'))
  window.webContents.on('render-process-gone', () => host.endSession())

  return {
    mayCapture: () => desk.capturePermit() !== null,
    /** Keys go up and borrowed ones are given back. */
    close: async () => {
      host.endSession()
      await signs.show(null)
      await control.close()
    },
    refreshSigns: () => signs.refresh(),
    handlers: {
      ask: {
        'desk-sources': async () => ({
          displays: await displays.choices(null, 'always'),
          windows: await windowChoices(),
        }),
        'desk-show': (asked: Parameters<MyDesk['show']>[0]) => desk.show(asked),
        'desk-give-control': ({ participantId }: { participantId: string }) =>
          desk.giveControl(participantId),
      },
      tell: {
        'desk-people': (people: Told<CsrAppIpc, 'desk-people'>) => desk.updatePeople(people),
        'desk-stop': () => desk.stop(),
        'desk-pause': ({ isPaused }: { isPaused: boolean }) => desk.setPaused(isPaused),
        'desk-take-control-back': () => desk.takeControlBack(),
        'desk-input': ({ participantId, message }: Told<CsrAppIpc, 'desk-input'>) =>
          desk.handleInput(participantId, message),
        'desk-applied': ({ revision }: { revision: number }) => host.applied(revision),
        'desk-capture-failed': () => host.captureFailed(),
      },
    },
  }
}
