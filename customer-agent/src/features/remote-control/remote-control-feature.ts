/** The customer's side of remote control in the window: carries the CSR's messages to the main process, and its truth back. */

import type { ScreenCapture, Viewer } from '@deskside/shared/features/remote-control/desk/screen-capture.ts'
import type {
  DeskViewer,
  Onlooker,
  People,
  SharingState,
} from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { ShownNews } from '@deskside/shared/features/remote-control/desk/shown-news.ts'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { FeatureMessage, MessageOf, WireMessage } from '@deskside/shared/protocol/index.ts'
import type { RequestOutcome } from '@deskside/shared/protocol/remote-control.ts'
import type { Shown } from '@deskside/shared/protocol/screen-sharing.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import type { Participant, SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import type { remoteControlIpc } from './remote-control.ipc.ts'
import { ScreenshotNews } from './screenshot-news.ts'
import type { SoundCapture } from './sound-capture.ts'
import { toldState } from './told-state.ts'

export type RemoteControlBridge = IpcBridge<{ readonly window: 'main' } & typeof remoteControlIpc>

type SessionPart<Media> = Pick<SupportSession<Media>, 'events' | 'snapshot' | 'send'>
type ControlMessage = FeatureMessage<'remote-control'> | FeatureMessage<'input'>

export interface RemoteControlFeatureOptions<Media> {
  readonly session: SessionPart<Media>
  readonly bridge: RemoteControlBridge
  readonly capture: ScreenCapture<Media>
  readonly sound: SoundCapture<Media>
  readonly clock: Clock
  /** Wall clock, ms. */
  readonly wallClock: () => number
  /** The site's policy. */
  readonly secondariesSee: boolean
}

/** What the last ended sharing was, for a line on the screen. */
export type SharingEnd = Parameters<Parameters<RemoteControlBridge['hear']['sharingEnded']>[0]>[0]

export interface SharingView {
  readonly state: SharingState
  /** On this window's clock: when `state` was said. */
  readonly saidAt: number
  readonly lastEnd: SharingEnd | null
}

interface Answer {
  readonly requestId: string
  readonly outcome: RequestOutcome
}

export class RemoteControlFeature<Media> {
  readonly view: Store<SharingView | null> = new Store<SharingView | null>(null)
  /** Pictures that CSRs took of this screen. */
  readonly screenshots: ScreenshotNews
  readonly #options: RemoteControlFeatureOptions<Media>
  /** Answers that came while the CSR's link was down. */
  readonly #unsent = new Map<string, Answer>()
  /** Links that have proved themselves; no picture goes over any other. */
  readonly #links = new Map<string, PeerLink<Media>>()
  readonly #onlookers: ShownNews
  #toldPeople = ''
  readonly #undo: (() => void)[]

  constructor(options: RemoteControlFeatureOptions<Media>) {
    this.#options = options
    const { session, bridge } = options
    this.#onlookers = new ShownNews(session)
    this.screenshots = new ScreenshotNews({
      ...{ clock: options.clock, wallClock: options.wallClock },
      isSeeing: (participantId) => this.#isSeeing(participantId),
    })
    this.#undo = [
      session.events.on('message', ({ from, message }) => this.#hear(from, message)),
      session.events.on('link-verified', ({ participant, link }) => {
        this.#links.set(participant.participantId, link)
        this.#linkVerified(participant.participantId)
      }),
      session.events.on('link-lost', ({ participantId }) => {
        this.#links.delete(participantId)
        this.#onlookers.linkLost(participantId)
        this.#tellPeople()
      }),
      // Grants were given to whoever hosted; the new host asks for its own.
      session.events.on('host-changed', ({ from }) => this.stopSharing(from.participantId)),
      session.events.on('over', () => this.#close()),
      session.snapshot.subscribe(() => this.#tellPeople()),
      bridge.hear.sharing((state) => this.#follow(state)),
      bridge.hear.sharingEnded((lastEnd) => this.view.update((view) => view && { ...view, lastEnd })),
      bridge.hear.wake(() => options.capture.wake()),
      options.capture.holdsOnlookersBack.subscribe(() => {
        const { state } = this.view.getSnapshot() ?? {}
        if (state !== undefined) this.#showTo(state)
      }),
    ]
    this.#tellPeople()
  }

  /** What is shared now is for the CSRs alone. */
  keepToCsrs(): void {
    this.#options.bridge.tell.keepToCsrs({})
  }

  stopSharing(participantId: string | null): void {
    this.#options.bridge.tell.stopSharing({ participantId })
  }

  #hear(from: Participant, message: WireMessage): void {
    // The codec has checked the role already; a second customer's app may still be of another mind.
    if (from.role !== 'csr' || !isOurs(message)) return
    const { participantId } = from
    const { bridge, capture } = this.#options
    switch (message.type) {
      case 'remote-control/request':
        return void this.#request(participantId, message)
      case 'remote-control/cancel':
        return bridge.tell.cancelRequest({ participantId, requestId: message.requestId })
      case 'remote-control/stop':
        return bridge.tell.accessPutDown({ participantId })
      case 'remote-control/stop-sound':
        return bridge.tell.soundPutDown({ participantId })
      case 'remote-control/screenshot-taken':
        return this.screenshots.hear(from)
      case 'remote-control/quality': {
        const { type: _, ...quality } = message
        return capture.setQuality(participantId, quality)
      }
      case 'remote-control/answer':
      case 'remote-control/state':
      case 'remote-control/in-use':
        return
      default:
        bridge.tell.input({ participantId, message })
        return this.#wakeFor(participantId)
    }
  }

  #isSeeing(participantId: string): boolean {
    const { state } = this.view.getSnapshot() ?? {}
    const sees = state?.mayCapture === true && this.#links.has(participantId)
    return sees && state.inUse.some((use) => use.participantId === participantId)
  }

  /** The answer on the screen should not wait for the screen's change to be noticed. */
  #wakeFor(participantId: string): void {
    const sharing = this.view.getSnapshot()?.state.inUse.find((use) => use.participantId === participantId)
    if (sharing?.access === 'control') this.#options.capture.wake()
  }

  async #request(
    participantId: string,
    { requestId, access }: MessageOf<'remote-control/request'>,
  ): Promise<void> {
    const { outcome } = await this.#options.bridge.ask.requestAccess({ participantId, requestId, access })
    if (outcome !== 'withdrawn') this.#answer(participantId, { requestId, outcome })
  }

  #answer(participantId: string, answer: Answer): void {
    const isSent = this.#options.session.send(participantId, { type: 'remote-control/answer', ...answer })
    if (isSent) this.#unsent.delete(participantId)
    else this.#unsent.set(participantId, answer)
  }

  #linkVerified(participantId: string): void {
    this.#tellPeople()
    const unsent = this.#unsent.get(participantId)
    if (unsent !== undefined) this.#answer(participantId, unsent)
    const view = this.view.getSnapshot()
    if (view === null) return
    this.#showTo(view.state)
    if (this.#csrs().some((csr) => csr.participantId === participantId)) this.#tellState(participantId, view)
  }

  #follow(state: SharingState): void {
    const view: SharingView = {
      state,
      saidAt: this.#options.clock.now(),
      lastEnd: this.view.getSnapshot()?.lastEnd ?? null,
    }
    this.#options.capture.setTellsChanges(state.tellsChanges)
    this.#showTo(state)
    this.#options.bridge.tell.sharingApplied({ revision: state.revision })
    this.view.set(view)
    for (const { participantId } of this.#csrs()) this.#tellState(participantId, view)
  }

  #showTo(state: SharingState): void {
    const viewers = new Map<string, Viewer<Media>>()
    const isControlled = state.inUse.some(({ access }) => access === 'control')
    const add = (participantId: string, rank: Omit<Viewer<Media>, 'link'>): void => {
      const link = this.#links.get(participantId)
      if (link !== undefined && state.mayCapture) viewers.set(participantId, { link, ...rank })
    }
    for (const participantId of state.onlookers) add(participantId, { isAside: true, mayBeHeldBack: true })
    for (const { participantId, access } of state.inUse)
      add(participantId, { isAside: isControlled && access === 'view', mayBeHeldBack: false })
    this.#options.capture.show(viewers)
    this.#options.sound.play(this.#listenersIn(state))
    const shown: Shown = {
      what: 'desktop',
      paused: this.#options.capture.holdsOnlookersBack.getSnapshot() ? 'too-busy' : null,
      controls: false,
    }
    this.#onlookers.tell(new Map(state.onlookers.filter((id) => viewers.has(id)).map((id) => [id, shown])))
  }

  #listenersIn({ mayListen, listening }: SharingState): ReadonlyMap<string, PeerLink<Media>> {
    return new Map(
      listening.flatMap(({ participantId }) => {
        const link = this.#links.get(participantId)
        return link === undefined || !mayListen ? [] : [[participantId, link] as const]
      }),
    )
  }

  #tellState(participantId: string, { state, saidAt }: SharingView): void {
    const elapsedMs = this.#options.clock.now() - saidAt
    this.#options.session.send(participantId, toldState(participantId, state, elapsedMs))
    this.#options.session.send(participantId, {
      type: 'remote-control/in-use',
      uses: state.inUse.map(({ participantId: who, access }) => ({ participantId: who, access })),
    })
  }

  #tellPeople(): void {
    const { phase, me, participants } = this.#options.session.snapshot.getSnapshot()
    const people: People = {
      inSession: phase.kind === 'active',
      isPrimary: me?.primary ?? false,
      viewers: phase.kind === 'active' ? this.#csrs().map(viewerOf) : [],
      onlookers: participants.filter(({ role }) => role === 'customer').map(onlookerOf),
      secondariesSee: this.#options.secondariesSee,
    }
    // The snapshot is renewed with every measured round trip; the main process needs to hear of people only.
    const text = JSON.stringify(people)
    if (text === this.#toldPeople) return
    this.#toldPeople = text
    this.#options.bridge.tell.people(people)
  }

  #csrs(): SessionSnapshot['participants'] {
    return this.#options.session.snapshot
      .getSnapshot()
      .participants.filter((participant) => participant.role === 'csr')
  }

  #close(): void {
    this.#options.capture.show(new Map())
    this.#options.sound.play(new Map())
    this.#options.bridge.tell.people({
      ...{ inSession: false, isPrimary: false, secondariesSee: false },
      ...{ viewers: [], onlookers: [] },
    })
    for (const step of this.#undo) step()
  }
}

function isOurs(message: WireMessage): message is ControlMessage {
  return message.type.startsWith('remote-control/') || message.type.startsWith('input/')
}

function viewerOf(person: Participant): DeskViewer {
  const { participantId, name, organisation, safetyNumber, link, supervisor } = person
  return {
    participantId,
    name,
    organisation: organisation ?? null,
    safetyNumber,
    isVerified: link === 'verified',
    ...(supervisor === undefined ? {} : { isSupervisor: supervisor }),
  }
}

function onlookerOf({ participantId, name, link }: Participant): Onlooker {
  return { participantId, name, isVerified: link === 'verified' }
}
