/** Talks to the input device that runs in a process of its own. */
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { KeyTarget } from '../features/remote-control/desk/input-device.ts'
import type { Point } from '../features/remote-control/desk/screen-coordinates.ts'
import type { KeyStroke } from '../features/remote-control/key-stroke.ts'
import type { PointerButton, SpecialKeys } from '../protocol/remote-control.ts'
import { type Program, waitFor, type X11Desktop } from './x11-desktop.main.ts'

export type InputCommand =
  | { readonly do: 'move'; readonly point: Point }
  | { readonly do: 'button'; readonly button: PointerButton; readonly down: boolean }
  | { readonly do: 'scroll'; readonly dx: number; readonly dy: number }
  | { readonly do: 'key'; readonly target: KeyTarget; readonly down: boolean }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'event'; readonly event: KeyStroke }
  | { readonly do: 'sequence-type'; readonly text: string }
  | { readonly do: 'special'; readonly keys: SpecialKeys }
  | { readonly do: 'release-all' | 'listen' | 'close' }
  | { readonly do: 'measure'; readonly times: number; readonly of: InputCommand }

interface Line {
  readonly id?: number
  readonly answer?: unknown
  readonly event?: string
}

export class InputProcess {
  readonly #program: Program
  readonly #lines: Line[] = []
  #lastId = 0

  /** `command`: what runs the device, `node` of these tests by default; another runtime can be given. */
  static async start(desktop: X11Desktop, options: readonly string[] = []): Promise<InputProcess> {
    const script = join(__dirname, 'input-process.main.ts')
    const program = desktop.start(process.execPath, '--no-warnings', script, ...options)
    const client = new InputProcess(program)
    await waitFor('the input process', () => client.events('ready').length > 0, 20_000).catch((cause) => {
      throw new Error(program.output(), { cause })
    })
    return client
  }

  private constructor(program: Program) {
    this.#program = program
    const { stdout } = program.process
    if (stdout)
      createInterface({ input: stdout }).on('line', (line) => this.#lines.push(JSON.parse(line) as Line))
  }

  events(name: string): readonly Line[] {
    return this.#lines.filter((line) => line.event === name)
  }

  async do(command: InputCommand): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    this.#program.process.stdin?.write(`${JSON.stringify({ id, command })}\n`)
    const line = await waitFor(
      `the answer to ${command.do}`,
      () => this.#lines.find((line) => line.id === id),
      60_000,
    )
    return line.answer
  }

  kill(): void {
    this.#program.process.kill('SIGKILL')
  }
}
