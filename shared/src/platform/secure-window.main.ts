/** The only place where windows are made: sandboxed, isolated, unable to navigate, open others or use a permission not listed. */
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session, shell } from 'electron'
import { readOutsideAddress } from './outside-address.ts'

export interface SecureWindowOptions extends Omit<BrowserWindowConstructorOptions, 'webPreferences'> {
  /** Absolute path of the preload script. */
  readonly preload: string
  readonly session: Session
  /** `app://host`: the only origin this window ever shows. */
  readonly origin: string
  /** Painting and timers go on when the window is covered; needed where a call runs in it. */
  readonly keepsRunningHidden?: boolean
}

export function createSecureWindow({
  preload,
  session,
  origin,
  keepsRunningHidden,
  ...rest
}: SecureWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...rest,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      enableWebSQL: false,
      backgroundThrottling: keepsRunningHidden !== true,
      devTools: !app.isPackaged,
    },
  })
  const stay = (event: { preventDefault: () => void }, url: string): void => {
    if (!url.startsWith(`${origin}/`)) event.preventDefault()
  }
  window.webContents.on('will-navigate', (event) => stay(event, event.url))
  window.webContents.on('will-frame-navigate', (event) => stay(event, event.url))
  window.webContents.on('will-redirect', (event) => stay(event, event.url))
  // Chromium asks nobody about `about:blank`: a page that goes there has been taken over or is broken, so it ends.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${origin}/`)) window.webContents.forcefullyCrashRenderer()
  })
  window.webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  return window
}

export type AllowedPermission =
  | 'media'
  | 'display-capture'
  | 'clipboard-sanitized-write'
  | 'fullscreen'
  | 'keyboardLock'
  | 'notifications'
  | 'speaker-selection'

/** What is to be captured with `media`: microphone, camera. Neither: the screen. */
export type CapturedKind = 'audio' | 'video'

/**
 * Electron grants every permission unless told otherwise. `isAllowed` sees the origin that asks.
 *
 * @param onGranted each time a page was given leave to do what it asked for
 */
export function lockPermissions(
  session: Session,
  isAllowed: (permission: AllowedPermission, origin: string, captured: readonly CapturedKind[]) => boolean,
  onGranted: (captured: readonly CapturedKind[]) => void = () => undefined,
): void {
  const decide = (permission: string, url: string, captured: readonly string[]): boolean =>
    isAllowed(permission as AllowedPermission, originOf(url), captured.filter(isCapturedKind))
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const captured = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isGranted = decide(permission, details.requestingUrl, captured)
    if (isGranted && CAPTURES.has(permission)) onGranted(captured.filter(isCapturedKind))
    callback(isGranted)
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) =>
    decide(permission, requestingOrigin, mediaType === undefined ? [] : [mediaType]),
  )
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler(() => [])
}

/** Under which names a page asks to capture anything. */
const CAPTURES: ReadonlySet<string> = new Set(['media', 'display-capture'])

function isCapturedKind(kind: string): kind is CapturedKind {
  return kind === 'audio' || kind === 'video'
}

function originOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const parsed = new URL(url)
  return `${parsed.protocol}//${parsed.host}`
}

/** Opens an address in the person's own program, if it is one that may be opened. */
export async function openOutside(address: string): Promise<boolean> {
  const opened = readOutsideAddress(address)
  if (opened === null) return false
  // It rejects where the computer has no program for it.
  return shell.openExternal(opened).then(
    () => true,
    () => false,
  )
}
