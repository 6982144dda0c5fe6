/** One connection to an X server, with promises and typed errors in front of the `x11` package. */
/// <reference path="./x11/x11.d.ts" />
import x11, { type Extensions, type XClient, type XEvent } from 'x11'
import { InputError } from '../features/remote-control/desk/input-error.ts'

export type { Extensions, XEvent }

type ReplyCall<Value> = (reply: (error: unknown, value: Value) => unknown) => void

export class X11Display {
  readonly root: number
  readonly #client: XClient
  readonly #pending = new Set<(error: InputError) => void>()
  #lost: InputError | null = null
  #refusal: Error | null = null

  /** @throws InputError `display-lost` when there is no such display or it refuses us. */
  static open(displayName: string | undefined): Promise<X11Display> {
    return new Promise((resolve, reject) => {
      const options = { bufferRequests: true, ...(displayName === undefined ? {} : { display: displayName }) }
      const client = x11.createClient(options, (error, display) => {
        if (error) reject(InputError.displayLost(error))
        else resolve(new X11Display(client, display.screen[0]?.root ?? 0))
      })
    })
  }

  private constructor(client: XClient, root: number) {
    this.#client = client
    this.root = root
    client.on('error', (error) => this.#handleError(error))
    client.on('end', () => this.#lose(InputError.displayLost()))
  }

  get isLost(): boolean {
    return this.#lost !== null
  }

  /** Calls back for each event this connection asked for. */
  onEvent(listener: (event: XEvent) => void): () => void {
    this.#client.on('event', listener)
    return () => this.#client.off('event', listener)
  }

  extension<Name extends keyof Extensions>(name: Name): Promise<Extensions[Name]> {
    return this.reply((reply) => this.#client.require(name, reply))
  }

  allocateId(): number {
    return this.#client.AllocID()
  }

  /** Makes a request that is answered. */
  reply<Value>(call: ReplyCall<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost)
        return
      }
      this.#pending.add(reject)
      call((error, value) => {
        this.#pending.delete(reject)
        if (error) reject(InputError.injectionFailed(error))
        else resolve(value)
        // Tells the package that the error was dealt with.
        return true
      })
    })
  }

  /** Fulfilled when the server has done everything asked so far; rejected when it refused any of it. */
  async sync(): Promise<void> {
    await this.reply<void>((reply) => this.#client.sync((error) => reply(error, undefined)))
    const refusal = this.#refusal
    this.#refusal = null
    if (refusal) throw InputError.injectionFailed(refusal)
  }

  /** A request the package does not know, that has no answer. */
  sendRaw(packet: Buffer): void {
    this.#client.seq_num += 1
    this.#client.pack_stream.put(packet)
    this.#client.pack_stream.submit()
  }

  /** A request the package does not know; `parse` gets the answer from its ninth byte on. */
  requestRaw<Value>(packet: Buffer, parse: (body: Buffer) => Value): Promise<Value> {
    return this.reply((reply) => {
      this.#client.seq_num += 1
      this.#client.pack_stream.put(packet)
      this.#client.replies[this.#client.seq_num] = [parse, reply]
      this.#client.pack_stream.submit(true)
    })
  }

  changeKeyboardMapping(firstKeycode: number, keysymsPerKeycode: number, keysyms: readonly number[]): void {
    this.#client.ChangeKeyboardMapping(firstKeycode, keysymsPerKeycode, keysyms)
  }

  /** Sends what is still buffered, then hangs up. */
  close(): void {
    this.#lose(InputError.displayLost())
    this.#client.terminate()
  }

  /** A request without an answer was refused; or, with the `code` of a system call, the connection broke. */
  #handleError(error: Error): void {
    if ('code' in error) this.#lose(InputError.displayLost(error))
    else this.#refusal ??= error
  }

  #lose(error: InputError): void {
    this.#lost ??= error
    for (const reject of this.#pending) reject(error)
    this.#pending.clear()
  }
}

/** The names X has had for characters since before Unicode: keysym number and character. */
export function namedKeysyms(): readonly (readonly [keysym: number, character: string])[] {
  return Object.values(x11.keySyms).flatMap(({ code, description }) => {
    const character = description && /^\((.)\)/u.exec(description)?.[1]
    return character ? [[code, character] as const] : []
  })
}
