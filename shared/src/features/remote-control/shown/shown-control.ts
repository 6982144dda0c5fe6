/** Mouse and keyboard for the screen one is shown, while its owner lets one use them. */
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
    screens.state.subscribe(() => this.input.setEnabled(this.#ownerId !== null))
  }

  /** Lets go; the owner's app takes the permission back. */
  putDown(): void {
    this.input.releaseAll()
    const owner = this.#ownerId
    if (owner !== null) this.#options.session.send(owner, { type: 'screen-sharing/control-put-down' })
  }

  get #ownerId(): string | null {
    const screen = this.#options.screens.state
      .getSnapshot()
      .find(({ controls, paused }) => controls && paused === null)
    return screen?.participantId ?? null
  }
}
