/** When the capture works and when it rests: full speed while anything moves, next to nothing on a still screen. */
import type { CancelTimer, Clock } from '../../../kernel/clock.ts'

/**
 * How long a still screen is captured at full speed: the encoder needs several frames to make text sharp
 * after motion.
 */
export const STILL_BEFORE_REST_MS = 1_500
/**
 * After this long nothing is sent at all, where every change is told of: a screen stream costs 100 kbit/s of
 * filling even when it says nothing new. Beginning again costs one whole picture, so it must not happen at every pause.
 */
export const STILL_BEFORE_SILENCE_MS = 4_000
/** Enough to carry what no event told of, where events tell of changes. */
export const REST_FPS = 1
/** Where nothing tells, the picture itself is looked at this often. */
export const LOOKING_FPS = 5

export interface CaptureRestOptions {
  readonly clock: Clock
  readonly setFramesPerSecond: (framesPerSecond: number) => void
  readonly setSending: (isSending: boolean) => void
}

export class CaptureRest {
  readonly #clock: Clock
  readonly #setFramesPerSecond: (framesPerSecond: number) => void
  readonly #setSending: (isSending: boolean) => void
  #isSending = true
  #most = 60
  #tellsChanges = false
  #current: number | null = null
  #cancelRest: CancelTimer | null = null
  #cancelSilence: CancelTimer | null = null

  constructor({ clock, setFramesPerSecond, setSending }: CaptureRestOptions) {
    this.#clock = clock
    this.#setFramesPerSecond = setFramesPerSecond
    this.#setSending = setSending
  }

  get isResting(): boolean {
    return this.#cancelRest === null
  }

  /** `tellsChanges`: `wake` is called for every change of the screen. */
  configure({ most, tellsChanges }: { readonly most: number; readonly tellsChanges: boolean }): void {
    this.#most = most
    this.#tellsChanges = tellsChanges
    if (!tellsChanges) this.#send(true)
    if (this.#current !== null) this.#set(this.isResting ? this.#restRate : this.#most)
  }

  /** Something moves, or is about to. The first call starts the work. */
  wake(): void {
    this.#cancelTimers()
    this.#send(true)
    this.#set(this.#most)
    this.#cancelRest = this.#clock.setTimer(STILL_BEFORE_REST_MS, () => {
      this.#cancelRest = null
      this.#set(this.#restRate)
    })
    this.#cancelSilence = this.#clock.setTimer(STILL_BEFORE_SILENCE_MS, () => this.#send(!this.#tellsChanges))
  }

  /** The capture ended; the next `wake` begins anew. */
  stop(): void {
    this.#cancelTimers()
    this.#isSending = true
    this.#current = null
  }

  get #restRate(): number {
    return Math.min(this.#most, this.#tellsChanges ? REST_FPS : LOOKING_FPS)
  }

  #cancelTimers(): void {
    this.#cancelRest?.()
    this.#cancelRest = null
    this.#cancelSilence?.()
    this.#cancelSilence = null
  }

  #send(isSending: boolean): void {
    if (this.#isSending === isSending) return
    this.#isSending = isSending
    this.#setSending(isSending)
  }

  #set(framesPerSecond: number): void {
    if (this.#current === framesPerSecond) return
    this.#current = framesPerSecond
    this.#setFramesPerSecond(framesPerSecond)
  }
}
