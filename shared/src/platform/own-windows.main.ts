/** Where this app's windows are on the desktop, as far as input from afar and pictures of it must know. */
import { BrowserWindow, screen } from 'electron'
import type { Point, Rectangle } from '../features/remote-control/desk/screen-coordinates.ts'
import type { SignWindows } from './sign-windows.main.ts'

/** What a window manager puts round a window on Linux, where the bounds leave it out. */
export const DECORATION = { top: 48, side: 12 }

/** Of every window that can be clicked, its decoration included. The frame lets clicks through. */
export function clickableBounds(signs: Pick<SignWindows, 'isBanner'>): readonly Rectangle[] {
  return BrowserWindow.getAllWindows()
    .filter(isOnScreen)
    .map((window) => (signs.isBanner(window) ? window.getBounds() : outerBounds(window)))
}

export function isOnScreen(window: BrowserWindow): boolean {
  return !window.isDestroyed() && window.isVisible() && !window.isMinimized()
}

export function outerBounds(window: BrowserWindow): Rectangle {
  const bounds = window.getBounds()
  if (process.platform !== 'linux') return bounds
  return {
    x: bounds.x - DECORATION.side,
    y: bounds.y - DECORATION.top,
    width: bounds.width + 2 * DECORATION.side,
    height: bounds.height + DECORATION.top + DECORATION.side,
  }
}

export function cursorPosition(): Point {
  return screen.getCursorScreenPoint()
}
