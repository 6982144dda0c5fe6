/**
 * The end of a session in which nothing happens. The host's app keeps the site's rule and tells everyone in time; the
 * other CSRs' apps tell the host of signs of life that it cannot see.
 */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { type ReadableStore, Store } from '@deskside/shared/kernel/store.ts'
import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import type { QuietLimits } from '@deskside/shared/protocol/signaling.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import { amHost, type QuietWarning } from '@deskside/shared/session/session-snapshot.ts'
import { QuietWatch } from './quiet-watch.ts'
import type { SignOfLife } from './signs-of-life.ts'

/** Somebody at work makes many signs; the host needs few. */
const TELL_AGAIN_MS = 30_000

export interface QuietEndOptions {
  readonly session: Pick<CsrSession<unknown>, 'events' | 'snapshot' | 'send' | 'broadcast' | 'end' | 'isHost'>
  readonly clock: Clock
  /** The site's; null before it has said. */
  readonly limits: QuietLimits | null
  readonly signs: readonly SignOfLife[]
}

export class QuietEnd {
  readonly #options: QuietEndOptions
  readonly #watch: QuietWatch
  readonly #warning = new Store<QuietWarning | null>(null)
  #toldAt = Number.NEGATIVE_INFINITY
  /** The host could not be reached when there was something to tell. */
  #isUntold = false

  constructor(options: QuietEndOptions) {
    this.#options = options
    const { session, clock, signs } = options
    this.#watch = new QuietWatch({ clock, end: (rule) => session.end(rule) })
    this.#watch.warning.subscribe(() => this.#warn())
    session.snapshot.subscribe(() => this.#follow())
    session.events.on('link-verified', ({ participant }) => {
      if (session.isHost) session.send(participant.participantId, this.#ending())
      else if (this.#isUntold) this.#tellHost()
    })
    session.events.on('message', ({ message }) => {
      if (isWork(message)) this.#note()
    })
    session.events.on('notice', ({ kind }) => {
      if (kind === 'person-joined') this.#note()
    })
    for (const sign of signs) sign(() => this.#note())
  }

  /** Told by the host, or its own; null while no end comes. */
  get warning(): ReadableStore<QuietWarning | null> {
    return this.#warning
  }

  /** This CSR moves the mouse or types. Once the question is on the screen it wants an answer, not a move. */
  noteHand(): void {
    if (this.#warning.getSnapshot() === null) this.#note()
  }

  keepOpen(): void {
    if (this.#options.session.isHost) this.#watch.keepOpen()
    else this.#tellHost()
  }

  #note(): void {
    const { session, clock } = this.#options
    if (session.isHost) this.#watch.noteActivity()
    else if (clock.now() - this.#toldAt >= TELL_AGAIN_MS) this.#tellHost()
  }

  #tellHost(): void {
    const { session, clock } = this.#options
    const { hostId } = session.snapshot.getSnapshot()
    this.#isUntold = hostId === null || !session.send(hostId, { type: 'quiet/activity' })
    this.#toldAt = clock.now()
  }

  #follow(): void {
    const { session, limits } = this.#options
    const view = session.snapshot.getSnapshot()
    this.#watch.setPeople(view.participants.length)
    // Only who hosts can end a session.
    this.#watch.setLimits(view.phase.kind === 'active' && amHost(view) ? limits : null)
    this.#show()
  }

  #warn(): void {
    const { session } = this.#options
    const isOver = session.snapshot.getSnapshot().phase.kind === 'over'
    if (session.isHost && !isOver) session.broadcast(this.#ending())
    this.#show()
  }

  #show(): void {
    const { phase, quiet } = this.#options.session.snapshot.getSnapshot()
    this.#warning.set(phase.kind === 'active' ? (this.#watch.warning.getSnapshot() ?? quiet) : null)
  }

  #ending(): Extract<WireMessage, { type: 'quiet/ending' }> {
    const warning = this.#watch.warning.getSnapshot()
    if (warning === null) return { type: 'quiet/ending', ending: null }
    const inMs = Math.max(0, Math.round(warning.endsAt - this.#options.clock.now()))
    return { type: 'quiet/ending', ending: { inMs, afterMs: warning.rule.afterMs } }
  }
}

/** Somebody says so, or uses a desktop that this CSR shows. */
function isWork({ type }: WireMessage): boolean {
  return type === 'quiet/activity' || type.startsWith('input/')
}
