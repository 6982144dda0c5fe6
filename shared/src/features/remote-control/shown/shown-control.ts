/** Mouse and keyboard for the screen one looks at, while its owner lets one use them. */
import type { Clock } from '../../../kernel/clock.ts'
import type { SupportSession } from '../../../session/support-session.ts'
import { InputSender } from '../viewer/input-sender.ts'
import type { ShownScreens } from './shown-screens.ts'

export interface ShownControlOptions {
  readonly session: Pick<SupportSession<unknown>, 'send'>
  readonly screens: Pick<ShownScreens, 'state'>
  readonly clock: Clock
}

export class ShownControl {
  readonly input: InputSender
  readonly #options: ShownControlOptions
  #ownerId: string | null = null

  constructor(options: ShownControlOptions) {
    this.#options = options
    const { session, screens, clock } = options
    this.input = new InputSender({
      clock,
      send: (message) => {
        const owner = this.#ownerId
        return owner !== null && session.send(owner, message)
      },
    })
    screens.state.subscribe(() => this.#follow())
  }

  /** Lets go; the owner's app takes the permission back. */
  putDown(): void {
    this.input.releaseAll()
    const owner = this.#ownerId
    if (owner !== null) this.#options.session.send(owner, { type: 'screen-sharing/control-put-down' })
  }

  #follow(): void {
    const [screen] = this.#options.screens.state.getSnapshot()
    const ownerId = screen?.controls === true && screen.paused === null ? screen.participantId : null
    if (ownerId === this.#ownerId) return
    // What is held is let go where it was pressed, and not on the next desktop.
    this.input.setEnabled(false)
    this.#ownerId = ownerId
    this.input.setEnabled(ownerId !== null)
  }
}
