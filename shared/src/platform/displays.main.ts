/** The displays of this computer, for the wire, for the input functions and for the eye. */

import { desktopCapturer, screen } from 'electron'
import type { SharedDisplay } from '../features/remote-control/desk/remote-input.ts'
import {
  type DesktopUnits,
  inputDisplay,
  type Rectangle,
} from '../features/remote-control/desk/screen-coordinates.ts'
import type { DisplayChoice } from '../gate/display-choice.ts'
import type { Display } from '../protocol/remote-control.ts'
import { readX11Monitors } from './x11/x11-monitors.main.ts'

const THUMBNAIL = { width: 260, height: 160 }

export class Displays {
  #monitors: readonly Rectangle[] = []

  /** Reads what only X11 tells; call at the start and after each change. */
  async refresh(): Promise<void> {
    if (process.platform !== 'linux' || process.env['DISPLAY'] === undefined) return
    // Without it the scaled bounds are computed, at most a pixel off at odd scales.
    this.#monitors = await readX11Monitors().catch(() => [])
  }

  all(): readonly Display[] {
    const primary = screen.getPrimaryDisplay().id
    return screen.getAllDisplays().map((display) => ({
      displayId: String(display.id),
      label: display.label.slice(0, 80),
      width: Math.max(1, Math.round(display.size.width * display.scaleFactor)),
      height: Math.max(1, Math.round(display.size.height * display.scaleFactor)),
      scaleFactor: display.scaleFactor,
      primary: display.id === primary,
    }))
  }

  /** In the toolkit's own units; null when it is gone. */
  boundsOf(displayId: string | null): Rectangle | null {
    return screen.getAllDisplays().find((display) => String(display.id) === displayId)?.bounds ?? null
  }

  shared(displayId: string | null): SharedDisplay | null {
    const display = screen.getAllDisplays().find((candidate) => String(candidate.id) === displayId)
    if (display === undefined) return null
    const { bounds, scaleFactor, nativeOrigin } = display
    const reported = { displayId: String(display.id), bounds, scaleFactor, nativeOrigin }
    return { bounds, input: inputDisplay(reported, this.#units()) }
  }

  /** With a small picture of each where there is something to choose, so that people recognise their screens. */
  async choices(onlyId: string | null, pictured: 'always' | 'several' = 'several'): Promise<DisplayChoice[]> {
    const primary = screen.getPrimaryDisplay().id
    const shown = screen
      .getAllDisplays()
      .filter((display) => onlyId === null || String(display.id) === onlyId)
    const isPictured = pictured === 'always' || shown.length > 1
    const pictures = isPictured ? await thumbnails() : new Map<string, string>()
    return shown.map((display) => ({
      displayId: String(display.id),
      label: display.label.slice(0, 80),
      x: display.bounds.x,
      y: display.bounds.y,
      width: display.bounds.width,
      height: display.bounds.height,
      primary: display.id === primary,
      picture: pictures.get(String(display.id)) ?? null,
    }))
  }

  #units(): DesktopUnits {
    if (process.platform === 'win32') {
      return { kind: 'windows', toPhysical: (bounds) => screen.dipToScreenRect(null, bounds) }
    }
    return process.platform === 'darwin' ? { kind: 'macos' } : { kind: 'x11', monitors: this.#monitors }
  }
}

/** Where the system forbids it, the monitors are drawn without a picture. */
async function thumbnails(): Promise<Map<string, string>> {
  const sources = await desktopCapturer
    .getSources({ types: ['screen'], thumbnailSize: THUMBNAIL })
    .catch(() => [])
  return new Map(sources.map((source) => [source.display_id, source.thumbnail.toDataURL()]))
}
