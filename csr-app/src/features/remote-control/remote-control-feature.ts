/** Asks to see or control a customer's desktop and keeps what the helper says about it. The helper decides; this only asks. */
import { InputSender } from '@deskside/shared/features/remote-control/viewer/input-sender.ts'
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { FeatureMessage } from '@deskside/shared/protocol/index.ts'
import { CONTROL_OUTAGE_LIMIT_MS } from '@deskside/shared/protocol/limits.ts'
import { AUTO_QUALITY, type Grantable, type ScreenQuality } from '@deskside/shared/protocol/remote-control.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { DeskUses } from './desk-uses.ts'
import { PutDown } from './put-down.ts'
import {
  type ControlNews,
  type ControlState,
  canSendInput,
  endedBy,
  endOfSound,
  isSame,
  nothingShared,
  type RemoteState,
  remoteAt,
  targetAmong,
} from './remote-control-state.ts'

type ControlMessage = FeatureMessage<'remote-control'>
type Heard<Type extends ControlMessage['type']> = Extract<ControlMessage, { type: Type }>

export interface RemoteControlOptions {
  readonly session: Pick<SupportSession<unknown>, 'events' | 'snapshot' | 'send'>
  readonly clock: Clock
  readonly newId: () => string
}

export type RequestStart = 'asked' | 'nobody-to-ask' | 'out-of-reach'

export class RemoteControlFeature {
  readonly state = new Store<ControlState>(nothingShared)
  readonly input: InputSender
  readonly #options: RemoteControlOptions
  readonly #remotes = new Map<string, RemoteState>()
  readonly #uses = new DeskUses()
  readonly #putDown: PutDown

  constructor(options: RemoteControlOptions) {
    this.#options = options
    const { session, clock } = options
    this.#putDown = new PutDown((to, message) => this.#send(to, message))
    this.input = new InputSender({
      clock,
      send: (message) => {
        const { targetId } = this.state.getSnapshot()
        return targetId !== null && session.send(targetId, message)
      },
    })
    session.events.on('message', ({ from, message }) => {
      if (message.type === 'remote-control/state') this.#hearState(from, message)
      else if (message.type === 'remote-control/in-use') this.#uses.hear(from.participantId, message.uses)
      else if (message.type === 'remote-control/answer') this.#hearAnswer(from.participantId, message)
      this.#update((state) => state)
    })
    session.events.on('link-verified', ({ participant }) => this.#linkIsBack(participant.participantId))
    session.events.on('link-lost', ({ participantId }) => this.#linkIsLost(participantId))
    session.events.on('host-changed', ({ from }) => {
      // Whoever passes the role on stops all support at once; the customers' helpers take the grants back as well.
      if (from.participantId !== session.snapshot.getSnapshot().me?.participantId) return
      this.stopSound()
      this.stop()
    })
    session.events.on('over', () => this.#update(() => ({ ...nothingShared })))
    session.snapshot.subscribe(() => this.#followPeople())
    this.state.subscribe(() => this.input.setEnabled(canSendInput(this.state.getSnapshot())))
  }

  request(access: Grantable): RequestStart {
    const { targetId, request } = this.state.getSnapshot()
    if (targetId === null) return 'nobody-to-ask'
    if (request !== null) this.cancelRequest()
    const requestId = this.#options.newId()
    if (!this.#send(targetId, { type: 'remote-control/request', requestId, access })) return 'out-of-reach'
    this.#update((state) => ({
      ...state,
      request: { requestId, access, participantId: targetId },
      news: null,
    }))
    return 'asked'
  }

  cancelRequest(): void {
    const { request } = this.state.getSnapshot()
    if (request === null) return
    this.#send(request.participantId, { type: 'remote-control/cancel', requestId: request.requestId })
    this.#update((state) => ({ ...state, request: null }))
  }

  /** Looks and controls no more. The screen changes at once, whatever becomes of the message. */
  stop(): void {
    this.cancelRequest()
    const { targetId, remote } = this.state.getSnapshot()
    if (targetId === null || remote === null || remote.access === null) return
    this.input.releaseAll()
    this.#putDown.say(targetId, 'remote-control/stop')
    this.#setRemote(targetId, { ...remote, access: null })
  }

  /** The picture goes on. */
  stopSound(): void {
    const { targetId, remote } = this.state.getSnapshot()
    if (targetId === null || remote === null || remote.sound === null) return
    this.#putDown.say(targetId, 'remote-control/stop-sound')
    this.#setRemote(targetId, { ...remote, sound: null })
  }

  /** Another customer becomes the primary one: what was in use at the former one's desktop is asked of the new one. */
  follow(makePrimary: () => void): void {
    const access = this.state.getSnapshot().remote?.access ?? null
    makePrimary()
    const { news } = this.state.getSnapshot()
    if (access !== null && this.request(access) === 'asked') this.#update((state) => ({ ...state, news }))
  }

  setQuality(quality: ScreenQuality): void {
    this.#update((state) => ({ ...state, quality }))
    const { targetId } = this.state.getSnapshot()
    if (targetId !== null) this.#send(targetId, { type: 'remote-control/quality', ...quality })
  }

  /** A screen where nothing moves sends nothing, so whoever comes back to it asks for a picture. */
  lookAgain(): void {
    const { targetId, remote } = this.state.getSnapshot()
    if (targetId !== null && remote?.access != null) this.#askForPicture(targetId)
  }

  dismissNews(): void {
    this.#update((state) => ({ ...state, news: null }))
  }

  #hearState({ participantId, primary }: Participant, message: Heard<'remote-control/state'>): void {
    const before = this.#remotes.get(participantId)
    const left = this.#putDown.leaves(participantId, message)
    // What was on its way when another became primary must not bring the picture back either.
    if (left === null || (!primary && left.access !== null)) return
    const now = this.#options.clock.now()
    const remote = remoteAt(now, primary ? left : { ...left, sound: null })
    const isEnd = before?.access != null && message.access === null
    const isNew = before?.access == null && message.access !== null
    this.#setRemote(participantId, remote)
    if (isEnd) this.#tell({ kind: 'ended', by: endedBy(before.expiresAt, now) })
    else if (before?.sound != null && remote.sound === null) this.#tell(endOfSound(before.sound, remote, now))
    if (isNew) {
      this.#update((state) => ({ ...state, news: null }))
      this.#sendQuality(participantId)
    }
  }

  #hearAnswer(from: string, { requestId, outcome }: Heard<'remote-control/answer'>): void {
    const { request } = this.state.getSnapshot()
    if (request === null || request.requestId !== requestId || request.participantId !== from) return
    const news: ControlNews | null =
      outcome === 'granted' ? null : { kind: 'refused', access: request.access, outcome }
    this.#update((state) => ({ ...state, request: null, news }))
  }

  #linkIsBack(participantId: string): void {
    this.#putDown.sayAgain(participantId)
    this.#update((state) => (state.targetId === participantId ? { ...state, isReachable: true } : state))
    if (this.#remotes.get(participantId)?.access != null) this.#sendQuality(participantId)
  }

  /** Keys went up on the other side by themselves; a question on the other side's screen is gone as well. */
  #linkIsLost(participantId: string): void {
    const { request, targetId } = this.state.getSnapshot()
    if (targetId === participantId) this.#update((state) => ({ ...state, isReachable: false }))
    if (request?.participantId === participantId) this.#tell({ kind: 'unanswered' }, null)
    const remote = this.#remotes.get(participantId)
    if (remote?.access !== 'control') return
    this.#options.clock.setTimer(CONTROL_OUTAGE_LIMIT_MS, () => {
      const { isReachable, remote: now } = this.state.getSnapshot()
      if (isReachable || this.#remotes.get(participantId) !== remote || now !== remote) return
      // After this long the customer is asked again, so the picture on screen is the past.
      this.#setRemote(participantId, { ...remote, access: null })
      this.#tell({ kind: 'ended', by: 'outage' })
    })
  }

  #followPeople(): void {
    const { participants } = this.#options.session.snapshot.getSnapshot()
    const here = new Set(participants.map(({ participantId }) => participantId))
    // After so long an outage the customer has taken back what was shown, and what is on screen is the past.
    const inReach = new Set(
      participants.filter(({ link }) => link !== 'lost').map(({ participantId }) => participantId),
    )
    for (const [participantId, { access }] of [...this.#remotes]) {
      if (inReach.has(participantId)) continue
      this.#remotes.delete(participantId)
      if (access !== null && here.has(participantId)) this.#tell({ kind: 'ended', by: 'outage' })
    }
    this.#putDown.keepOnly(here)
    this.#uses.keepOnly(inReach)
    for (const person of participants)
      if (person.role === 'customer' && !person.primary) this.#noLongerPrimary(person)
    this.#update((state) => {
      // Every measured round trip comes by here: what has not changed stays the very same.
      const isGone = state.request !== null && !here.has(state.request.participantId)
      return isGone ? { ...state, request: null } : state
    })
  }

  #noLongerPrimary({ participantId, name }: Participant): void {
    if (this.state.getSnapshot().request?.participantId === participantId) this.cancelRequest()
    const remote = this.#remotes.get(participantId)
    if (remote === undefined || (remote.access === null && remote.sound === null)) return
    this.input.releaseAll()
    this.#setRemote(participantId, { ...remote, access: null, sound: null })
    this.#tell({ kind: 'ended', by: 'no-longer-primary', name })
  }

  #setRemote(participantId: string, remote: RemoteState): void {
    this.#remotes.set(participantId, remote)
    this.#update((state) => state)
  }

  #tell(news: ControlNews, request = this.state.getSnapshot().request): void {
    this.#update((state) => ({ ...state, news, request }))
  }

  #sendQuality(participantId: string): void {
    if (this.state.getSnapshot().quality !== AUTO_QUALITY) this.#askForPicture(participantId)
  }

  /** Every word about quality wakes the other side's capture. */
  #askForPicture(participantId: string): void {
    this.#send(participantId, { type: 'remote-control/quality', ...this.state.getSnapshot().quality })
  }

  #send(to: string, message: ControlMessage): boolean {
    return this.#options.session.send(to, message)
  }

  /** Whatever changes, the target is chosen anew, so that what is shown and what is sent always mean one person. */
  #update(change: (state: ControlState) => ControlState): void {
    const { participants } = this.#options.session.snapshot.getSnapshot()
    const before = this.state.getSnapshot()
    const after = {
      ...change(before),
      ...targetAmong(participants, this.#remotes),
      uses: this.#uses.believed(participants),
    }
    if (!isSame(before, after)) this.state.set(after)
  }
}
