/**
 * The program under view, run as a process of its own: it fills the customer's display with the test picture,
 * turns its square over at each press, and shows what it is told on its standard input, one mode a line.
 */
import { createInterface } from 'node:readline'
import { Painter } from './painter.ts'
import {
  BACKDROP,
  type Box,
  CALIBRATION,
  CONTENT,
  COUNTER,
  COUNTER_CELL,
  counterCells,
  GREEN,
  MAGENTA,
  SIZE,
  SQUARE,
  TARGET_MODES,
  type TargetMode,
  TEXT_BANDS,
} from './picture.ts'
import { repeatable } from './repeatable.ts'
import { videoFrame } from './video-frame.ts'

const WHOLE: Box = { x: 0, y: 0, ...SIZE }
const SCROLL = { framesPerSecond: 60, pixelsPerFrame: 4, pageHeight: 3 * CONTENT.height } as const
const VIDEO = { framesPerSecond: 30, loop: 30 } as const

const painter = await Painter.open(process.env['DISPLAY'] ?? ':0', SIZE)
const page = painter.pixmap(CONTENT.width, SCROLL.pageHeight)
const clip = Array.from({ length: VIDEO.loop }, () => painter.pixmap(CONTENT.width, CONTENT.height))

let isGreen = false
let counter = 0
let textSeed = 1
let stopMoving = (): void => undefined

preparePage()
prepareClip()
painter.onPress(() => {
  isGreen = !isGreen
  drawSquare()
  painter.flush()
})
await show('still')
for await (const line of createInterface(process.stdin)) {
  const mode = TARGET_MODES.find((known) => known === line)
  if (mode === undefined) throw new Error(`No such mode: ${line}`)
  await show(mode)
}
process.exit(0)

async function show(mode: TargetMode): Promise<void> {
  stopMoving()
  stopMoving = () => undefined
  painter.toFront()
  if (mode === 'calibrate') {
    painter.fill(painter.window, [0, 0, 0], [WHOLE])
    painter.fill(painter.window, MAGENTA, [CALIBRATION])
  } else {
    painter.fill(painter.window, BACKDROP, [WHOLE])
    drawCounter()
    drawSquare()
  }
  if (mode === 'text') drawText()
  if (mode === 'scroll') stopMoving = move(SCROLL.framesPerSecond, drawScrolled)
  if (mode === 'video') stopMoving = move(VIDEO.framesPerSecond, drawVideo)
  await painter.shown()
  process.stdout.write(`${mode}\n`)
}

/** Calls at an even pace; a frame that comes late does not make later ones come in a burst. */
function move(framesPerSecond: number, draw: (frame: number) => void): () => void {
  const interval = 1000 / framesPerSecond
  let frame = 0
  let due = performance.now()
  let timer: NodeJS.Timeout
  const next = (): void => {
    draw(frame)
    frame += 1
    counter += 1
    drawCounter()
    painter.flush()
    due = Math.max(due + interval, performance.now())
    // Rounded up, for Node rounds down and would come early and wait again.
    timer = setTimeout(next, Math.round(due - performance.now()))
  }
  timer = setTimeout(next, 0)
  return () => clearTimeout(timer)
}

function drawSquare(): void {
  painter.fill(painter.window, isGreen ? GREEN : MAGENTA, [SQUARE])
}

/** Drawn last, so that a frame counts as shown when it is complete. */
function drawCounter(): void {
  const cells = counterCells(counter)
  const boxes = (white: boolean): Box[] =>
    cells.flatMap((isWhite, index) =>
      isWhite === white ? [{ ...COUNTER, x: COUNTER.x + index * COUNTER_CELL, width: COUNTER_CELL }] : [],
    )
  painter.fill(painter.window, [0, 0, 0], boxes(false))
  painter.fill(painter.window, [255, 255, 255], boxes(true))
}

function drawText(): void {
  textSeed += 1
  const random = repeatable(textSeed)
  for (const { box, ink, paper } of TEXT_BANDS) painter.text(painter.window, box, ink, paper, random)
}

function drawScrolled(frame: number): void {
  const from = (frame * SCROLL.pixelsPerFrame) % SCROLL.pageHeight
  const first = Math.min(CONTENT.height, SCROLL.pageHeight - from)
  painter.copy(page, from, first, CONTENT, CONTENT.y)
  if (first < CONTENT.height) painter.copy(page, 0, CONTENT.height - first, CONTENT, CONTENT.y + first)
}

function drawVideo(frame: number): void {
  const picture = clip[frame % VIDEO.loop]
  if (picture !== undefined) painter.copy(picture, 0, CONTENT.height, CONTENT, CONTENT.y)
}

/** Text with headings and coloured blocks between, as in a long document. */
function preparePage(): void {
  const random = repeatable(7)
  const paper: Box = { x: 0, y: 0, width: CONTENT.width, height: SCROLL.pageHeight }
  painter.text(page, paper, [32, 32, 32], [255, 255, 255], random)
  for (let y = 120; y < SCROLL.pageHeight - 160; y += 260) {
    const colour = [0, 0, 0].map(() => Math.floor(random() * 256))
    painter.fill(
      page,
      [colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0],
      [{ x: 40, y, width: 180 + Math.floor(random() * 200), height: 90 }],
    )
    painter.fill(page, [26, 79, 139], [{ x: 0, y: y + 130, width: CONTENT.width, height: 22 }])
  }
}

function prepareClip(): void {
  for (const [index, pixmap] of clip.entries()) {
    const bytes = videoFrame(CONTENT, index / VIDEO.loop)
    painter.image(pixmap, CONTENT.width, CONTENT.height, bytes)
  }
}
