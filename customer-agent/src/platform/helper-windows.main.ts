/**
 * The helper's windows. Each page has an origin of its own and so a process of its own: when the main window hangs,
 * banner and consent sheet go on. The frame has no page at all, so it cannot hang.
 */
import { join } from 'node:path'
import { serveAppPages } from '@deskside/shared/platform/app-scheme.main.ts'
import {
  createSecureWindow,
  lockPermissions,
  type SecureWindowOptions,
} from '@deskside/shared/platform/secure-window.main.ts'
import {
  BaseWindow,
  type BaseWindowConstructorOptions,
  BrowserWindow,
  nativeTheme,
  screen,
  session,
} from 'electron'
import type { Rectangle, Size } from '../features/remote-control/screen-coordinates.ts'
import { type CapturePermits, mayUse } from '../gate/capture-permits.ts'

const PRELOAD = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const PAGES = join(import.meta.dirname, '..', 'renderer')
const HOSTS = ['customer-agent', 'consent', 'banner'] as const
type Host = (typeof HOSTS)[number]

/** Of banner and frame; white text on it has a contrast of 5.2. */
const SIGN_COLOUR = '#c2410c'
/** Width of the coloured frame, in scaled pixels. */
const FRAME_WIDTH = 4
/** What a window manager puts round a window on Linux, where the bounds leave it out. */
const DECORATION = { top: 48, side: 12 }

export const originOf = (host: Host): string => `app://${host}`

export interface HelperWindowsOptions extends CapturePermits {
  /** `wss://…` origin of the site; empty when there is none. */
  readonly connectTo: readonly string[]
}

export class HelperWindows {
  readonly partition = session.fromPartition('customer-agent')
  #frame: readonly BaseWindow[] = []
  readonly #undecorated = new WeakSet<BrowserWindow>()

  constructor({ connectTo, ...permits }: HelperWindowsOptions) {
    serveAppPages(this.partition, {
      roots: Object.fromEntries(HOSTS.map((host) => [host, PAGES])),
      connectTo,
    })
    lockPermissions(
      this.partition,
      (permission, origin, captured) =>
        origin === originOf('customer-agent') && mayUse(permits, permission, captured),
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
      backgroundColor: pageColour(),
    })
    // Chat and code are nobody's business but the customer's, where the system can leave a window out of pictures.
    window.setContentProtection(true)
    window.once('ready-to-show', () => window.show())
    return window
  }

  /** Comes up where the customer is looking, and only when `present` is called: its page says how large it is. */
  consent(): BrowserWindow {
    const window = this.#create('consent', {
      width: 480,
      height: 560,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      title: 'Deskside',
      show: false,
      backgroundColor: pageColour(),
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setContentProtection(true)
    return window
  }

  present(window: BrowserWindow, content: Size): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const height = Math.min(content.height, workArea.height - DECORATION.top)
    const width = Math.min(content.width, workArea.width)
    window.setContentBounds({
      x: Math.round(workArea.x + (workArea.width - width) / 2),
      y: Math.round(workArea.y + (workArea.height - height) / 2),
      width,
      height,
    })
    window.show()
    window.focus()
  }

  /** Takes no focus, so that the customer goes on working where they are. */
  banner(): BrowserWindow {
    const window = this.#create('banner', {
      frame: false,
      resizable: false,
      movable: true,
      minimizable: false,
      maximizable: false,
      closable: false,
      fullscreenable: false,
      skipTaskbar: true,
      focusable: false,
      alwaysOnTop: true,
      show: false,
      backgroundColor: SIGN_COLOUR,
      title: 'Deskside',
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setVisibleOnAllWorkspaces(true)
    window.setContentProtection(true)
    this.#undecorated.add(window)
    return window
  }

  /** Four thin windows along the edges; null takes them away. */
  frame(display: Rectangle | null): void {
    for (const edge of this.#frame) edge.destroy()
    this.#frame = display === null ? [] : edgesOf(display).map(openEdge)
  }

  raise(banner: BrowserWindow): void {
    for (const window of [...this.#frame, banner]) {
      if (window.isDestroyed()) continue
      if (window.isMinimized()) window.restore()
      if (!window.isVisible()) window.showInactive()
      window.moveTop()
    }
  }

  /** Of every window that can be clicked, its decoration included. The frame lets clicks through. */
  clickableBounds(): readonly Rectangle[] {
    return BrowserWindow.getAllWindows()
      .filter((window) => !window.isDestroyed() && window.isVisible() && !window.isMinimized())
      .map((window) => (this.#undecorated.has(window) ? window.getBounds() : outerBounds(window.getBounds())))
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

function edgesOf({ x, y, width, height }: Rectangle): readonly Rectangle[] {
  return [
    { x, y, width, height: FRAME_WIDTH },
    { x, y: y + height - FRAME_WIDTH, width, height: FRAME_WIDTH },
    { x, y, width: FRAME_WIDTH, height },
    { x: x + width - FRAME_WIDTH, y, width: FRAME_WIDTH, height },
  ]
}

const EDGE_TYPE: Pick<BaseWindowConstructorOptions, 'type'> =
  process.platform === 'linux' ? { type: 'notification' } : {}

function openEdge(bounds: Rectangle): BaseWindow {
  const edge = new BaseWindow({
    ...bounds,
    // The window manager would otherwise not let a window be this thin.
    minWidth: 1,
    minHeight: 1,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    closable: false,
    focusable: false,
    skipTaskbar: true,
    hasShadow: false,
    roundedCorners: false,
    enableLargerThanScreen: true,
    show: false,
    backgroundColor: SIGN_COLOUR,
    ...EDGE_TYPE,
  })
  edge.setIgnoreMouseEvents(true)
  edge.setAlwaysOnTop(true, 'screen-saver')
  edge.setVisibleOnAllWorkspaces(true)
  edge.setContentProtection(true)
  edge.setBounds(bounds)
  edge.showInactive()
  return edge
}

function outerBounds(bounds: Rectangle): Rectangle {
  if (process.platform !== 'linux') return bounds
  return {
    x: bounds.x - DECORATION.side,
    y: bounds.y - DECORATION.top,
    width: bounds.width + 2 * DECORATION.side,
    height: bounds.height + DECORATION.top + DECORATION.side,
  }
}

function pageColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff'
}

/** Centred at the top of that display or where the customer dragged it, never out of sight. */
export function bannerPlace(display: Rectangle, size: Size, dragged: Rectangle | null): Rectangle {
  const wantedX = dragged === null ? display.x + display.width / 2 : dragged.x + dragged.width / 2
  const within = (least: number, wanted: number, most: number): number =>
    Math.round(Math.max(least, Math.min(wanted, most)))
  return {
    x: within(display.x, wantedX - size.width / 2, display.x + display.width - size.width),
    y: within(
      display.y + FRAME_WIDTH,
      dragged?.y ?? display.y,
      display.y + display.height - size.height - FRAME_WIDTH,
    ),
    ...size,
  }
}

export function cursorPosition(): { x: number; y: number } {
  return screen.getCursorScreenPoint()
}
