/** Adds up fractional wheel movement until it makes whole steps of the device. */
import type { WheelDistance } from './input-device.ts'

export class WheelNotches {
  readonly #stepsPerNotch: number
  #dx = 0
  #dy = 0

  /** `stepsPerNotch`: how finely the operating system counts; 1 on X11, 120 on Windows. */
  constructor(stepsPerNotch: number) {
    this.#stepsPerNotch = stepsPerNotch
  }

  /** Whole steps to make now; the rest waits for the next call. */
  add(distance: WheelDistance): WheelDistance {
    this.#dx = continueIn(distance.dx, this.#dx) + distance.dx * this.#stepsPerNotch
    this.#dy = continueIn(distance.dy, this.#dy) + distance.dy * this.#stepsPerNotch
    const whole = { dx: wholeSteps(this.#dx), dy: wholeSteps(this.#dy) }
    this.#dx -= whole.dx
    this.#dy -= whole.dy
    return whole
  }
}

/** A turn in the other direction starts afresh: the rest of the old direction would only make it lag. */
function continueIn(direction: number, rest: number): number {
  return direction * rest < 0 ? 0 : rest
}

/** Ten tenths make one, although their sum in floating point is a little less. */
function wholeSteps(steps: number): number {
  return Math.trunc(steps + Math.sign(steps) * 1e-9) + 0
}
