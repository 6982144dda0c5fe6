/** Starts the CSR app: one window, one contract, one server at a time. */
import { join } from 'node:path'
import type { Told } from '@deskside/shared/kernel/ipc-contract.ts'
import { registerAppScheme, serveAppPages } from '@deskside/shared/platform/app-scheme.main.ts'
import { serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { nameRealAddresses } from '@deskside/shared/platform/peer-addresses.main.ts'
import { lockPermissions, openOutside } from '@deskside/shared/platform/secure-window.main.ts'
import { chooseLanguage, type Language } from '@deskside/shared/ui/language.ts'
import { app, clipboard, Menu, nativeTheme, net, session } from 'electron'
import { type CsrAppIpc, csrAppIpc, type Settings, type SignedInApp, settingsSchema } from '../csr-app.ipc.ts'
import { CannedReplyStore } from '../features/canned-replies/canned-reply-store.main.ts'
import { colleagueHandlers } from '../features/colleagues/colleague-vaults.main.ts'
import { inviteMailHandlers } from '../features/invite/invite-mails.main.ts'
import { noteHandlers } from '../features/notes/note-handlers.main.ts'
import { NoteStore } from '../features/notes/note-store.main.ts'
import { screenshotHandlers } from '../features/screenshot/screenshot-handlers.main.ts'
import { ErrorLog } from '../platform/error-log.main.ts'
import { KeptFile } from '../platform/kept-file.main.ts'
import { systemKeyStore } from '../platform/key-store.main.ts'
import { type SignInResult, SiteClient } from '../platform/site-client.main.ts'
import { CallAttention } from './call-attention.ts'
import { bringUp, openCsrWindow } from './csr-window.ts'
import { readDemoCredentials } from './demo-sign-in.ts'
import { type MyDeskParts, openMyDesk } from './my-desk-parts.ts'
import { readStartOptions } from './start-options.ts'

const ORIGIN = 'app://csr-app'
const PAGE = `${ORIGIN}/index.html`
const PAGES = join(import.meta.dirname, '..', 'renderer')
const PRELOAD = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const NO_SETTINGS: Settings = { server: '', email: '', language: null, theme: 'auto' }
/** `media` for microphone and camera; each is opened by a press only. The clipboard is written by a press, never read. */
const ALLOWED = ['clipboard-sanitized-write', 'fullscreen', 'keyboardLock', 'media', 'notifications']

/** How long keys that somebody holds here from afar have to go up before the process ends all the same. */
const CLOSING_LIMIT_MS = 1_000

const options = readStartOptions(process.argv)
const errors = new ErrorLog(join(app.getPath('userData'), 'logs', 'errors.log'))
// A picture is shown when it arrives: a support session wants the newest frame, not an even rhythm.
// Measured in a loop on one machine: change to frame 64 ms without, 43 ms with it.
app.commandLine.appendSwitch('force-fieldtrials', 'WebRTC-ForcePlayoutDelay/min_ms:0,max_ms:0/')
registerAppScheme()
nameRealAddresses()
process.on('unhandledRejection', (error) => errors.add(error))
process.on('uncaughtException', (error) => errors.add(error))

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  Menu.setApplicationMenu(null)
  const folder = app.getPath('userData')
  const settingsFile = new KeptFile(join(folder, 'settings.json'), settingsSchema)
  let kept = (await settingsFile.read()) ?? NO_SETTINGS
  let settings: Settings = {
    ...kept,
    server: options.server ?? kept.server,
    language: options.language ?? kept.language,
    theme: options.theme ?? kept.theme,
  }
  const site = new SiteClient((address, init) => net.fetch(address, init))
  let signedIn: SignedInApp | null = null
  let wasSignedOut = false
  let isSessionRunning = false
  const connectTo: string[] = []
  const notes = new NoteStore({
    folder: join(folder, 'notes'),
    now: Date.now,
    onError: errors.add,
    deliver: async (parcel, readPicture) =>
      signedIn !== null && parcel.server === settings.server
        ? site.deliver(parcel, signedIn.token, readPicture)
        : 'away',
  })
  const mails = inviteMailHandlers({
    site,
    signedInAt: () => signedIn && { server: settings.server, token: signedIn.token },
  })
  const replies = new CannedReplyStore(join(folder, 'replies'))
  const replyOwner = () =>
    signedIn === null ? null : { siteId: signedIn.siteId, accountId: signedIn.account.accountId }
  const keepSettings = (change: Told<CsrAppIpc, 'keep-settings'>): void => {
    settings = settingsSchema.parse({ ...settings, ...change })
    // What was only said at the start holds for this run.
    kept = settingsSchema.parse({ ...kept, ...change })
    showTheme(settings)
    settingsFile.write(kept).catch(errors.add)
  }
  const accept = (result: SignInResult, email: string): void => {
    if (!('signedIn' in result)) return
    signedIn = result.signedIn
    wasSignedOut = false
    connectTo.splice(0, Number.POSITIVE_INFINITY, new URL(result.signedIn.socketUrl).origin)
    keepSettings({ server: result.server, email })
    notes.sendWaiting().catch(errors.add)
  }

  showTheme(settings)
  const partition = session.fromPartition('csr-app')
  serveAppPages(partition, { roots: { 'csr-app': PAGES, banner: PAGES }, connectTo })
  lockPermissions(
    partition,
    (permission, origin) =>
      origin === ORIGIN &&
      (permission === 'display-capture' ? desk.mayCapture() : ALLOWED.includes(permission)),
  )
  await signInForDemo()

  const window = openCsrWindow({
    preload: PRELOAD,
    origin: ORIGIN,
    page: PAGE,
    session: partition,
    isSessionRunning: () => isSessionRunning,
    onCloseAsked: () => port.tell('close-asked', null),
    onVisible: (isVisible) => port.tell('visible', isVisible),
    onError: errors.add,
  })
  const desk: MyDeskParts = await openMyDesk({
    ...{ window, partition, preload: PRELOAD, port: () => port },
    appearance: () => ({ language: languageOf(settings), theme: settings.theme }),
    onError: errors.add,
  })
  // The page's policy names the one server it may reach, so it is served anew when that changes.
  const loadAnew = (): void => {
    isSessionRunning = false
    attention.show(null)
    setImmediate(() => window.webContents.reload())
  }
  const attention = new CallAttention(window)
  const colleagues = colleagueHandlers({
    folder: join(folder, 'colleagues'),
    keyStore: systemKeyStore,
    onError: errors.add,
    owner: () => signedIn && { siteId: signedIn.siteId, me: personOf(signedIn) },
    onRing: (notice) => attention.show(notice),
  })
  const noted = noteHandlers({ notes, server: () => settings.server, onError: errors.add })
  const port = serveIpc(
    window,
    ORIGIN,
    csrAppIpc,
    {
      ask: {
        start: () => ({
          settings,
          language: languageOf(settings),
          signedIn,
          wasSignedOut,
          version: app.getVersion(),
        }),
        'sign-in': async (credentials) => {
          const result = await site.signIn(credentials)
          accept(result, credentials.email)
          if (result.outcome.kind === 'signed-in') loadAnew()
          return result.outcome
        },
        'sign-out': async (why) => {
          if (signedIn !== null && why === 'asked') await site.signOut(settings.server, signedIn.token)
          signedIn = null
          wasSignedOut = why === 'token-dead'
          connectTo.length = 0
          loadAnew()
          return null
        },
        'canned-replies': async () => {
          const owner = replyOwner()
          return owner === null ? [] : replies.read(owner)
        },
        'keep-canned-replies': async (changed) => {
          const owner = replyOwner()
          if (owner === null) return false
          return replies.keep(owner, changed).then(
            () => true,
            (error: unknown) => {
              errors.add(error)
              return false
            },
          )
        },
        'open-outside': openOutside,
        ...mails.ask,
        ...noted.ask,
        ...screenshotHandlers({ window, onError: errors.add }),
        ...desk.handlers.ask,
        ...colleagues.ask,
      },
      tell: {
        copy: (text) => clipboard.writeText(text),
        'keep-settings': keepSettings,
        'session-runs': (runs) => {
          isSessionRunning = runs
        },
        'close-now': () => {
          isSessionRunning = false
          window.close()
        },
        'show-window': () => bringUp(window),
        'report-error': ({ id, text }) => void errors.add(text, id),
        ...mails.tell,
        ...noted.tell,
        ...desk.handlers.tell,
        ...colleagues.tell,
      },
    },
    ({ channel, why }) => errors.add(`ipc refused: ${channel} (${why})`),
  )
  await window.loadURL(PAGE)
  app.on('second-instance', () => bringUp(window))
  window.on('closed', () => {
    notes.stop()
    // Keys go up and borrowed ones are given back before the process ends.
    const limit = new Promise((done) => setTimeout(done, CLOSING_LIMIT_MS))
    void Promise.race([desk.close(), limit]).finally(() => app.quit())
  })

  async function signInForDemo(): Promise<void> {
    try {
      const demo = readDemoCredentials({
        isPackaged: app.isPackaged,
        file: process.env['DESKSIDE_DEMO_SIGN_IN'],
        server: settings.server,
      })
      if (demo === null) return
      const result = await site.signIn(demo)
      accept(result, demo.email)
      if (result.outcome.kind !== 'signed-in') errors.add(`demo sign-in: ${result.outcome.kind}`)
    } catch (error) {
      // The sign-in screen does as well.
      errors.add(error)
    }
  }
}

function languageOf({ language }: Settings): Language {
  return language ?? chooseLanguage(app.getPreferredSystemLanguages())
}

function personOf({ account: { accountId, name } }: SignedInApp): { accountId: string; name: string } {
  return { accountId, name }
}

function showTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme === 'auto' ? 'system' : theme
}
