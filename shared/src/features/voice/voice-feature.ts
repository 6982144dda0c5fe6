/** The voice conference over a session: who is in it, who can be heard, and never a microphone open before a person says so. */
import type { CancelTimer, Clock } from '../../kernel/clock.ts'
import { Store } from '../../kernel/store.ts'
import type { Unsubscribe } from '../../kernel/typed-events.ts'
import type { WireMessage } from '../../protocol/index.ts'
import type { Presence } from '../../protocol/participants.ts'
import { amHost, type Participant } from '../../session/session-snapshot.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { type DeviceChoice, systemChoice } from './device-choice.ts'
import { OwnDevices } from './own-devices.ts'
import type { AudioDevices, VoiceAudio } from './voice-audio.ts'
import { watchLevels } from './voice-levels.ts'
import {
  isLive,
  noConference,
  presenceOf,
  silence,
  type VoiceLevels,
  type VoiceState,
} from './voice-state.ts'

export interface VoiceFeatureOptions<Media> {
  readonly session: Pick<SupportSession<Media>, 'events' | 'snapshot' | 'send' | 'broadcast' | 'linkOf'>
  readonly audio: VoiceAudio<Media>
  readonly clock: Clock
  readonly newId: () => string
  readonly onPresence: (microphone: 'off' | 'muted' | 'on') => void
  /** Outlives the session; without it the choice is forgotten with the session. */
  readonly choice?: Store<DeviceChoice>
}

export class VoiceFeature<Media> {
  readonly state = new Store<VoiceState>(noConference)
  readonly levels = new Store<VoiceLevels>(silence)
  readonly #options: VoiceFeatureOptions<Media>
  /** Participant → the conference they say they are in; may be said before the host has told us of it. */
  readonly #attendance = new Map<string, string>()
  readonly #connected = new Set<string>()
  readonly #own: OwnDevices
  #stopMeter: CancelTimer = () => undefined
  #meters = 0
  #presence: Presence['microphone'] = 'off'

  constructor(options: VoiceFeatureOptions<Media>) {
    this.#options = options
    this.#own = new OwnDevices({
      audio: options.audio,
      choice: options.choice ?? new Store(systemChoice),
      isWanted: () => this.#usesMicrophone,
      change: (change) => this.#change(change),
    })
    const { events, snapshot } = options.session
    events.on('message', ({ from, message }) => this.#hear(from, message))
    events.on('link-verified', ({ participant }) => this.#tellStateTo(participant.participantId))
    events.on('host-recognised', ({ participantId }) => this.#tellStateTo(participantId))
    events.on('link-lost', ({ participantId }) => this.#lost(participantId))
    events.on('over', () => {
      this.endTry()
      this.#closed()
    })
    snapshot.subscribe(() => this.#forgetGone())
  }

  /** Of the host: opens the conference, and is in it. */
  async start(): Promise<void> {
    if (!this.#isHost || this.state.getSnapshot().conferenceId !== null) return
    const conferenceId = this.#options.newId()
    this.#change({ conferenceId })
    this.#options.session.broadcast({ type: 'conference/state', conferenceId })
    await this.join()
  }

  /** Of the host: over for everyone. */
  end(): void {
    if (!this.#isHost || this.state.getSnapshot().conferenceId === null) return
    this.#options.session.broadcast({ type: 'conference/state', conferenceId: null })
    this.#closed()
  }

  async join(): Promise<void> {
    const { conferenceId, isIn } = this.state.getSnapshot()
    if (conferenceId === null || isIn) return
    this.#stopMeter()
    this.#change({
      ...{ isIn: true, isTrying: false, isPutOff: false, mutedBy: null },
      isMuted: this.#isWatching,
    })
    this.#options.session.broadcast({ type: 'conference/attendance', conferenceId, attends: true })
    this.#connectAll()
    this.#measure()
    await this.#own.openChosen()
  }

  /** Before the conference or without one: the microphone is heard by its owner's meter and by nobody else. */
  async beginTry(): Promise<void> {
    const { isIn, isTrying } = this.state.getSnapshot()
    if (isIn || isTrying) return
    this.#change({ isTrying: true })
    this.#measure()
    await this.#own.openChosen()
  }

  endTry(): void {
    if (!this.state.getSnapshot().isTrying) return
    this.#silence()
    this.#change({ isTrying: false })
  }

  putOff(): void {
    if (this.state.getSnapshot().conferenceId !== null) this.#change({ isPutOff: true })
  }

  leave(): void {
    const { conferenceId, isIn } = this.state.getSnapshot()
    if (conferenceId === null || !isIn) return
    this.#options.session.broadcast({ type: 'conference/attendance', conferenceId, attends: false })
    this.#silence()
    this.#change({ isIn: false, isPutOff: true })
  }

  setMuted(isMuted: boolean): void {
    if (this.state.getSnapshot().isIn) this.#change({ isMuted, mutedBy: null })
  }

  /** Push-to-talk: heard while held, though muted. */
  hold(isHeld: boolean): void {
    const { isIn, isMuted, isOnHold } = this.state.getSnapshot()
    if (isIn) this.#change({ isHeld: isHeld && isMuted && !isOnHold })
  }

  /** Silent both ways for as long as it lasts; afterwards muted if it was muted, and open if it was open. */
  setOnHold(isOnHold: boolean): void {
    this.#options.audio.setPlaying(!isOnHold)
    this.#change(isOnHold ? { isOnHold, isHeld: false } : { isOnHold })
  }

  /** A CSR's wish that everyone else be quiet. */
  muteAll(): void {
    const { conferenceId } = this.state.getSnapshot()
    if (conferenceId !== null) this.#options.session.broadcast({ type: 'conference/mute', conferenceId })
  }

  /** After a refusal, or when the microphone was unplugged: with the one chosen some time before or the system's choice. */
  async tryAgain(): Promise<void> {
    if (this.#usesMicrophone) await this.#own.openChosen()
  }

  /** Null: the system's choice. */
  openMicrophone(deviceId: string | null): Promise<void> {
    return this.#own.chooseMicrophone(deviceId)
  }

  /** Null: the system's choice. */
  chooseOutput(outputId: string | null): Promise<void> {
    return this.#own.chooseOutput(outputId)
  }

  get #usesMicrophone(): boolean {
    const { isIn, isTrying } = this.state.getSnapshot()
    return isIn || isTrying
  }

  /** The meter of this person's microphone is on the screen, until the returned function is called. */
  readonly showMeter = (): Unsubscribe => {
    this.#meters += 1
    this.#options.audio.setMeter(true)
    return () => {
      this.#meters -= 1
      if (this.#meters === 0) this.#options.audio.setMeter(false)
    }
  }

  devices(): Promise<AudioDevices> {
    return this.#options.audio.devices()
  }

  playTestTone(): void {
    this.#options.audio.playTestTone()
  }

  get #isHost(): boolean {
    return amHost(this.#options.session.snapshot.getSnapshot())
  }

  get #isWatching(): boolean {
    return this.#options.session.snapshot.getSnapshot().me?.supervisor === true
  }

  #hear(from: Participant, message: WireMessage): void {
    switch (message.type) {
      case 'conference/state':
        return this.#hearState(message.conferenceId)
      case 'conference/attendance':
        return this.#hearAttendance(from.participantId, message.attends ? message.conferenceId : null)
      case 'conference/mute': {
        const { conferenceId, isIn } = this.state.getSnapshot()
        if (isIn && message.conferenceId === conferenceId)
          this.#change({ isMuted: true, isHeld: false, mutedBy: from.name })
        return
      }
      default:
        return
    }
  }

  #hearState(conferenceId: string | null): void {
    if (conferenceId === this.state.getSnapshot().conferenceId) return
    this.#closed()
    if (conferenceId === null) return
    // Whoever came to watch is not asked to speak; the conference can be joined all the same.
    this.#change({ conferenceId, isPutOff: this.#isWatching })
    this.#countAttending()
  }

  #hearAttendance(participantId: string, conferenceId: string | null): void {
    if (conferenceId === null) this.#attendance.delete(participantId)
    else this.#attendance.set(participantId, conferenceId)
    this.#countAttending()
    if (!this.state.getSnapshot().attending.includes(participantId)) this.#disconnect(participantId)
    else this.#connect(participantId)
  }

  #tellStateTo(participantId: string): void {
    const { session } = this.#options
    const { conferenceId, isIn } = this.state.getSnapshot()
    if (this.#isHost) session.send(participantId, { type: 'conference/state', conferenceId })
    if (conferenceId !== null && isIn)
      session.send(participantId, { type: 'conference/attendance', conferenceId, attends: true })
  }

  #lost(participantId: string): void {
    // Over the fresh link they say anew whether they are in it.
    this.#attendance.delete(participantId)
    this.#disconnect(participantId)
    this.#countAttending()
  }

  #connectAll(): void {
    for (const participantId of this.state.getSnapshot().attending) this.#connect(participantId)
  }

  #connect(participantId: string): void {
    if (!this.state.getSnapshot().isIn || this.#connected.has(participantId)) return
    const link = this.#options.session.linkOf(participantId)
    if (link === null) return
    this.#connected.add(participantId)
    this.#options.audio.connect(participantId, link.media)
  }

  #disconnect(participantId: string): void {
    if (this.#connected.delete(participantId)) this.#options.audio.disconnect(participantId)
  }

  /** Nothing goes out and nothing is heard after this. */
  #silence(): void {
    this.#stopMeter()
    this.levels.set(silence)
    for (const participantId of [...this.#connected]) this.#disconnect(participantId)
    this.#own.closeMicrophone()
  }

  #closed(): void {
    if (this.state.getSnapshot().isIn) this.#silence()
    const { microphoneId, outputId, isOnHold, isTrying, microphone } = this.state.getSnapshot()
    this.#change({ ...noConference, microphoneId, outputId, isOnHold, isTrying, microphone })
  }

  #forgetGone(): void {
    const ids = new Set(this.#options.session.snapshot.getSnapshot().participants.map((p) => p.participantId))
    for (const id of [...this.#attendance.keys()]) if (!ids.has(id)) this.#lost(id)
  }

  #countAttending(): void {
    const { conferenceId } = this.state.getSnapshot()
    const attending = [...this.#attendance].filter(([, id]) => id === conferenceId).map(([id]) => id)
    this.#change({ attending })
  }

  #measure(): void {
    const { clock, audio } = this.#options
    this.#stopMeter = watchLevels({ clock, audio, levels: this.levels, connected: this.#connected })
  }

  #change(change: Partial<VoiceState>): void {
    this.state.update((state) => ({ ...state, ...change }))
    const state = this.state.getSnapshot()
    this.#options.audio.setLive(isLive(state))
    const presence = presenceOf(state)
    if (presence === this.#presence) return
    this.#presence = presence
    this.#options.onPresence(presence)
  }
}
