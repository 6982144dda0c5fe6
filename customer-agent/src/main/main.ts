/** Starts the helper and joins its parts. Grants, consent and input live here; the windows only show and ask. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { registerAppScheme } from '@deskside/shared/platform/app-scheme.main.ts'
import { type IpcPort, serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { openOutside } from '@deskside/shared/platform/secure-window.main.ts'
import { chooseLanguage } from '@deskside/shared/ui/language.ts'
import { app, BrowserWindow, desktopCapturer, Menu, nativeTheme, powerMonitor, screen } from 'electron'
import { ConsentState } from '../features/consent/consent-state.ts'
import type { RestartReason } from '../features/join/join.ipc.ts'
import { WarningGate } from '../features/join/warning-gate.ts'
import { ControlDesk } from '../features/remote-control/control-desk.ts'
import { CursorWatch } from '../features/remote-control/cursor-watch.ts'
import type { Csr } from '../features/remote-control/remote-control.ipc.ts'
import { SharingHost } from '../features/remote-control/sharing-host.ts'
import { SharingGate } from '../gate/sharing-gate.ts'
import { mainWindowIpc } from '../main-window.ipc.ts'
import { Displays } from '../platform/displays.main.ts'
import { cursorPosition, HelperWindows, originOf } from '../platform/helper-windows.main.ts'
import { createLocalInputHook } from '../platform/local-input-hook.main.ts'
import { monotonicClock } from '../platform/monotonic-clock.main.ts'
import { openNativeInput } from '../platform/native-input.main.ts'
import { createScreenWatch } from '../platform/screen-watch.main.ts'
import type { Appearance } from '../ui/appearance.ts'
import { showConsentSheets } from './consent-windows.ts'
import { SharingSigns } from './sharing-signs.ts'
import { readStartOptions, socketUrlOf } from './start-options.ts'

/** How long a closing window has to say goodbye to the session. */
const GOODBYE_LIMIT_MS = 1_500

const options = readStartOptions(process.argv.slice(1), [
  process.execPath,
  process.env['APPIMAGE'],
  process.env['PORTABLE_EXECUTABLE_FILE'],
])
const socketUrl = socketUrlOf(siteServer())
const folder = temporaryFolder()
mkdirSync(folder, { recursive: true, mode: 0o700 })
app.setPath('userData', folder)
app.setPath('sessionData', folder)
registerAppScheme()
process.on('unhandledRejection', logError)
process.on('uncaughtException', logError)
if (app.isPackaged) app.setAsDefaultProtocolClient('deskside')

if (app.requestSingleInstanceLock()) {
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }))
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
  const windows = new HelperWindows({
    connectTo: socketUrl === null ? [] : [new URL(socketUrl).origin],
    mayCapture: () => host.capturePermit() !== null,
  })
  let port: IpcPort<typeof mainWindowIpc> | null = null
  let window: BrowserWindow | null = null
  const stopAll = (): void => gate.revokeAll('revoked')
  const csr = (participantId: string): Csr | null =>
    host.csrs.find((known) => known.participantId === participantId) ?? null

  const signs = new SharingSigns({
    windows,
    csr,
    boundsOf: (displayId) => displays.boundsOf(displayId),
    appearance: () => appearance,
    onStop: stopAll,
    onRefused,
  })
  const desk = new ControlDesk({
    clock,
    openDevice: (onInjected) =>
      openNativeInput({ platform: process.platform, environment: process.env, onInjected }),
    localInput: createLocalInputHook(process.platform, process.env),
    ownWindows: {
      visibleBounds: () => windows.clickable().map((shown) => shown.getBounds()),
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
    askCustomer: (request) => consent.request(request),
    displays: () => displays.all(),
    showSharing: (people, displayId) => signs.show(people, displayId),
    tellWindow: (state) => port?.tell('sharing', state),
    tellEnded: (end) => port?.tell('sharingEnded', end),
    wakeWindow: () => port?.tell('wake', {}),
    endWindow: () => window?.webContents.forcefullyCrashRenderer(),
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
    open: () => windows.consent(),
    origin: originOf('consent'),
    csr,
    displays: (onlyId) => displays.choices(onlyId),
    appearance: () => appearance,
    onRefused,
  })

  windows.partition.setDisplayMediaRequestHandler((_request, callback) => {
    const asked = host.capturePermit()
    void findSource(asked?.displayId ?? null).then((video) => {
      // The customer may have said stop while the sources were listed.
      if (video !== null && asked?.permit.isValid === true) callback({ video })
      else callback({})
    })
  })

  let restarted: RestartReason | null = null
  const open = async (): Promise<void> => {
    const shown = windows.main()
    window = shown
    port = serveIpc(
      shown,
      originOf('customer-agent'),
      mainWindowIpc,
      {
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
          requestAccess: async (request) => ({ outcome: await host.request(request) }),
        },
        tell: {
          appearance: (chosen) => {
            appearance = chosen
          },
          left: () => shown.destroy(),
          failed: ({ text }) => {
            gate.revokeAll('over')
            logError(text)
          },
          people: (people) => host.updatePeople(people),
          cancelRequest: ({ participantId, requestId }) => consent.cancel(participantId, requestId),
          accessPutDown: ({ participantId }) => gate.letGo(participantId),
          stopSharing: ({ participantId }) =>
            participantId === null ? stopAll() : gate.revoke(participantId),
          input: ({ participantId, message }) => host.handleInput(participantId, message),
          sharingApplied: ({ revision }) => host.applied(revision),
          captureFailed: () => host.captureFailed(),
          pictureSeen: ({ isEmpty }) => host.pictureSeen(isEmpty),
        },
      },
      onRefused,
    )
    shown.webContents.on('render-process-gone', (_event, { reason }) => {
      restarted = reason === 'killed' || reason === 'crashed' ? 'window-hung' : 'window-failed'
      host.endSession()
      // The session's keys died with the window; a fresh one says so.
      shown.destroy()
      void open().catch(logError)
    })
    let isSaidGoodbye = false
    shown.on('close', (event) => {
      if (isSaidGoodbye) return
      event.preventDefault()
      isSaidGoodbye = true
      gate.revokeAll('over')
      port?.tell('closing', {})
      setTimeout(() => shown.isDestroyed() || shown.destroy(), GOODBYE_LIMIT_MS)
    })
    shown.on('closed', () => {
      if (window === shown) app.quit()
    })
    await shown.loadURL(`${originOf('customer-agent')}/main/index.html`)
  }
  await open()

  app.on('second-instance', (_event, argv) => {
    const { code } = readStartOptions(argv.slice(1), [])
    if (code !== null) port?.tell('prefilled', code)
    window?.show()
    window?.focus()
  })
  app.on('open-url', (_event, link) => {
    const { code } = readStartOptions([link], [])
    if (code !== null) port?.tell('prefilled', code)
  })
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
    void Promise.race([desk.close(), new Promise((done) => setTimeout(done, 1_000))]).finally(() =>
      app.quit(),
    )
  })
}

async function findSource(displayId: string | null): Promise<Electron.DesktopCapturerSource | null> {
  if (displayId === null) return null
  const sources = await desktopCapturer.getSources({
    types: ['screen'],
    thumbnailSize: { width: 0, height: 0 },
  })
  // Some X servers name no display; with one screen there is no doubt which it is.
  return (
    sources.find((source) => source.display_id === displayId) ??
    (sources.length === 1 ? (sources[0] ?? null) : null)
  )
}

/** Baked in when the helper was built for a site; from the command line only while developing. */
function siteServer(): string | null {
  if (!app.isPackaged) return options.server
  const site = JSON.parse(readFileSync(join(process.resourcesPath, 'site.json'), 'utf8')) as {
    server?: unknown
  }
  return typeof site.server === 'string' ? site.server : null
}

/** What Chromium writes goes into a folder that is gone with the helper: one for each person, so that a second start finds the first. */
function temporaryFolder(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir')
  return given === '' ? join(tmpdir(), `deskside-helper-${userInfo().username}`) : given
}

/** @returns the id under which it stands in the log */
function logError(error: unknown): string {
  const id = randomUUID().slice(0, 8)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${JSON.stringify({ level: 'error', id, text })}\n`)
  return id
}
