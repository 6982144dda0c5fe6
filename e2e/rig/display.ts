/** A real X display in memory, with a window manager, whose pixels can be read and whose mouse and keys can be moved. */
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { output, type Running, start } from './processes.ts'
import { waitFor } from './wait.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

export interface DisplayOptions {
  readonly width?: number
  readonly height?: number
  /** A bare display shows what programs do without one; everything else has a manager. */
  readonly windowManager?: boolean
}

/** XWD header words, big-endian 32 bit, as in X11/XWDFile.h. */
const XWD = { headerSize: 0, bytesPerLine: 12, colours: 19 } as const
const XWD_COLOUR_BYTES = 12

/** X programs take text as bytes of the locale. */
const UTF8 = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } as const

export class Display {
  /** `:n`, for DISPLAY. */
  readonly name: string
  readonly width: number
  readonly height: number
  readonly #server: Running
  readonly #manager: Running | null
  readonly #folder: string
  readonly #framebuffer: number
  readonly #pixelsAt: number
  readonly #bytesPerLine: number

  static async open({
    width = 1280,
    height = 800,
    windowManager = true,
  }: DisplayOptions = {}): Promise<Display> {
    const folder = mkdtempSync(join(memoryFolder(), 'deskside-display-'))
    const server = start('Xvfb', [
      '-displayfd',
      '1',
      '-screen',
      '0',
      `${width}x${height}x24`,
      '-fbdir',
      folder,
      '-nolisten',
      'tcp',
      '-noreset',
    ])
    const number = await waitFor('the X server', () => /^(\d+)$/m.exec(server.output())?.[1])
    const name = `:${number}`
    const manager = windowManager ? start('openbox', ['--sm-disable'], { env: { DISPLAY: name } }) : null
    return new Display({ name, width, height, server, manager, folder })
  }

  private constructor(made: {
    name: string
    width: number
    height: number
    server: Running
    manager: Running | null
    folder: string
  }) {
    this.name = made.name
    this.width = made.width
    this.height = made.height
    this.#server = made.server
    this.#manager = made.manager
    this.#folder = made.folder
    const file = join(made.folder, 'Xvfb_screen0')
    const header = readFileSync(file).subarray(0, 100)
    const word = (index: number): number => header.readUInt32BE(index * 4)
    this.#bytesPerLine = word(XWD.bytesPerLine)
    this.#pixelsAt = word(XWD.headerSize) + word(XWD.colours) * XWD_COLOUR_BYTES
    this.#framebuffer = openSync(file, 'r')
  }

  get env(): {
    readonly DISPLAY: string
    readonly WAYLAND_DISPLAY: undefined
    readonly XDG_SESSION_TYPE: string
  } {
    return { DISPLAY: this.name, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' }
  }

  /** Straight from the framebuffer: what is on the screen at this instant, without asking the X server. */
  pixel(x: number, y: number): Rgb {
    const bgrx = Buffer.alloc(4)
    readSync(this.#framebuffer, bgrx, 0, 4, this.#pixelsAt + y * this.#bytesPerLine + x * 4)
    return [bgrx[2] ?? 0, bgrx[1] ?? 0, bgrx[0] ?? 0]
  }

  /** A row of pixels as blue, green, red, unused. */
  row(x: number, y: number, length: number): Buffer {
    const bytes = Buffer.alloc(length * 4)
    readSync(this.#framebuffer, bytes, 0, bytes.length, this.#pixelsAt + y * this.#bytesPerLine + x * 4)
    return bytes
  }

  picture(): PNG {
    const png = new PNG({ width: this.width, height: this.height })
    for (let y = 0; y < this.height; y += 1) {
      const row = this.row(0, y, this.width)
      for (let x = 0; x < this.width; x += 1) {
        const from = x * 4
        const to = (y * this.width + x) * 4
        png.data[to] = row[from + 2] ?? 0
        png.data[to + 1] = row[from + 1] ?? 0
        png.data[to + 2] = row[from] ?? 0
        png.data[to + 3] = 255
      }
    }
    return png
  }

  /** How many pixels have about this colour at this moment. */
  pixelsLike(colour: Rgb): number {
    const { data } = this.picture()
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      if (isNear([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0], colour, 24)) count += 1
    }
    return count
  }

  screenshot(): Buffer {
    return PNG.sync.write(this.picture())
  }

  /** Acts as the person sitting at this display. */
  async xdotool(...args: readonly (string | number)[]): Promise<string> {
    return output('xdotool', args.map(String), { env: { ...this.env, ...UTF8 } })
  }

  run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    return start(command, args, { env: { ...this.env, ...UTF8, ...env } })
  }

  async close(): Promise<void> {
    closeSync(this.#framebuffer)
    await this.#manager?.stop()
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

export function isNear(a: Rgb, b: Rgb, tolerance = 40): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= tolerance)
}

/** In memory where there is such a place: the X server would wait for the disk whenever the kernel writes its picture back. */
function memoryFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}
