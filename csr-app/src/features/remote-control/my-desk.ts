/**
 * The CSR's own desktop as others see it: to whom it is shown, whether it rests, who may use mouse and keyboard. It lives
 * in the main process; the CSR's press in the app's window is the yes that a customer gives on a sheet.
 */

import type { InputMessage } from '@deskside/shared/features/remote-control/desk/remote-input.ts'
import type {
  AccessOutcome,
  AccessRequest,
  SharingHost,
} from '@deskside/shared/features/remote-control/desk/sharing-host.ts'
import type { DeskViewer, SharingState } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import type { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import type { Audience, DeskSource, MyDeskState } from './my-desk.ipc.ts'

export interface MyDeskPorts {
  readonly gate: SharingGate
  readonly host: Pick<
    SharingHost,
    'updatePeople' | 'request' | 'handleInput' | 'capturePermit' | 'refresh' | 'state'
  >
  readonly tell: (state: MyDeskState) => void
  /** Lets go of all that somebody holds down. */
  readonly releaseInput: () => void
  readonly newId: () => string
}

/** `source` is shown to `audience`; `showId` is the window's name for it. */
export interface Show {
  readonly showId: string
  readonly source: DeskSource
  readonly audience: Audience
}

const NOBODY: readonly DeskViewer[] = []

export class MyDesk {
  readonly #ports: MyDeskPorts
  #showId = ''
  #source: DeskSource | null = null
  #audience: Audience = 'everyone'
  #isPaused = false
  #people = NOBODY

  constructor(ports: MyDeskPorts) {
    this.#ports = ports
  }

  /** What is shown, or was shown last. */
  get source(): DeskSource | null {
    return this.#source
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  get viewers(): readonly DeskViewer[] {
    return this.#people
  }

  updatePeople(people: readonly DeskViewer[]): void {
    this.#people = people
    this.#ports.host.updatePeople({
      inSession: people.length > 0,
      isPrimary: true,
      viewers: [...people],
      onlookers: [],
      secondariesSee: false,
    })
    if (this.#ports.gate.inUse().length > 0) this.#letSee()
  }

  /** In place of whatever was shown before. */
  show({ showId, source, audience }: Show): boolean {
    const { gate } = this.#ports
    gate.revokeAll('stopped-by-csr')
    // The warning is for people who are new to this; a CSR's choice of the picture says as much.
    gate.markWarned()
    this.#showId = showId
    this.#source = source
    this.#audience = audience
    this.#isPaused = false
    this.#letSee()
    return gate.inUse().length > 0
  }

  stop(): void {
    this.#ports.gate.revokeAll('revoked')
  }

  /** A pause holds back everything: the picture, and mouse and keyboard of whoever controls. */
  setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return
    this.#isPaused = isPaused
    if (isPaused) this.#ports.releaseInput()
    this.#ports.host.refresh()
  }

  /** A single window cannot be controlled: a click may lead out of it. */
  async giveControl(participantId: string): Promise<boolean> {
    const { gate, host, newId } = this.#ports
    if (this.#source?.what !== 'desktop' || gate.accessOf(participantId) === null) return false
    this.takeControlBack()
    return (await host.request({ requestId: newId(), participantId, access: 'control' })) === 'granted'
  }

  takeControlBack(): void {
    for (const { participantId, access } of this.#ports.gate.inUse())
      if (access === 'control') this.#ports.gate.putControlDown(participantId)
  }

  /** What the host asks when control is to be given: the CSR has pressed the button for it already. */
  async decide({ participantId, access }: AccessRequest): Promise<AccessOutcome> {
    const { gate, host } = this.#ports
    const isPossible = !host.state.limits.some(
      (limit) => limit === 'input-unavailable' || limit === 'wayland-no-input',
    )
    if (!isPossible) return 'unsupported'
    return gate.allow({ participantId, access, scope: 'once', displayId: this.#displayId })
      ? 'granted'
      : 'denied'
  }

  handleInput(participantId: string, message: InputMessage): void {
    if (!this.#isPaused) this.#ports.host.handleInput(participantId, message)
  }

  capturePermit(): ReturnType<SharingHost['capturePermit']> {
    return this.#isPaused ? null : this.#ports.host.capturePermit()
  }

  /** The host has news of who sees. */
  tell(sharing: SharingState): void {
    const { what, title } =
      this.#source?.what === 'application' ? this.#source : { what: 'desktop' as const, title: '' }
    this.#ports.tell({ showId: this.#showId, sharing, what, title, isPaused: this.#isPaused })
  }

  get #displayId(): string {
    return this.#source?.what === 'application' ? this.#source.sourceId : (this.#source?.displayId ?? '')
  }

  #letSee(): void {
    const { gate } = this.#ports
    for (const { participantId } of this.#people) {
      const isMeant = this.#audience === 'everyone' || this.#audience.participantId === participantId
      if (isMeant && gate.accessOf(participantId) === null)
        gate.allow({ participantId, access: 'view', scope: 'once', displayId: this.#displayId })
    }
  }
}
