/** What the main process does about sharing: follows the gate, and sees to it that everything that must stop does. */

import type { SharingEndReason } from '../../../gate/grant-book.ts'
import type { SharingGate, SharingPermit } from '../../../gate/sharing-gate.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { DeviceLimit, Display, Grantable, RequestOutcome } from '../../../protocol/remote-control.ts'
import type { ControlDesk } from './control-desk.ts'
import type { CursorWatch } from './cursor-watch.ts'
import type { InputMessage } from './remote-input.ts'
import type { ScreenWatch } from './screen-watch.ts'
import {
  BLOCKING_LIMITS,
  type DeskViewer,
  lostViewers,
  NOBODY,
  NOTHING_SHARED,
  type Onlooker,
  type People,
  type SharedNow,
  type SharingState,
} from './sharing-state.ts'
import { StopDeadlines } from './stop-deadlines.ts'

/** A window that still captures this long after it was told to stop is ended by force. */
export const CAPTURE_STOP_LIMIT_MS = 700
/**
 * The same where only people lost the picture whose line broke: nothing reaches them meanwhile, and a computer too busy
 * to hold a line is too busy to answer quickly. Not for ever, for a line may come back to a window that hangs.
 */
export const BROKEN_LINE_STOP_LIMIT_MS = 10_000
/** The window is told of changes on the screen at most this often; the first one after a rest at once. */
export const WAKE_INTERVAL_MS = 250

export interface AccessRequest {
  readonly requestId: string
  readonly participantId: string
  readonly access: Grantable
}
export type AccessOutcome = RequestOutcome | 'withdrawn'

export interface SharingHostPorts {
  readonly clock: Clock
  readonly gate: SharingGate
  readonly desk: ControlDesk
  readonly screenWatch: ScreenWatch
  readonly cursorWatch: CursorWatch
  readonly decide: (request: AccessRequest) => Promise<AccessOutcome>
  readonly displays: () => readonly Display[]
  /** Banner, frame and stop keys, up to date with `state`; fulfilled when they are on the screen. */
  readonly showSharing: (shared: SharedNow | null) => Promise<void>
  readonly tellWindow: (state: SharingState) => void
  readonly tellEnded: (end: { participantId: string; access: Grantable; why: SharingEndReason }) => void
  readonly wakeWindow: () => void
  /** The window does not answer: end its process. */
  readonly endWindow: () => void
}

export class SharingHost {
  readonly #ports: SharingHostPorts
  readonly #limits = new Set<DeviceLimit>()
  readonly #stops: StopDeadlines
  #people: People = NOBODY
  #state: SharingState = NOTHING_SHARED
  #isShown = false
  /** The banner says who listens. */
  #isHeardShown = false
  /** The customer wants no other customer to see it. */
  #isKeptToCsrs = false
  #watch: Promise<void> = Promise.resolve()
  #isWatching = false
  #tellsChanges = false
  #lastWakeAt = Number.NEGATIVE_INFINITY

  constructor(ports: SharingHostPorts) {
    this.#ports = ports
    this.#stops = new StopDeadlines(ports.clock, ports.endWindow)
    ports.gate.events.on('changed', () => this.refresh())
    ports.gate.events.on('ended', (end) => ports.tellEnded(end))
  }

  get viewers(): readonly DeskViewer[] {
    return this.#people.viewers
  }

  /** Those who see along when something is shared now. */
  get onlookers(): readonly Onlooker[] {
    const { secondariesSee, onlookers } = this.#people
    return secondariesSee && !this.#isKeptToCsrs ? onlookers.filter(({ isVerified }) => isVerified) : []
  }

  get isPrimary(): boolean {
    return this.#people.isPrimary
  }

  get state(): SharingState {
    return this.#state
  }

  isSupported(access: Grantable): boolean {
    return !BLOCKING_LIMITS[access].some((limit) => this.#limits.has(limit))
  }

  async request(request: AccessRequest): Promise<AccessOutcome> {
    this.#setLimit('capture-unavailable', this.#ports.displays().length === 0)
    if (request.access === 'control' && this.#ports.gate.mayAsk(request.participantId)) {
      const limit = await this.#ports.desk.prepare()
      for (const kind of ['wayland-no-input', 'input-unavailable'] as const)
        this.#setLimit(kind, limit === kind)
    }
    this.refresh()
    return this.#ports.decide(request)
  }

  updatePeople(people: People): void {
    if (this.#people.inSession && !people.inSession) return this.endSession()
    const before = this.onlookers
    this.#people = people
    this.#ports.gate.updatePeople(people.viewers)
    if (!people.isPrimary) this.#ports.gate.revokeAll('no-longer-primary')
    if (JSON.stringify(before) !== JSON.stringify(this.onlookers)) this.refresh()
  }

  /** No other customer sees what is shared now; the next time is another matter. */
  keepToCsrs(): void {
    this.#isKeptToCsrs = true
    this.refresh()
  }

  /** The session is over or its window is gone: nothing of it goes on. */
  endSession(): void {
    this.#people = NOBODY
    this.#limits.clear()
    this.#ports.gate.reset()
    this.#stops.clear()
    void this.#ports.desk.close()
  }

  handleInput(participantId: string, message: InputMessage): void {
    this.#ports.desk.handle(participantId, message)
  }

  /** Who the picture is for, and which display; null when nobody may see one now. */
  capturePermit(): { readonly permit: SharingPermit; readonly displayId: string } | null {
    const { gate } = this.#ports
    const displayId = gate.sharedDisplayId
    if (displayId === null || !this.#state.mayCapture) return null
    const permits = gate.inUse().map(({ participantId }) => gate.permitFor(participantId, 'view'))
    const permit = permits.find((candidate) => candidate?.isValid === true)
    return permit === undefined || permit === null ? null : { permit, displayId }
  }

  captureFailed(): void {
    this.#setLimit('capture-unavailable', true)
    this.#ports.gate.revokePicture('capture-failed')
  }

  /** Null when nobody may hear the computer now. */
  soundPermit(): SharingPermit | null {
    const { gate } = this.#ports
    if (!this.#state.mayListen) return null
    const permits = gate.listening().map(({ participantId }) => gate.permitFor(participantId, 'sound'))
    return permits.find((permit) => permit?.isValid === true) ?? null
  }

  soundFailed(): void {
    this.#setLimit('sound-unavailable', true)
    this.#ports.gate.revokeSound('capture-failed')
  }

  pictureSeen(isEmpty: boolean): void {
    this.#setLimit('empty-picture', isEmpty)
    this.refresh()
  }

  /** The window has carried out that revision. */
  applied(revision: number): void {
    this.#stops.met(revision)
  }

  displaysChanged(): void {
    const shared = this.#ports.gate.sharedDisplayId
    const isThere = this.#ports.displays().some((display) => display.displayId === shared)
    if (shared !== null && !isThere) this.#ports.gate.revokePicture('display-gone')
    else this.refresh()
  }

  /** Brings everything in line with the gate, input first: it must end before anything else happens. */
  refresh(): void {
    const { gate, desk } = this.#ports
    const inUse = gate.inUse()
    const controller = inUse.find((sharing) => sharing.access === 'control')
    desk.give(controller === undefined ? null : gate.permitFor(controller.participantId, 'control'))
    const before = this.#state
    const isShared = inUse.length > 0
    if (!isShared) this.#isShown = this.#isKeptToCsrs = false
    if (gate.listening().length === 0) this.#isHeardShown = false
    this.#state = this.#stateNow(before.revision + 1)
    this.#awaitStop(before)
    this.#ports.tellWindow(this.#state)
    this.#follow(isShared)
    void this.#show()
  }

  #stateNow(revision: number): SharingState {
    const { gate, desk, displays } = this.#ports
    const all = displays()
    const sharedId = gate.sharedDisplayId
    return {
      revision,
      inUse: [...gate.inUse()],
      onlookers: gate.inUse().length === 0 ? [] : this.onlookers.map(({ participantId }) => participantId),
      listening: [...gate.listening()],
      standing: [...gate.standing()],
      mayCapture: this.#isShown,
      mayListen: this.#isHeardShown,
      display: all.find((display) => display.displayId === sharedId) ?? null,
      displayCount: all.length,
      inputPause: desk.pause,
      limits: [...this.#limits],
      tellsChanges: this.#tellsChanges,
    }
  }

  /** Picture and sound leave only when the customer can see that they do. */
  async #show(): Promise<void> {
    const { gate, showSharing } = this.#ports
    const displayId = gate.sharedDisplayId
    const isHeard = gate.listening().length > 0
    await showSharing(displayId === null && !isHeard ? null : { displayId })
    const isShown = this.#isShown || (displayId !== null && gate.sharedDisplayId === displayId)
    const isHeardShown = this.#isHeardShown || (isHeard && gate.listening().length > 0)
    if (isShown === this.#isShown && isHeardShown === this.#isHeardShown) return
    this.#isShown = isShown
    this.#isHeardShown = isHeardShown
    this.refresh()
  }

  #awaitStop(before: SharingState): void {
    const lost = lostViewers(before, this.#state)
    if (lost.length === 0) return
    const isReached = lost.some((participantId) => this.#isReached(participantId))
    this.#stops.set(this.#state.revision, isReached ? CAPTURE_STOP_LIMIT_MS : BROKEN_LINE_STOP_LIMIT_MS)
  }

  /** A CSR keeps what was granted while the line is broken, so it was taken back; another customer loses the picture with it. */
  #isReached(participantId: string): boolean {
    const { viewers, onlookers } = this.#people
    const linked = [...viewers, ...onlookers.filter(({ isVerified }) => isVerified)]
    return linked.some((person) => person.participantId === participantId)
  }

  #setLimit(limit: DeviceLimit, holds: boolean): void {
    if (holds) this.#limits.add(limit)
    else this.#limits.delete(limit)
  }

  #follow(isShared: boolean): void {
    if (isShared === this.#isWatching) return
    this.#isWatching = isShared
    if (isShared) this.#ports.cursorWatch.start(() => this.#wake())
    else this.#ports.cursorWatch.stop()
    this.#watch = this.#watch.then(async () => {
      if (!isShared) return this.#ports.screenWatch.stop()
      const support = await this.#ports.screenWatch.start(() => this.#wake())
      if (this.#tellsChanges === (support === 'events')) return
      this.#tellsChanges = support === 'events'
      this.refresh()
    })
  }

  #wake(): void {
    const now = this.#ports.clock.now()
    if (now - this.#lastWakeAt < WAKE_INTERVAL_MS) return
    this.#lastWakeAt = now
    this.#ports.wakeWindow()
  }
}
