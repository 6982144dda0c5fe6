/**
 * The helper's windows. Each page has an origin of its own and so a process of its own: when the main window hangs,
 * banner, frame and consent sheet go on.
 */
import { join } from 'node:path'
import { serveAppPages } from '@deskside/shared/platform/app-scheme.main.ts'
import {
  createSecureWindow,
  lockPermissions,
  type SecureWindowOptions,
} from '@deskside/shared/platform/secure-window.main.ts'
import { BrowserWindow, screen, session } from 'electron'
import type { Rectangle } from '../features/remote-control/screen-coordinates.ts'

const PRELOAD = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const PAGES = join(import.meta.dirname, '..', 'renderer')
const HOSTS = ['customer-agent', 'consent', 'banner', 'frame'] as const
type Host = (typeof HOSTS)[number]
/** Width of the coloured frame, in scaled pixels. */
const FRAME_WIDTH = 4

export const originOf = (host: Host): string => `app://${host}`

export interface HelperWindowsOptions {
  /** `wss://…` origin of the site; empty when there is none. */
  readonly connectTo: readonly string[]
  readonly mayCapture: () => boolean
}

export class HelperWindows {
  readonly partition = session.fromPartition('customer-agent')
  #frames: BrowserWindow[] = []

  constructor({ connectTo, mayCapture }: HelperWindowsOptions) {
    serveAppPages(this.partition, {
      roots: Object.fromEntries(HOSTS.map((host) => [host, PAGES])),
      connectTo,
    })
    lockPermissions(
      this.partition,
      (permission, origin) =>
        origin === originOf('customer-agent') &&
        ['display-capture', 'media'].includes(permission) &&
        mayCapture(),
    )
  }

  main(): BrowserWindow {
    const window = this.#create('customer-agent', {
      keepsRunningHidden: true,
      width: 460,
      height: 700,
      minWidth: 380,
      minHeight: 560,
      title: 'Deskside',
      show: false,
    })
    window.once('ready-to-show', () => window.show())
    return window
  }

  consent(): BrowserWindow {
    const window = this.#create('consent', {
      width: 480,
      height: 560,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      center: true,
      title: 'Deskside',
      show: false,
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setContentProtection(true)
    window.once('ready-to-show', () => {
      window.show()
      window.focus()
    })
    return window
  }

  /** Takes no focus, so that the customer goes on working where they are. */
  banner(): BrowserWindow {
    const window = this.#create('banner', {
      width: 420,
      height: 56,
      frame: false,
      resizable: false,
      movable: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      focusable: false,
      alwaysOnTop: true,
      show: false,
      backgroundColor: '#d9480f',
      title: 'Deskside',
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setVisibleOnAllWorkspaces(true)
    return window
  }

  /** Four thin windows along the edges; null takes them away. */
  frame(display: Rectangle | null): void {
    for (const window of this.#frames.splice(0)) window.destroy()
    if (display === null) return
    const { x, y, width, height } = display
    const edges: readonly Rectangle[] = [
      { x, y, width, height: FRAME_WIDTH },
      { x, y: y + height - FRAME_WIDTH, width, height: FRAME_WIDTH },
      { x, y, width: FRAME_WIDTH, height },
      { x: x + width - FRAME_WIDTH, y, width: FRAME_WIDTH, height },
    ]
    this.#frames = edges.map((edge) => this.#edge(edge))
  }

  raise(banner: BrowserWindow | null): void {
    for (const window of [...this.#frames, ...(banner === null ? [] : [banner])]) {
      if (window.isDestroyed()) continue
      if (!window.isVisible()) window.showInactive()
      if (window.isMinimized()) window.restore()
      window.moveTop()
    }
  }

  /** Of everything that can be clicked. The frame lets clicks through. */
  clickable(): readonly BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter(
      (window) =>
        !window.isDestroyed() &&
        window.isVisible() &&
        !window.isMinimized() &&
        !this.#frames.includes(window),
    )
  }

  #edge(bounds: Rectangle): BrowserWindow {
    const window = this.#create('frame', {
      ...bounds,
      // The window manager would otherwise not let a window be this thin.
      minWidth: 1,
      minHeight: 1,
      frame: false,
      resizable: false,
      movable: false,
      focusable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      hasShadow: false,
      enableLargerThanScreen: true,
      show: false,
      backgroundColor: '#d9480f',
      type: process.platform === 'linux' ? 'notification' : 'panel',
    })
    window.setIgnoreMouseEvents(true)
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setBounds(bounds)
    void window.loadURL(`${originOf('frame')}/frame/index.html`)
    window.showInactive()
    return window
  }

  #create(host: Host, options: Omit<SecureWindowOptions, 'preload' | 'session' | 'origin'>): BrowserWindow {
    return createSecureWindow({
      ...options,
      preload: PRELOAD,
      session: this.partition,
      origin: originOf(host),
    })
  }
}

/** Top centre of that display. */
export function bannerPosition(display: Rectangle, size: { width: number; height: number }): Rectangle {
  const { x, y, width } = display
  return { x: Math.round(x + (width - size.width) / 2), y: y + FRAME_WIDTH, ...size }
}

export function cursorPosition(): { x: number; y: number } {
  return screen.getCursorScreenPoint()
}
