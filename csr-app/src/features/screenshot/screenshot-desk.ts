/** Takes a picture of the customer's screen as it is seen here, tells the customer in the same moment, and keeps it while it is decided about. */
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import type { ShownPicture } from '@deskside/shared/kernel/shown-picture.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import { SCREENSHOTS_SINCE } from '@deskside/shared/protocol/version.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'

/** A copy of what is on the screen now; making a file of it takes its time. */
export interface Frame {
  readonly encode: () => Promise<Pick<Screenshot, 'png' | 'shown'>>
}

export interface Screenshot {
  readonly id: string
  readonly png: Uint8Array<ArrayBuffer>
  readonly shown: ShownPicture
  /** Whose screen it is. */
  readonly customer: string
  /** Wall clock, ms. */
  readonly takenAt: number
  /** False: the customer's app is too old to say so, and the CSR is asked to. */
  readonly isToldByApp: boolean
}

export interface ScreenshotState {
  readonly shot: Screenshot | null
  /** Why there is none. */
  readonly trouble: 'out-of-reach' | 'no-picture' | null
}

export interface ScreenshotDeskOptions {
  /** Whose screen is seen at this moment. */
  readonly seen: () => Participant | null
  readonly send: (to: string, message: WireMessage) => boolean
  readonly clock: Clock
  /** Wall clock, ms. */
  readonly wallClock: () => number
  readonly newId: () => string
  /** It is shown nowhere any more. */
  readonly release: (picture: ShownPicture) => void
}

/** What went wrong stands over the picture for so long. */
const TROUBLE_SHOWN_MS = 6_000

export class ScreenshotDesk {
  readonly state = new Store<ScreenshotState>({ shot: null, trouble: null })
  readonly #options: ScreenshotDeskOptions
  #isTaking = false
  #cancelTrouble: CancelTimer | null = null

  constructor(options: ScreenshotDeskOptions) {
    this.#options = options
  }

  /** @param grab null when no picture is on the screen */
  async take(grab: () => Frame | null): Promise<void> {
    const customer = this.#options.seen()
    // One at a time: the one on screen is decided about first.
    if (customer === null || this.#isTaking || this.state.getSnapshot().shot !== null) return
    if (customer.link !== 'verified') return this.#fail('out-of-reach')
    const frame = grab()
    if (frame === null) return this.#fail('no-picture')
    const isToldByApp = (customer.protocol ?? 0) >= SCREENSHOTS_SINCE
    // Nobody keeps a picture the customer's app could have told of and has not heard of.
    if (isToldByApp && !this.#tell(customer)) return this.#fail('out-of-reach')
    const { wallClock, newId } = this.#options
    const facts = { id: newId(), customer: customer.name, takenAt: wallClock(), isToldByApp }
    this.#isTaking = true
    try {
      this.#showTrouble(null)
      this.state.set({ shot: { ...facts, ...(await frame.encode()) }, trouble: null })
    } catch {
      // Too large for this computer's memory, say; there is no picture to go on with.
      this.#fail('no-picture')
    } finally {
      this.#isTaking = false
    }
  }

  /** Whatever was not done with it by now is not wanted. */
  close(): void {
    const { shot } = this.state.getSnapshot()
    if (shot === null) return
    this.state.update((state) => ({ ...state, shot: null }))
    this.#options.release(shot.shown)
  }

  #tell({ participantId }: Participant): boolean {
    return this.#options.send(participantId, { type: 'remote-control/screenshot-taken' })
  }

  #fail(trouble: NonNullable<ScreenshotState['trouble']>): void {
    this.#showTrouble(trouble)
    this.#cancelTrouble = this.#options.clock.setTimer(TROUBLE_SHOWN_MS, () => this.#showTrouble(null))
  }

  #showTrouble(trouble: ScreenshotState['trouble']): void {
    this.#cancelTrouble?.()
    this.#cancelTrouble = null
    this.state.update((state) => ({ ...state, trouble }))
  }
}
