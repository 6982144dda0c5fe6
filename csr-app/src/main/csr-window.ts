/** The app's one window: comes back after a crash of its page, and does not close over a running session unasked. */
import { createSecureWindow } from '@deskside/shared/platform/secure-window.main.ts'
import { app, type BrowserWindow, nativeTheme, type Session } from 'electron'

export interface CsrWindowOptions {
  readonly preload: string
  readonly origin: string
  /** Its address, below the origin. */
  readonly page: string
  readonly session: Session
  readonly isSessionRunning: () => boolean
  /** The person wants to close the window in the middle of a session. */
  readonly onCloseAsked: () => void
  /** Minimised, or up again. */
  readonly onVisible: (isVisible: boolean) => void
  readonly onError: (error: unknown) => void
}

export function openCsrWindow(options: CsrWindowOptions): BrowserWindow {
  const window = createSecureWindow({
    preload: options.preload,
    session: options.session,
    origin: options.origin,
    keepsRunningHidden: true,
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    title: 'Deskside',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff',
  })
  window.once('ready-to-show', () => window.show())
  window.on('minimize', () => options.onVisible(false))
  window.on('restore', () => options.onVisible(true))
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  window.on('close', (event) => {
    // Who ends the program has decided; who closes a window may have missed that a customer is waiting behind it.
    if (isQuitting || !options.isSessionRunning() || window.webContents.isCrashed()) return
    event.preventDefault()
    options.onCloseAsked()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    options.onError(`the page ended: ${reason}`)
    void window.loadURL(options.page)
  })
  return window
}

/** In front of everything, wherever it was. */
export function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
