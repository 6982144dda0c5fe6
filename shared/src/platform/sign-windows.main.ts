/**
 * The signs that a screen is seen by others: a banner over everything and a frame round the display. The frame has no
 * page at all, so it cannot hang.
 */
import { BaseWindow, type BaseWindowConstructorOptions, type BrowserWindow } from 'electron'
import type { Rectangle, Size } from '../features/remote-control/desk/screen-coordinates.ts'
import type { SecureWindowOptions } from './secure-window.main.ts'

/** White text on it has a contrast of 5.2. */
const SIGN_COLOUR = '#c2410c'
/** Width of the coloured frame, in scaled pixels. */
const FRAME_WIDTH = 4

export type SignWindowOptions = Omit<SecureWindowOptions, 'preload' | 'session' | 'origin'>

export class SignWindows {
  readonly #create: (options: SignWindowOptions) => BrowserWindow
  readonly #banners = new WeakSet<BrowserWindow>()
  #frame: readonly BaseWindow[] = []

  constructor(create: (options: SignWindowOptions) => BrowserWindow) {
    this.#create = create
  }

  /** Takes no focus, so that people go on working where they are. */
  banner(): BrowserWindow {
    const window = this.#create({
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
    this.#banners.add(window)
    return window
  }

  /** A window of this kind has no decoration round it. */
  isBanner(window: BrowserWindow): boolean {
    return this.#banners.has(window)
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

/** Centred at the top of that display or where the person dragged it, never out of sight. */
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
