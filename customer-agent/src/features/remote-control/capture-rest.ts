/** When the capture works and when it rests: full speed while anything moves, next to nothing on a still screen. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'

/**
 * How long a still screen is captured at full speed: the encoder needs several frames to make text sharp
 * after motion.
 */
export const STILL_BEFORE_REST_MS = 1_500
/** Enough to carry what no event told of, where events tell of changes. */
export const REST_FPS = 1
/** Where nothing tells, the picture itself is looked at this often. */
export const LOOKING_FPS = 5

export interface CaptureRestOptions {
  readonly clock: Clock
  readonly setFramesPerSecond: (framesPerSecond: number) => void
}

export class CaptureRest {
  readonly #clock: Clock
  readonly #setFramesPerSecond: (framesPerSecond: number) => void
  #most = 60
  #tellsChanges = false
  #current: number | null = null
  #cancelRest: CancelTimer | null = null

  constructor({ clock, setFramesPerSecond }: CaptureRestOptions) {
    this.#clock = clock
    this.#setFramesPerSecond = setFramesPerSecond
  }

  get isResting(): boolean {
    return this.#cancelRest === null
  }

  /** `tellsChanges`: `wake` is called for every change of the screen. */
  configure({ most, tellsChanges }: { readonly most: number; readonly tellsChanges: boolean }): void {
    this.#most = most
    this.#tellsChanges = tellsChanges
    if (this.#current !== null) this.#set(this.isResting ? this.#restRate : this.#most)
  }

  /** Something moves, or is about to. The first call starts the work. */
  wake(): void {
    this.#cancelRest?.()
    this.#set(this.#most)
    this.#cancelRest = this.#clock.setTimer(STILL_BEFORE_REST_MS, () => {
      this.#cancelRest = null
      this.#set(this.#restRate)
    })
  }

  /** The capture ended; the next `wake` begins anew. */
  stop(): void {
    this.#cancelRest?.()
    this.#cancelRest = null
    this.#current = null
  }

  get #restRate(): number {
    return Math.min(this.#most, this.#tellsChanges ? REST_FPS : LOOKING_FPS)
  }

  #set(framesPerSecond: number): void {
    if (this.#current === framesPerSecond) return
    this.#current = framesPerSecond
    this.#setFramesPerSecond(framesPerSecond)
  }
}
