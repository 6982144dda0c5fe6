/** Starts the CSR app: one window, one contract, one server at a time. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Told } from '@deskside/shared/kernel/ipc-contract.ts'
import { registerAppScheme, serveAppPages } from '@deskside/shared/platform/app-scheme.main.ts'
import { serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import {
  createSecureWindow,
  lockPermissions,
  openOutside,
} from '@deskside/shared/platform/secure-window.main.ts'
import { chooseLanguage } from '@deskside/shared/ui/language.ts'
import { app, type BrowserWindow, clipboard, Menu, nativeTheme, session } from 'electron'
import { type CsrAppIpc, csrAppIpc, type Settings, type SignedInApp, settingsSchema } from '../csr-app.ipc.ts'
import { NoteStore } from '../features/notes/note-store.main.ts'
import { KeptFile } from '../platform/kept-file.main.ts'
import {
  type Credentials,
  deliverParcel,
  type SignInResult,
  signIn,
  signOut,
} from '../platform/site-client.main.ts'
import { readStartOptions } from './start-options.ts'

const ORIGIN = 'app://csr-app'
const PAGES = join(import.meta.dirname, '..', 'renderer')
const PRELOAD = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const NO_SETTINGS: Settings = { server: '', email: '', language: null, theme: 'auto' }

const options = readStartOptions(process.argv)
// A picture is shown when it arrives: a support session wants the newest frame, not an even rhythm.
// Measured in a loop on one machine: change to frame 64 ms without, 43 ms with it.
app.commandLine.appendSwitch('force-fieldtrials', 'WebRTC-ForcePlayoutDelay/min_ms:0,max_ms:0/')
registerAppScheme()
process.on('unhandledRejection', logError)
process.on('uncaughtException', logError)

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  const settingsFile = new KeptFile(join(app.getPath('userData'), 'settings.json'), settingsSchema)
  const kept = (await settingsFile.read()) ?? NO_SETTINGS
  let settings: Settings = {
    ...kept,
    server: options.server ?? kept.server,
    language: options.language ?? kept.language,
    theme: options.theme ?? kept.theme,
  }
  let signedIn: SignedInApp | null = null
  const connectTo: string[] = []
  const notes = new NoteStore(join(app.getPath('userData'), 'notes'), async (parcel) =>
    signedIn !== null && parcel.server === settings.server ? deliverParcel(parcel, signedIn.token) : false,
  )
  const keepSettings = (change: Told<CsrAppIpc, 'keep-settings'>): void => {
    settings = settingsSchema.parse({ ...settings, ...change })
    nativeTheme.themeSource = settings.theme === 'auto' ? 'system' : settings.theme
    settingsFile.write(settings).catch(logError)
  }
  const accept = (result: SignInResult, email: string): void => {
    if (!('signedIn' in result)) return
    signedIn = result.signedIn
    connectTo.splice(0, Number.POSITIVE_INFINITY, new URL(result.signedIn.socketUrl).origin)
    keepSettings({ server: result.server, email })
    void notes.sendWaiting().catch(logError)
  }

  nativeTheme.themeSource = settings.theme === 'auto' ? 'system' : settings.theme
  const partition = session.fromPartition('csr-app')
  serveAppPages(partition, { roots: { 'csr-app': PAGES }, connectTo })
  lockPermissions(
    partition,
    (permission, origin) => origin === ORIGIN && ['fullscreen', 'keyboardLock', 'media'].includes(permission),
  )
  const demo = readDemoCredentials(settings.server)
  if (demo !== null) accept(await signIn(demo), demo.email)

  const window = openWindow(partition)
  const port = serveIpc(
    window,
    ORIGIN,
    csrAppIpc,
    {
      ask: {
        start: () => ({
          settings,
          language: settings.language ?? chooseLanguage(app.getPreferredSystemLanguages()),
          signedIn,
          version: app.getVersion(),
        }),
        'sign-in': async (credentials) => {
          const result = await signIn(credentials)
          accept(result, credentials.email)
          // The page's policy names the server it may reach, so it is served anew.
          if (result.outcome.kind === 'signed-in') setImmediate(() => window.webContents.reload())
          return result.outcome
        },
        'sign-out': async () => {
          if (signedIn !== null) await signOut(settings.server, signedIn.token)
          signedIn = null
          connectTo.length = 0
          setImmediate(() => window.webContents.reload())
          return null
        },
        'load-draft': (sessionId) => notes.loadDraft(sessionId),
        'save-notes': ({ sessionId, text }) =>
          notes.save({ sessionId, server: settings.server, body: { text } }),
        'save-transcript': ({ sessionId, lines }) =>
          notes.save({ sessionId, server: settings.server, body: { lines } }),
        'open-outside': openOutside,
        'report-error': logError,
      },
      tell: {
        'keep-draft': ({ sessionId, text }) => void notes.keepDraft(sessionId, text).catch(logError),
        copy: (text) => clipboard.writeText(text),
        'keep-settings': keepSettings,
        'full-screen': (isOn) => window.setFullScreen(isOn),
      },
    },
    ({ channel, why }) => logError(`ipc refused: ${channel} (${why})`),
  )
  window.on('enter-full-screen', () => port.tell('full-screen', true))
  window.on('leave-full-screen', () => port.tell('full-screen', false))
  await window.loadURL(`${ORIGIN}/index.html`)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => {
    notes.stop()
    app.quit()
  })
}

function openWindow(partition: Electron.Session): BrowserWindow {
  const window = createSecureWindow({
    preload: PRELOAD,
    session: partition,
    origin: ORIGIN,
    keepsRunningHidden: true,
    width: 1280,
    height: 800,
    minWidth: 880,
    minHeight: 600,
    title: 'Deskside',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** For the demo and the tests only: signs in without a person. An installed app never looks. */
function readDemoCredentials(server: string): Credentials | null {
  const file = process.env['DESKSIDE_DEMO_SIGN_IN']
  if (file === undefined || file === '' || app.isPackaged) return null
  const { email, password } = JSON.parse(readFileSync(file, 'utf8')) as Pick<
    Credentials,
    'email' | 'password'
  >
  return { server, email, password }
}

/** @returns the id under which it stands in the log */
function logError(error: unknown): string {
  const id = randomUUID().slice(0, 8)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${JSON.stringify({ level: 'error', id, text })}\n`)
  return id
}
