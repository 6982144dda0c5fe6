/** The CSR's own desktop in the window: carries the picture to whoever may see it, and input to the main process. */

import type { ScreenCapture, Viewer } from '@deskside/shared/features/remote-control/desk/screen-capture.ts'
import type { DeskViewer } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { ShownNews } from '@deskside/shared/features/remote-control/desk/shown-news.ts'
import type { SharingEndReason } from '@deskside/shared/gate/grant-book.ts'
import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import type { Shown } from '@deskside/shared/protocol/screen-sharing.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import type { Audience, DeskSource, MyDeskState, myDeskIpc } from './my-desk.ipc.ts'

export type MyDeskBridge = IpcBridge<{ readonly window: 'csr-app' } & typeof myDeskIpc>

export interface MyDeskFeatureOptions<Media> {
  readonly session: Pick<SupportSession<Media>, 'events' | 'snapshot' | 'send'>
  readonly bridge: MyDeskBridge
  readonly capture: ScreenCapture<Media>
  readonly newId: () => string
}

/** What the screen shows of it. */
export interface MyDeskView {
  readonly state: MyDeskState | null
  /** Why it ended, when the CSR did not end it; for a line on the screen. */
  readonly ended: SharingEndReason | null
  /** Control was to be given and could not be. */
  readonly isControlRefused: boolean
}

const NOTHING: MyDeskView = { state: null, ended: null, isControlRefused: false }

export class MyDeskFeature<Media> {
  readonly view = new Store<MyDeskView>(NOTHING)
  readonly #options: MyDeskFeatureOptions<Media>
  readonly #news: ShownNews
  /** Links that have proved themselves; no picture goes over any other. */
  readonly #links = new Map<string, PeerLink<Media>>()
  readonly #undo: (() => void)[]
  /** There is one desk and there may be several sessions: null while it is not shown in this one. */
  #showId: string | null = null
  #isOnHold = false
  /** Paused by the hold and by nobody else, so that its end is the end of the pause. */
  #isPausedByHold = false
  #toldPeople = ''

  constructor(options: MyDeskFeatureOptions<Media>) {
    this.#options = options
    const { session, bridge, capture } = options
    this.#news = new ShownNews(session)
    this.#undo = [
      session.events.on('message', ({ from, message }) => this.#hear(from, message)),
      session.events.on('link-verified', ({ participant, link }) => {
        this.#links.set(participant.participantId, link)
        this.#follow()
      }),
      session.events.on('link-lost', ({ participantId }) => {
        this.#links.delete(participantId)
        this.#news.linkLost(participantId)
      }),
      session.snapshot.subscribe(() => this.#tellPeople()),
      session.events.on('host-changed', ({ from }) => {
        // Whoever passes the session on stops all support at once.
        if (from.participantId === session.snapshot.getSnapshot().me?.participantId) this.stop()
      }),
      session.events.on('over', () => this.#close()),
      bridge.hear.desk((state) => this.#hearState(state)),
      bridge.hear['desk-ended'](({ why }) => this.#hearEnd(why)),
      bridge.hear['desk-wake'](() => this.#showId === null || capture.wake()),
    ]
  }

  /** False: nobody is there to see it. */
  async show(source: DeskSource, audience: Audience): Promise<boolean> {
    const showId = this.#options.newId()
    this.#showId = showId
    this.#toldPeople = ''
    this.#tellPeople()
    this.view.set(NOTHING)
    const isShown = await this.#options.bridge.ask['desk-show']({ showId, source, audience })
    if (!isShown) this.#showId = null
    return isShown
  }

  stop(): void {
    if (this.#showId !== null) this.#options.bridge.tell['desk-stop']({})
  }

  setPaused(isPaused: boolean): void {
    if (this.#showId !== null) this.#options.bridge.tell['desk-pause']({ isPaused })
  }

  /** While the CSR is with somebody else, what they do there is not for the people here. */
  setOnHold(isOnHold: boolean): void {
    this.#isOnHold = isOnHold
    if (isOnHold) return this.#restOnHold()
    if (this.#isPausedByHold) this.setPaused(false)
    this.#isPausedByHold = false
  }

  async giveControl(participantId: string): Promise<void> {
    if (this.#showId === null) return
    const isGiven = await this.#options.bridge.ask['desk-give-control']({ participantId })
    this.view.update((view) => ({ ...view, isControlRefused: !isGiven }))
  }

  takeControlBack(): void {
    if (this.#showId !== null) this.#options.bridge.tell['desk-take-control-back']({})
  }

  dismissNews(): void {
    this.view.update((view) => ({ ...view, ended: null, isControlRefused: false }))
  }

  #hear({ participantId }: Participant, message: WireMessage): void {
    if (this.#showId === null) return
    if (message.type === 'screen-sharing/control-put-down') {
      if (this.#accessOf(participantId) === 'control') this.takeControlBack()
    } else if (isInput(message)) {
      this.#options.bridge.tell['desk-input']({ participantId, message })
      if (this.#accessOf(participantId) === 'control') this.#options.capture.wake()
    }
  }

  #hearState(state: MyDeskState): void {
    if (this.#showId === null) return
    const isMine = state.showId === this.#showId
    const isShown = state.sharing.inUse.length > 0
    // What was shown before ends while this is about to begin.
    if (!isMine && !isShown) return
    const isNew = this.view.getSnapshot().state === null
    this.view.update((view) => ({ ...view, state: isMine && isShown ? state : null }))
    if (isNew) this.#restOnHold()
    this.#options.capture.setTellsChanges(state.sharing.tellsChanges)
    this.#follow()
    // Nobody sees it any more, or it is shown in another session now.
    if (!isMine || !isShown) this.#showId = null
    this.#options.bridge.tell['desk-applied']({ revision: state.sharing.revision })
  }

  /** Whoever goes on by the banner during the hold means it, and is not paused again. */
  #restOnHold(): void {
    const { state } = this.view.getSnapshot()
    if (!this.#isOnHold || state === null || state.isPaused) return
    this.#isPausedByHold = true
    this.setPaused(true)
  }

  #hearEnd(why: SharingEndReason): void {
    if (this.#showId === null) return
    const isWorthSaying =
      why === 'display-gone' || why === 'capture-failed' || why === 'asleep' || why === 'outage'
    this.view.update((view) => ({ ...view, ended: isWorthSaying ? why : null }))
  }

  /** Exactly those see it who may, and each is told. */
  #follow(): void {
    const { state } = this.view.getSnapshot()
    const viewers = new Map<string, Viewer<Media>>()
    const shown = new Map<string, Shown>()
    for (const { participantId, access } of state?.sharing.inUse ?? []) {
      const link = this.#links.get(participantId)
      if (state === null || link === undefined || !state.sharing.mayCapture) continue
      if (!state.isPaused) viewers.set(participantId, { link, isAside: false, mayBeHeldBack: false })
      shown.set(participantId, {
        what: state.what,
        paused: state.isPaused ? 'by-person' : null,
        controls: access === 'control',
      })
    }
    this.#options.capture.show(viewers)
    this.#news.tell(shown)
  }

  #accessOf(participantId: string) {
    const inUse = this.view.getSnapshot().state?.sharing.inUse ?? []
    return inUse.find((use) => use.participantId === participantId)?.access ?? null
  }

  #tellPeople(): void {
    if (this.#showId === null) return
    const { phase, participants } = this.#options.session.snapshot.getSnapshot()
    const people = phase.kind === 'active' ? participants.map(viewerOf) : []
    // The snapshot is renewed with every measured round trip; the main process needs to hear of people only.
    const text = JSON.stringify(people)
    if (text === this.#toldPeople) return
    this.#toldPeople = text
    this.#options.bridge.tell['desk-people'](people)
  }

  #close(): void {
    if (this.#showId !== null) {
      this.#options.capture.show(new Map())
      this.#options.bridge.tell['desk-people']([])
    }
    for (const step of this.#undo) step()
    this.view.set(NOTHING)
  }
}

function isInput(message: WireMessage): message is Extract<WireMessage, { type: `input/${string}` }> {
  return message.type.startsWith('input/')
}

function viewerOf({ participantId, name, organisation, safetyNumber, link }: Participant): DeskViewer {
  return {
    participantId,
    name,
    organisation: organisation ?? null,
    safetyNumber,
    isVerified: link === 'verified',
  }
}
