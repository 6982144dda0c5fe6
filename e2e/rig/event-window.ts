/** A real X program, xev, that fills the customer's display and writes down what the X server delivers to it. */
import type { Display } from './display.ts'
import type { Running } from './processes.ts'
import { waitFor } from './wait.ts'

export type XEvent =
  | { readonly kind: 'press' | 'release'; readonly button: number; readonly x: number; readonly y: number }
  | { readonly kind: 'key-down' | 'key-up'; readonly keysym: string; readonly text: string }

const BLOCK = /^(ButtonPress|ButtonRelease|KeyPress|KeyRelease) event,[\s\S]*?(?=^\w+ event,|(?![\s\S]))/gm

export class EventWindow {
  readonly #xev: Running
  readonly #display: Display
  readonly #id: string
  #read = 0

  static async open(
    display: Display,
    geometry = `${display.width}x${display.height}+0+0`,
  ): Promise<EventWindow> {
    // Without buffering: a line counts when it is written.
    const xev = display.run('stdbuf', [
      '-o0',
      'xev',
      '-geometry',
      geometry,
      '-event',
      'button',
      '-event',
      'keyboard',
    ])
    const id = await waitFor('the window of xev', async () =>
      (await display.xdotool('search', '--name', 'Event Tester')).trim().split('\n').at(-1),
    )
    const window = new EventWindow(xev, display, id)
    await window.takesFocus()
    return window
  }

  private constructor(xev: Running, display: Display, id: string) {
    this.#xev = xev
    this.#display = display
    this.#id = id
  }

  /** As when the customer works in it. */
  async takesFocus(): Promise<void> {
    await this.#display.xdotool('windowactivate', '--sync', this.#id)
  }

  /** Everything since the last call of `forget`. */
  events(): readonly XEvent[] {
    return [...this.#xev.output().slice(this.#read).matchAll(BLOCK)].map(([block]) => parse(block))
  }

  forget(): void {
    this.#read = this.#xev.output().length
  }

  /** What the keys typed, as text. */
  text(): string {
    return this.events()
      .map((event) => (event.kind === 'key-down' ? event.text : ''))
      .join('')
  }

  async close(): Promise<void> {
    await this.#xev.stop()
  }
}

function parse(block: string): XEvent {
  const root = /root:\((-?\d+),(-?\d+)\)/.exec(block)
  if (block.startsWith('Button')) {
    return {
      kind: block.startsWith('ButtonPress') ? 'press' : 'release',
      button: Number(/button (\d+)/.exec(block)?.[1] ?? 0),
      x: Number(root?.[1] ?? -1),
      y: Number(root?.[2] ?? -1),
    }
  }
  const bytes = /XmbLookupString gives \d+ bytes: \(([0-9a-f ]+)\)/.exec(block)?.[1] ?? ''
  const isDown = block.startsWith('KeyPress')
  return {
    kind: isDown ? 'key-down' : 'key-up',
    keysym: /keysym 0x[0-9a-f]+, (\S+)\)/.exec(block)?.[1] ?? '',
    text: isDown ? Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('utf8') : '',
  }
}
