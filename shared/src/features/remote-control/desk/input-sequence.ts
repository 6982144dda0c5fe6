/** Puts a CSR's input into the desktop in the order it was made, and lets go of everything when told or forgotten. */

import { assertNever } from '../../../kernel/assert-never.ts'
import type { CancelTimer, Clock } from '../../../kernel/clock.ts'
import type { PointerButton, SpecialKeys } from '../../../protocol/remote-control.ts'
import type { KeyStroke } from '../key-stroke.ts'
import { HeldKeys, type HeldRelease } from './held-keys.ts'
import type { InputDevice, InputOutcome, KeyTarget, WheelDistance } from './input-device.ts'
import { InputError } from './input-error.ts'
import { type KeyAction, planKey } from './key-plan.ts'
import type { Point } from './screen-coordinates.ts'
import { specialKeyTargets } from './special-keys.ts'
import { planText } from './text-typing.ts'

export type InputProblem =
  | { readonly kind: 'dropped'; readonly outcome: Exclude<InputOutcome, 'done'> }
  | { readonly kind: 'failed'; readonly error: InputError }

/** Three heartbeats of 250 ms: after that a held key is taken for forgotten. */
export const HELD_WITHOUT_HEARTBEAT_MS = 750

type Job = () => Promise<InputOutcome>

const done = async (input: Promise<void>): Promise<InputOutcome> => {
  await input
  return 'done'
}

interface PendingMove {
  point: Point
  isStarted: boolean
}

const MASK_KEY: KeyTarget = { by: 'position', code: 'ControlLeft' }

export class InputSequence {
  readonly #device: InputDevice
  readonly #clock: Clock
  readonly #onProblem: (problem: InputProblem) => void
  readonly #held = new HeldKeys()
  #queue: Job[] = []
  /** The move at the end of the queue; a later one replaces it as long as it has not started. */
  #lastMove: PendingMove | null = null
  #running: Promise<void> | null = null
  #cancelWatchdog: CancelTimer | null = null

  constructor(device: InputDevice, clock: Clock, onProblem: (problem: InputProblem) => void) {
    this.#device = device
    this.#clock = clock
    this.#onProblem = onProblem
  }

  get isHolding(): boolean {
    return !this.#held.isEmpty
  }

  movePointer(point: Point): void {
    if (this.#lastMove && !this.#lastMove.isStarted) {
      this.#lastMove.point = point
      return
    }
    const move: PendingMove = { point, isStarted: false }
    this.#enqueue(() => {
      move.isStarted = true
      return done(this.#device.movePointer(move.point))
    })
    this.#lastMove = move
  }

  setButton(button: PointerButton, down: boolean): void {
    this.#held.setButton(button, down)
    this.#enqueue(() => done(this.#device.setButton(button, down)))
  }

  scroll(distance: WheelDistance): void {
    this.#held.markUsed()
    this.#enqueue(() => done(this.#device.scroll(distance)))
  }

  handleKey(event: KeyStroke): void {
    for (const action of planKey(event, this.#held)) this.#perform(action)
  }

  typeText(text: string): void {
    for (const step of planText(text)) {
      if (step.kind === 'text') this.#enqueue(() => this.#device.typeText(step.text))
      else this.#tap([{ by: 'position', code: step.code }])
    }
  }

  pressSpecialKeys(keys: SpecialKeys): void {
    this.#tap(specialKeyTargets(keys))
  }

  /** The CSR is still there and still holds what it holds. */
  noteHeartbeat(): void {
    this.#watchHeld()
  }

  /** Drops what is not done yet and releases everything; fulfilled when it is. */
  async releaseAll(): Promise<void> {
    this.#queue = []
    this.#lastMove = null
    for (const release of this.#held.takeAll()) this.#release(release)
    this.#stopWatching()
    await this.#running
  }

  #perform(action: KeyAction): void {
    switch (action.kind) {
      case 'text':
        this.#enqueue(() => this.#device.typeText(action.text))
        return
      case 'press':
        if (!this.#held.targetOf(action.csrCode)) this.#held.pressKey(action.csrCode, action.target)
        this.#enqueue(() => this.#device.setKey(action.target, true))
        return
      case 'release':
        this.#held.releaseKey(action.csrCode)
        this.#enqueue(() => this.#device.setKey(action.target, false))
        return
      default:
        assertNever(action)
    }
  }

  #release(release: HeldRelease): void {
    switch (release.kind) {
      case 'key':
        this.#enqueue(() => this.#device.setKey(release.target, false))
        return
      case 'button':
        this.#enqueue(() => done(this.#device.setButton(release.button, false)))
        return
      case 'mask':
        this.#tap([MASK_KEY])
        return
      default:
        assertNever(release)
    }
  }

  /** One job, so that a Stop never comes between the press and the release. */
  #tap(targets: readonly KeyTarget[]): void {
    this.#held.markUsed()
    this.#enqueue(async () => {
      const pressed: KeyTarget[] = []
      try {
        for (const target of targets) {
          const outcome = await this.#device.setKey(target, true)
          if (outcome !== 'done') return outcome
          pressed.unshift(target)
        }
        return 'done'
      } finally {
        for (const target of pressed) await this.#device.setKey(target, false)
      }
    })
  }

  #enqueue(job: Job): void {
    this.#lastMove = null
    this.#queue.push(job)
    this.#watchHeld()
    this.#running ??= this.#run()
  }

  async #run(): Promise<void> {
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
      try {
        const outcome = await job()
        if (outcome !== 'done') this.#onProblem({ kind: 'dropped', outcome })
      } catch (cause) {
        const error = cause instanceof InputError ? cause : InputError.injectionFailed(cause)
        this.#onProblem({ kind: 'failed', error })
      }
    }
    this.#running = null
  }

  #watchHeld(): void {
    this.#stopWatching()
    if (this.#held.isEmpty) return
    this.#cancelWatchdog = this.#clock.setTimer(HELD_WITHOUT_HEARTBEAT_MS, () => void this.releaseAll())
  }

  #stopWatching(): void {
    this.#cancelWatchdog?.()
    this.#cancelWatchdog = null
  }
}
