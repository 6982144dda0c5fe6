/** A window over the whole display, and the few ways of drawing into it that the test picture needs. */
/// <reference path="./x11.d.ts" />
import { createClient, eventMask, type XClient } from 'x11'
import type { Rgb } from '../rig/display.ts'
import type { Box } from './picture.ts'

const CONTEXT = { inputOutput: 1, pointerRoot: 1, zPixmap: 2, depth: 24 } as const
const FONT = { name: 'fixed', width: 6, height: 14, ascent: 11 } as const
const LETTERS = 'etaoinshrdlucmfwypvbgkqjxzETAOINS0123456789.,;'
/** What fits a request of the core protocol. */
const MOST_BYTES_OF_IMAGE = 200_000

export class Painter {
  readonly window: number
  readonly #client: XClient
  readonly #context: number

  static open(displayName: string, size: { width: number; height: number }): Promise<Painter> {
    return new Promise((resolve, reject) => {
      createClient({ display: displayName, bufferRequests: true }, (error, display) => {
        const root = display?.screen[0]?.root
        if (error || root === undefined) reject(error ?? new Error(`${displayName} has no screen`))
        else resolve(new Painter(display.client, root, size))
      })
    })
  }

  private constructor(client: XClient, root: number, size: { width: number; height: number }) {
    this.#client = client
    this.window = client.AllocID()
    const events = eventMask.ButtonPress | eventMask.KeyPress
    const values = { overrideRedirect: 1, eventMask: events }
    client.CreateWindow(
      this.window,
      root,
      0,
      0,
      size.width,
      size.height,
      0,
      0,
      CONTEXT.inputOutput,
      0,
      values,
    )
    const font = client.AllocID()
    client.OpenFont(font, FONT.name)
    this.#context = client.AllocID()
    client.CreateGC(this.#context, this.window, { font, graphicsExposures: 0 })
    client.MapWindow(this.window)
  }

  onPress(listener: () => void): void {
    this.#client.on('event', ({ name }) => {
      if (name === 'ButtonPress' || name === 'KeyPress') listener()
    })
  }

  toFront(): void {
    this.#client.RaiseWindow(this.window)
    this.#client.SetInputFocus(this.window, CONTEXT.pointerRoot)
  }

  fill(drawable: number, colour: Rgb, boxes: readonly Box[]): void {
    this.#client.ChangeGC(this.#context, { foreground: pixelOf(colour) })
    const numbers = boxes.flatMap(({ x, y, width, height }) => [x, y, width, height])
    this.#client.PolyFillRectangle(drawable, this.#context, numbers)
  }

  /** Fills the box with words made of one-pixel strokes, the hardest text there is for a lossy codec. */
  text(drawable: number, { x, y, width, height }: Box, ink: Rgb, paper: Rgb, random: () => number): void {
    this.fill(drawable, paper, [{ x, y, width, height }])
    this.#client.ChangeGC(this.#context, { foreground: pixelOf(ink) })
    const columns = Math.floor(width / FONT.width) - 1
    for (let top = y; top + FONT.height <= y + height; top += FONT.height) {
      this.#client.PolyText8(drawable, this.#context, x + 3, top + FONT.ascent, [words(columns, random)])
    }
  }

  pixmap(width: number, height: number): number {
    const id = this.#client.AllocID()
    this.#client.CreatePixmap(id, this.window, CONTEXT.depth, width, height)
    return id
  }

  copy(from: number, fromY: number, height: number, to: Box, toY: number): void {
    this.#client.CopyArea(from, this.window, this.#context, 0, fromY, to.x, toY, to.width, height)
  }

  /** @param bytes blue, green, red, unused for each pixel */
  image(drawable: number, width: number, height: number, bytes: Buffer): void {
    const rowBytes = width * 4
    const rows = Math.floor(MOST_BYTES_OF_IMAGE / rowBytes)
    for (let y = 0; y < height; y += rows) {
      const count = Math.min(rows, height - y)
      const part = bytes.subarray(y * rowBytes, (y + count) * rowBytes)
      this.#client.PutImage(
        CONTEXT.zPixmap,
        drawable,
        this.#context,
        width,
        count,
        0,
        y,
        0,
        CONTEXT.depth,
        part,
      )
    }
  }

  /** Sends what was drawn to the server now. */
  flush(): void {
    this.#client.pack_stream.flush()
  }

  /** Fulfilled when all of it is on the screen. */
  shown(): Promise<void> {
    return this.#client.sync()
  }
}

function pixelOf([red, green, blue]: Rgb): number {
  return (red << 16) | (green << 8) | blue
}

function words(columns: number, random: () => number): string {
  let line = ''
  while (line.length < columns) {
    const length = 2 + Math.floor(random() * 9)
    for (let index = 0; index < length; index += 1) line += LETTERS[Math.floor(random() * LETTERS.length)]
    line += ' '
  }
  return line.slice(0, columns)
}
