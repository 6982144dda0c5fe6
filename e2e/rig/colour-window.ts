/** A real X program in one plain colour: what the customer shows, so that the CSR's display can be asked whether it is there. */
import type { Display, Rgb } from './display.ts'
import { isNear } from './display.ts'
import type { Running } from './processes.ts'
import { waitFor } from './wait.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export class ColourWindow {
  readonly #program: Running
  readonly place: Place
  readonly colour: Rgb

  /** Up when the display really shows the colour in the middle of `place`. */
  static async open(display: Display, colour: Rgb, place: Place): Promise<ColourWindow> {
    const hex = `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    // A cell of the smallest font is some 6 × 10 pixels; too large does no harm, the middle is what counts.
    const size = `${Math.ceil(place.width / 6)}x${Math.ceil(place.height / 10)}+${place.x}+${place.y}`
    const program = display.run('xterm', [
      ...['-fn', '6x10', '-geometry', size, '-bg', hex, '-fg', hex, '-cr', hex, '-b', '0', '+sb'],
      ...['-e', 'sleep', '86400'],
    ])
    const window = new ColourWindow(program, place, colour)
    await waitFor('the coloured window', () => isNear(display.pixel(...window.middle), colour, 2))
    return window
  }

  private constructor(program: Running, place: Place, colour: Rgb) {
    this.#program = program
    this.place = place
    this.colour = colour
  }

  get middle(): [x: number, y: number] {
    return [this.place.x + this.place.width / 2, this.place.y + this.place.height / 2]
  }

  async close(): Promise<void> {
    await this.#program.stop()
  }
}
