/**
 * Our own windows stay out of the picture of the CSR's desktop: by the operating system where it can leave a window out,
 * and on Linux by telling the page where they are, so that it paints over them before the picture leaves.
 */
import type { Rectangle } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import { isOnScreen, outerBounds } from '@deskside/shared/platform/own-windows.main.ts'
import type { BrowserWindow } from 'electron'
import type { PicturePart } from '../features/remote-control/my-desk.ipc.ts'

const CHANGES = ['move', 'resize', 'show', 'hide', 'minimize', 'restore', 'maximize', 'unmaximize'] as const

export class OwnWindowMasks {
  readonly #window: BrowserWindow
  readonly #tell: (masks: PicturePart[] | null) => void
  #display: Rectangle | null = null

  constructor(window: BrowserWindow, tell: (masks: PicturePart[] | null) => void) {
    this.#window = window
    this.#tell = tell
    if (process.platform !== 'linux') return
    // Electron types each event's listener apart; all of these come without anything to say.
    for (const change of CHANGES) window.on(change as 'move', () => this.#display === null || this.#refresh())
  }

  /** `display` is shown whole, in the toolkit's units; null: nothing is, or a single window of another program. */
  follow(display: Rectangle | null): void {
    this.#display = display
    if (process.platform === 'linux') this.#refresh()
    else if (!this.#window.isDestroyed()) this.#window.setContentProtection(display !== null)
  }

  #refresh(): void {
    const display = this.#display
    if (display === null) return this.#tell(null)
    this.#tell(isOnScreen(this.#window) ? [partOf(outerBounds(this.#window), display)] : [])
  }
}

function partOf(bounds: Rectangle, display: Rectangle): PicturePart {
  return {
    x: (bounds.x - display.x) / display.width,
    y: (bounds.y - display.y) / display.height,
    width: bounds.width / display.width,
    height: bounds.height / display.height,
  }
}
