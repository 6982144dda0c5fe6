/** One session with all its features, put together: features know the session, not each other. */
import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import type { ChatLine } from '@deskside/shared/features/chat/chat-log.ts'
import { ChatPictures } from '@deskside/shared/features/chat/chat-pictures.ts'
import { ringForNewLines } from '@deskside/shared/features/chat/new-line-chime.ts'
import type { Tone } from '@deskside/shared/features/chat/tone.dom.ts'
import { DisplayCapture } from '@deskside/shared/features/remote-control/desk/screen-capture.dom.ts'
import { ShownScreens } from '@deskside/shared/features/remote-control/shown/shown-screens.ts'
import { BrowserVideoCamera } from '@deskside/shared/features/video/browser-video-camera.dom.ts'
import { VideoFeature } from '@deskside/shared/features/video/video-feature.ts'
import { BrowserVoiceAudio } from '@deskside/shared/features/voice/browser-voice-audio.dom.ts'
import { followChoice } from '@deskside/shared/features/voice/chosen-output.dom.ts'
import type { DeviceChoice } from '@deskside/shared/features/voice/device-choice.ts'
import { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import type { ShownPicture } from '@deskside/shared/kernel/shown-picture.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { cryptoRandom, performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { openPicture } from '@deskside/shared/platform/picture-codec.dom.ts'
import { SimplePeerLinkFactory } from '@deskside/shared/platform/simple-peer-link.dom.ts'
import { SCREENSHOTS_SINCE, UNREACHED_SINCE } from '@deskside/shared/protocol/version.ts'
import { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import type { Bridge, SignedInApp } from '../csr-app.ipc.ts'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { type Callee, isUnderWay, type OutgoingCall } from '../features/colleagues/outgoing-call.ts'
import { LinkMeter } from '../features/connection/link-meter.ts'
import type { MailDesk } from '../features/invite/mail-desk.ts'
import { HandOverNote } from '../features/notes/hand-over-note.ts'
import type { NoteBook } from '../features/notes/note-book.ts'
import { MyDeskFeature } from '../features/remote-control/my-desk-feature.ts'
import { RemoteControlFeature } from '../features/remote-control/remote-control-feature.ts'
import { RemoteSound } from '../features/remote-control/remote-sound.ts'
import { BrowserSoundPlayer } from '../features/remote-control/sound-player.dom.ts'
import { TrackMask } from '../features/remote-control/track-mask.dom.ts'
import type { ScreenshotDesk } from '../features/screenshot/screenshot-desk.ts'
import { NoticeBoard } from '../features/session/notice-board.ts'
import type { QuietEnd } from '../features/session/quiet-end.ts'
import { TranscriptKeeper } from '../features/session/transcript-keeper.ts'
import type { WatchableSession } from '../features/supervision/watch-questions.ts'
import type { TabSession } from '../features/tabs/tab-watch.ts'
import { PhoneDesk } from '../features/voice/phone-desk.ts'
import { createMailDesk } from './session-mails.ts'
import { createNoteBook, createScreenshotDesk } from './session-pictures.ts'
import { createQuietEnd } from './session-quiet.ts'
import { gistOf, transcriptOf } from './transcript.ts'

const newId = (): string => crypto.randomUUID()
const release = ({ url }: ShownPicture): void => URL.revokeObjectURL(url)

/** What all sessions of the app have in common. */
export interface AppSound {
  readonly chatSound: Store<boolean>
  /** Each would take a way to the loudspeaker. */
  readonly tone: Tone
  readonly devices: Store<DeviceChoice>
}

/** What lies over the session for a moment. */
export type OpenDialog = 'invite' | 'end' | 'share-desktop' | 'share-application' | null

export class LiveSession implements TabSession {
  readonly session: CsrSession<MediaSlots>
  readonly chat: ChatFeature
  /** To a colleague, for help here. */
  readonly call: OutgoingCall
  /** To a supervisor who asked to watch here. */
  readonly #letInCall: OutgoingCall<Callee>
  readonly voice: VoiceFeature<MediaSlots>
  readonly phone: PhoneConference
  /** Null at a site without telephone numbers. */
  readonly phoneDesk: PhoneDesk | null
  /** Invites by e-mail. */
  readonly mails: MailDesk
  readonly video: VideoFeature<MediaSlots>
  readonly camera = new BrowserVideoCamera({ mayOpen: async () => true, onReleased: () => undefined })
  readonly pictures: ChatPictures
  readonly control: RemoteControlFeature
  /** What the customer's computer plays. */
  readonly remoteSound: RemoteSound<MediaSlots>
  /** This CSR's own desktop, shown to others. */
  readonly desk: MyDeskFeature<MediaSlots>
  /** What others show this CSR by their own choice. */
  readonly shownScreens: ShownScreens
  readonly meter: LinkMeter
  readonly notes: NoteBook
  readonly handOverNote: HandOverNote
  readonly screenshots: ScreenshotDesk
  /** The site's server is new enough to keep pictures with the notes. */
  readonly keepsPictures: boolean
  readonly quiet: QuietEnd
  readonly notices: NoticeBoard
  /** Stays open while another session is in front. */
  readonly dialog = new Store<OpenDialog>(null)
  /** False while the window is minimised: what comes then has not been read. */
  readonly isWindowVisible = new Store(true)
  /** Whether new lines are heard; the same in every session. */
  readonly chatSound: Store<boolean>
  /** The site's policy. */
  readonly keepsTranscripts: boolean
  /** Whether the server keeps with the transcript who did not get a line. */
  readonly #saysUnreached: boolean
  readonly #bridge: Bridge
  readonly #myName: string
  /** The session forgets its id when it ends; notes and transcript still belong to it. */
  #sessionId: string | null = null

  constructor(
    signaling: SignalingPort,
    bridge: Bridge,
    { account, organisation, siteId }: SignedInApp,
    { chatSound, tone, devices }: AppSound,
    colleagues: ColleagueDesk,
    /** What this CSR joins with; null for a session of one's own. */
    code: JoinCode | null = null,
  ) {
    const state = signaling.state.getSnapshot()
    this.keepsTranscripts = state.kind === 'connected' && state.welcome.keepsTranscripts
    this.chatSound = chatSound
    const clock = performanceClock
    const ports = { signaling, links: new SimplePeerLinkFactory(), clock, random: cryptoRandom }
    this.#bridge = bridge
    this.#myName = account.name
    this.session = new CsrSession<MediaSlots>(ports, { name: account.name, organisation, siteId })
    const calls = colleagues.enter(this.session, code)
    this.call = calls.help
    this.#letInCall = calls.letIn
    this.chat = new ChatFeature({ session: this.session, wallClock: Date.now, newId })
    this.voice = new VoiceFeature<MediaSlots>({
      session: this.session,
      audio: new BrowserVoiceAudio({ mayOpen: async () => true, onClosed: () => undefined }),
      clock,
      newId,
      onPresence: (microphone) => this.session.setPresence({ microphone }),
      choice: devices,
    })
    this.phone = new PhoneConference(this.session)
    const offersPhone = state.kind === 'connected' && state.welcome.offersPhone
    this.phoneDesk = offersPhone ? new PhoneDesk({ session: this.session, phone: this.phone }) : null
    this.mails = createMailDesk({
      isOffered: state.kind === 'connected' && state.welcome.offersMail === true,
      ...{ bridge, sessionId: () => this.#sessionId },
    })
    this.video = new VideoFeature<MediaSlots>({
      session: this.session,
      camera: this.camera,
      onPresence: (isOn) => this.session.setPresence({ camera: isOn }),
    })
    const stopWatching = bridge.hear.visible((isVisible) => {
      this.isWindowVisible.set(isVisible)
      void this.video.setHidden(!isVisible)
    })
    this.pictures = new ChatPictures({
      ...{ session: this.session, chat: this.chat, clock, newId, wallClock: Date.now },
      open: openPicture,
      release,
    })
    this.control = new RemoteControlFeature({ session: this.session, clock, newId })
    this.remoteSound = new RemoteSound<MediaSlots>({
      ...{ session: this.session, control: this.control },
      player: new BrowserSoundPlayer((element) => followChoice(element, devices)),
    })
    const mask = new TrackMask()
    const stopMasking = bridge.hear['desk-masks']((parts) => mask.setParts(parts))
    this.desk = new MyDeskFeature<MediaSlots>({
      ...{ session: this.session, bridge, newId },
      capture: new DisplayCapture({
        clock,
        prepare: (captured) => mask.apply(captured),
        onFailed: () => bridge.tell['desk-capture-failed']({}),
        onPicture: () => undefined,
      }),
    })
    this.shownScreens = new ShownScreens(this.session)
    this.meter = new LinkMeter({ clock, link: () => this.#targetLink() })
    this.notes = createNoteBook({ clock, bridge, sessionId: () => this.#sessionId, release })
    this.#saysUnreached = state.kind === 'connected' && state.welcome.protocol >= UNREACHED_SINCE
    this.keepsPictures = state.kind === 'connected' && state.welcome.protocol >= SCREENSHOTS_SINCE
    this.screenshots = createScreenshotDesk({
      ...{ session: this.session, control: this.control, clock, newId, release },
    })
    this.handOverNote = new HandOverNote({ session: this.session, book: this.notes })
    this.notices = new NoticeBoard({ session: this.session, clock })
    this.quiet = createQuietEnd({
      ...{ session: this.session, clock, chat: this.chat, control: this.control, voice: this.voice },
      limits: state.kind === 'connected' ? state.welcome.quietLimits : null,
    })
    this.session.snapshot.subscribe(() => {
      this.#sessionId ??= this.session.snapshot.getSnapshot().sessionId
    })
    const transcript = this.keepsTranscripts
      ? new TranscriptKeeper({
          clock,
          chat: this.chat.state,
          gist: gistOf,
          send: () => this.#sendTranscript(),
        })
      : null
    const stopRinging = ringForNewLines({
      clock,
      chat: this.chat.state,
      isOn: chatSound,
      ring: () => tone.play(),
    })
    this.session.events.on('over', () => {
      transcript?.close()
      stopWatching()
      stopMasking()
      stopRinging()
      this.notes.flush()
      this.meter.stop()
    })
  }

  /** Also after its end; null before it has begun. */
  get sessionId(): string | null {
    return this.#sessionId
  }

  /** People here hear and see the CSR only while this session is in front. All else goes on behind. */
  readonly setInFront = (isInFront: boolean): void => {
    const isOnHold = !isInFront
    this.voice.setOnHold(isOnHold)
    void this.video.setOnHold(isOnHold)
    this.desk.setOnHold(isOnHold)
    this.remoteSound.setOnHold(isOnHold)
    this.notices.setInFront(isInFront)
    this.session.setPresence({ onHold: isOnHold })
    if (isInFront) this.control.lookAgain()
    else this.control.input.releaseAll()
  }

  readonly putAway = (): void => {
    this.notes.putAway()
    this.screenshots.close()
  }

  /** The app goes away for good. */
  sayGoodbye(): void {
    this.notes.flush()
    if (this.session.isHost) this.session.end()
    else this.session.leave()
  }

  readonly showInChat = (line: ChatLine): void => this.chat.show(line)

  /** Whether nobody has to read that invite out: it travels in a call. */
  isInCall(inviteId: string): boolean {
    return this.call.made(inviteId) || this.#letInCall.made(inviteId)
  }

  /** Of the primary customer. */
  get customer(): string | null {
    const { participants } = this.session.snapshot.getSnapshot()
    return participants.find(({ role, primary }) => role === 'customer' && primary)?.name ?? null
  }

  get canAnnounce(): boolean {
    return this.session.canAnnounceSupervisor
  }

  readonly letIn: WatchableSession['letIn'] = (watcher, { isSpokenFor, ...watch }) => {
    const { accountId, name, deviceId, publicKey } = watcher
    const before = this.#letInCall.state.getSnapshot()
    if (before !== null && isUnderWay(before.state)) return false
    this.#letInCall.start({
      colleague: { accountId, name, devices: [{ deviceId, publicKey }] },
      ...{ reason: '', isSpokenFor, watch },
    })
    return true
  }

  readonly noteActivity = (): void => this.quiet.noteHand()

  #targetLink() {
    const { targetId } = this.control.state.getSnapshot()
    return targetId === null ? null : this.session.linkOf(targetId)
  }

  #sendTranscript(): void {
    if (this.#sessionId === null) return
    const { lines } = this.chat.state.getSnapshot()
    // Main keeps it until the server is back; a failure of its own it has logged.
    void this.#bridge.ask['save-transcript']({
      sessionId: this.#sessionId,
      lines: transcriptOf(lines, this.#myName, this.#saysUnreached),
    })
  }
}
