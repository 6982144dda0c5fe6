/** Starts the helper and joins its parts. Grants, consent and input live here; the windows only show and ask. */
import { tmpdir } from 'node:os'
import { ControlDesk } from '@deskside/shared/features/remote-control/desk/control-desk.ts'
import { CursorWatch } from '@deskside/shared/features/remote-control/desk/cursor-watch.ts'
import { SharingHost } from '@deskside/shared/features/remote-control/desk/sharing-host.ts'
import { SharingSigns } from '@deskside/shared/features/remote-control/desk/sharing-signs.main.ts'
import type { DeskViewer, Onlooker } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import { registerAppScheme } from '@deskside/shared/platform/app-scheme.main.ts'
import { Displays } from '@deskside/shared/platform/displays.main.ts'
import { createLocalInputHook } from '@deskside/shared/platform/local-input-hook.main.ts'
import { monotonicClock } from '@deskside/shared/platform/monotonic-clock.main.ts'
import { openNativeInput } from '@deskside/shared/platform/native-input.main.ts'
import { clickableBounds, cursorPosition } from '@deskside/shared/platform/own-windows.main.ts'
import { nameRealAddresses } from '@deskside/shared/platform/peer-addresses.main.ts'
import { answerDisplayMedia } from '@deskside/shared/platform/screen-source.main.ts'
import { createScreenWatch } from '@deskside/shared/platform/screen-watch.main.ts'
import { openOutside } from '@deskside/shared/platform/secure-window.main.ts'
import { letSystemSoundBeCaptured } from '@deskside/shared/platform/system-sound.main.ts'
import type { Appearance } from '@deskside/shared/ui/appearance.ts'
import { chooseLanguage } from '@deskside/shared/ui/language.ts'
import { app, BrowserWindow, clipboard, Menu, nativeTheme, powerMonitor, screen } from 'electron'
import { ConsentState } from '../features/consent/consent-state.ts'
import { WarningGate } from '../features/join/warning-gate.ts'
import { Attention } from '../features/participants/attention.ts'
import { PressGate } from '../gate/press-gate.ts'
import { UnaskedCapture } from '../gate/unasked-capture.ts'
import { HelperWindows, originOf } from '../platform/helper-windows.main.ts'
import { logError, logInfo } from '../platform/log.main.ts'
import { policyFile, readSiteServer } from '../platform/site.main.ts'
import { openThrowawayProfile } from '../platform/throwaway-profile.main.ts'
import { showConsentSheets } from './consent-windows.ts'
import { MainWindow } from './main-window.ts'
import { readStartOptions, socketUrlOf } from './start-options.ts'

/** How long keys have to go up before the process ends all the same. */
const CLOSING_LIMIT_MS = 1_000

const options = readStartOptions(process.argv.slice(1), [
  process.execPath,
  process.env['APPIMAGE'],
  process.env['PORTABLE_EXECUTABLE_FILE'],
])
const socketUrl = socketUrlOf(
  readSiteServer({
    isPackaged: app.isPackaged,
    resources: process.resourcesPath,
    policy: policyFile(process.platform),
    commandLine: options.server,
  }),
)
const givenFolder = app.commandLine.getSwitchValue('user-data-dir')
const profile = openThrowawayProfile(givenFolder === '' ? tmpdir() : givenFolder, process.getuid?.() ?? null)
app.setPath('userData', profile.folder)
app.setPath('sessionData', profile.folder)
registerAppScheme()
nameRealAddresses()
letSystemSoundBeCaptured(process.platform)
process.on('unhandledRejection', logError)
process.on('uncaughtException', logError)
if (app.isPackaged) app.setAsDefaultProtocolClient('deskside')

if (app.requestSingleInstanceLock()) {
  app.on('quit', profile.remove)
  void app.whenReady().then(start)
} else app.quit()

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  const clock = monotonicClock
  let appearance: Appearance = {
    language: options.language ?? chooseLanguage(app.getPreferredSystemLanguages()),
    theme: options.theme ?? 'auto',
  }
  nativeTheme.themeSource = appearance.theme === 'auto' ? 'system' : appearance.theme
  const onRefused = ({ channel, why }: { channel: string; why: string }): void => {
    logError(`ipc refused: ${channel} (${why})`)
  }
  const displays = new Displays()
  await displays.refresh()
  const gate = new SharingGate(clock)
  const warning = new WarningGate(clock, () => gate.markWarned())
  const microphone = new PressGate(clock)
  const camera = new PressGate(clock)
  const closeDevices = (): void => {
    microphone.close()
    camera.close()
  }
  const unasked = new UnaskedCapture(clock, () => mainWindow.kill())
  const windows = new HelperWindows({
    connectTo: socketUrl === null ? [] : [new URL(socketUrl).origin],
    mayCapture: () => host.capturePermit() !== null,
    mayListen: () => host.soundPermit() !== null,
    onScreenLeave: () => host.capturePermit() ?? unasked.leaveGiven(),
    mayUseMicrophone: () => microphone.isOpen,
    mayUseCamera: () => camera.isOpen,
  })
  const stopAll = (): void => gate.revokeAll('revoked')
  const csr = (participantId: string): DeskViewer | null =>
    host.viewers.find((known) => known.participantId === participantId) ?? null

  let unread = 0
  const nameOf = (known: readonly Onlooker[], participantId: string): string[] =>
    known.filter((one) => one.participantId === participantId).map(({ name }) => name)
  const signs = new SharingSigns({
    windows: windows.signs,
    origin: originOf('banner'),
    state: () => ({
      ...{ appearance, unread, what: 'desktop' as const, isPaused: null },
      news: [...attention.onBanner],
      people: host.state.inUse.flatMap(({ participantId, access, endsInMs }) => {
        const known = csr(participantId)
        return known === null
          ? []
          : [{ name: known.name, organisation: known.organisation, access, endsInMs }]
      }),
      listeners: host.state.listening.flatMap(({ participantId }) => csr(participantId)?.name ?? []),
      onlookers: host.state.onlookers.flatMap((participantId) => nameOf(host.onlookers, participantId)),
    }),
    onStop: stopAll,
    onNewsSeen: () => attention.seen(),
    onShowWindow: () => {
      attention.seen()
      mainWindow.show()
    },
    onRefused,
    log: logInfo,
  })
  const attention = new Attention({ raise: () => mainWindow.raise(), refresh: () => signs.refresh() })
  const desk = new ControlDesk({
    clock,
    openDevice: (onInjected) =>
      openNativeInput({ platform: process.platform, environment: process.env, onInjected }),
    localInput: createLocalInputHook(process.platform, process.env),
    ownWindows: {
      visibleBounds: () => clickableBounds(windows.signs),
      hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
    },
    sharedDisplay: () => displays.shared(gate.sharedDisplayId),
    stopKeys: () => signs.stopKeys,
    isConsentOpen: () => consent.sheet.getSnapshot() !== null,
    onPauseChange: () => host.refresh(),
    onProblem: (problem) => logError(`input: ${problem.kind}`),
  })
  const host: SharingHost = new SharingHost({
    clock,
    gate,
    desk,
    screenWatch: createScreenWatch(process.platform, process.env),
    cursorWatch: new CursorWatch(clock, cursorPosition),
    decide: (request) => consent.request(request),
    displays: () => displays.all(),
    showSharing: (shown) => {
      mainWindow.standAside(shown !== null && shown.displayId !== null)
      attention.setSharing(shown !== null)
      if (shown === null) return signs.show(null)
      const display = displays.boundsOf(shown.displayId)
      return signs.show({ display: display ?? screen.getPrimaryDisplay().bounds, isFramed: display !== null })
    },
    tellWindow: (state) => mainWindow.tell('sharing', state),
    tellEnded: (end) => mainWindow.tell('sharingEnded', end),
    wakeWindow: () => mainWindow.tell('wake', {}),
    endWindow: () => mainWindow.kill(),
  })
  const consent: ConsentState = new ConsentState({
    gate,
    clock,
    isPrimary: () => host.isPrimary,
    isSupported: (access) => host.isSupported(access),
  })
  consent.sheet.subscribe(() => host.refresh())
  showConsentSheets({
    state: consent,
    clock,
    windows,
    csr,
    onlookers: () => host.onlookers,
    displays: (onlyId) => displays.choices(onlyId),
    appearance: () => appearance,
    releaseInput: () => desk.release(),
    onRefused,
  })
  answerDisplayMedia(
    windows.partition,
    () => host.capturePermit(),
    () => {
      unasked.asked()
      return host.soundPermit()
    },
  )

  const mainWindow: MainWindow = new MainWindow({
    open: () => windows.main(),
    handlers: ({ restarted, leave }) => ({
      ask: {
        start: () => ({
          appearance,
          version: app.getVersion(),
          socketUrl,
          prefilled: options.code,
          restarted,
        }),
        beginWarning: () => ({ waitMs: warning.begin() }),
        passWarning: () => ({ remainingMs: warning.pass() }),
        openOutside: async ({ address }) => ({ opened: await openOutside(address) }),
        openMicrophone: () => ({ mayOpen: microphone.open() }),
        openCamera: () => ({ mayOpen: camera.open() }),
        announce: (news) => {
          attention.announce(news)
          return {}
        },
        requestAccess: async (request) => ({ outcome: await host.request(request) }),
      },
      tell: {
        appearance: (chosen) => {
          appearance = chosen
          signs.refresh()
        },
        left: leave,
        failed: ({ text }) => {
          gate.revokeAll('over')
          logError(text)
        },
        invitedToTalk: () => mainWindow.show(),
        supervisorComes: () => mainWindow.show(),
        copyPhone: ({ text }) => clipboard.writeText(text),
        microphoneClosed: () => microphone.close(),
        cameraReleased: () => camera.close(),
        unread: ({ count }) => {
          unread = count
          signs.refresh()
        },
        people: (people) => host.updatePeople(people),
        cancelRequest: ({ participantId, requestId }) => consent.cancel(participantId, requestId),
        accessPutDown: ({ participantId }) => gate.letGo(participantId),
        stopSharing: ({ participantId }) => (participantId === null ? stopAll() : gate.revoke(participantId)),
        enlarge: ({ isLarge }) => mainWindow.enlarge(isLarge),
        keepToCsrs: () => host.keepToCsrs(),
        input: ({ participantId, message }) => host.handleInput(participantId, message),
        sharingApplied: ({ revision }) => host.applied(revision),
        captureFailed: () => host.captureFailed(),
        soundFailed: () => host.soundFailed(),
        soundPutDown: ({ participantId }) => gate.letGoOfSound(participantId),
        pictureSeen: ({ isEmpty }) => host.pictureSeen(isEmpty),
      },
    }),
    onPressed: () => {
      // What the banner says stands in the window as well.
      attention.seen()
      microphone.pressed()
      camera.pressed()
    },
    onClosing: () => {
      closeDevices()
      gate.revokeAll('over')
    },
    onDied: () => {
      closeDevices()
      host.endSession()
    },
    onClosed: () => app.quit(),
    onRefused,
  })
  await mainWindow.start()

  const takeCode = (words: readonly string[]): void => {
    const { code } = readStartOptions(words, [])
    if (code !== null) mainWindow.tell('prefilled', code)
    mainWindow.show()
  }
  app.on('second-instance', (_event, argv) => takeCode(argv.slice(1)))
  app.on('open-url', (_event, link) => takeCode([link]))
  const displaysChanged = (): void => void displays.refresh().then(() => host.displaysChanged(), logError)
  screen.on('display-added', displaysChanged)
  screen.on('display-removed', displaysChanged)
  screen.on('display-metrics-changed', displaysChanged)
  powerMonitor.on('suspend', () => gate.revokeAll('asleep'))
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    host.endSession()
    // Keys go up and borrowed ones are given back before the process ends.
    const limit = new Promise((done) => setTimeout(done, CLOSING_LIMIT_MS))
    void Promise.race([desk.close(), limit]).finally(() => app.quit())
  })
}
