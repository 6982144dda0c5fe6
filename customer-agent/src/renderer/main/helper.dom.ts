/** The helper's window put together: the way in, and for each session its chat and its sharing. */
import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { ChatPictures } from '@deskside/shared/features/chat/chat-pictures.ts'
import { ringForNewLines } from '@deskside/shared/features/chat/new-line-chime.ts'
import { Tone } from '@deskside/shared/features/chat/tone.dom.ts'
import { DisplayCapture } from '@deskside/shared/features/remote-control/desk/screen-capture.dom.ts'
import { ShownControl } from '@deskside/shared/features/remote-control/shown/shown-control.ts'
import { ShownScreens } from '@deskside/shared/features/remote-control/shown/shown-screens.ts'
import { BrowserVideoCamera } from '@deskside/shared/features/video/browser-video-camera.dom.ts'
import { VideoFeature } from '@deskside/shared/features/video/video-feature.ts'
import { BrowserVoiceAudio } from '@deskside/shared/features/voice/browser-voice-audio.dom.ts'
import { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { cryptoRandom, performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { openPicture } from '@deskside/shared/platform/picture-codec.dom.ts'
import { SignalingSocket } from '@deskside/shared/platform/signaling-socket.dom.ts'
import { SimplePeerLinkFactory } from '@deskside/shared/platform/simple-peer-link.dom.ts'
import { CustomerSession } from '@deskside/shared/session/customer-session.ts'
import { FailureCounter } from '@deskside/shared/trust/failure-counter.ts'
import type { Start } from '../../features/join/join.ipc.ts'
import { JoinFlow } from '../../features/join/join-flow.ts'
import { PeopleNews } from '../../features/participants/people-news.ts'
import { RemoteControlFeature } from '../../features/remote-control/remote-control-feature.ts'
import { SystemSound } from '../../features/remote-control/system-sound.dom.ts'
import type { mainWindowIpc } from '../../main-window.ipc.ts'

export type Bridge = IpcBridge<typeof mainWindowIpc>

export interface LiveSession {
  readonly session: CustomerSession<MediaSlots>
  readonly chat: ChatFeature
  readonly voice: VoiceFeature<MediaSlots>
  readonly phone: PhoneConference
  readonly video: VideoFeature<MediaSlots>
  readonly camera: BrowserVideoCamera
  readonly pictures: ChatPictures
  readonly peopleNews: PeopleNews
  readonly sharing: RemoteControlFeature<MediaSlots>
  /** What others show this customer. */
  readonly shownScreens: ShownScreens
  readonly shownControl: ShownControl
  /** Whether new lines are heard, for as long as the helper runs: it leaves nothing behind, no settings either. */
  readonly chatSound: Store<boolean>
  /** The site's policy; taken for kept until the site has said otherwise. */
  readonly keepsTranscripts: boolean
}

export class Helper {
  readonly flow: JoinFlow<MediaSlots>
  readonly live = new Store<LiveSession | null>(null)
  readonly #bridge: Bridge
  readonly #signaling: SignalingSocket
  readonly #chatSound = new Store(true)
  readonly #tone = new Tone()

  constructor(bridge: Bridge, start: Start, socketUrl: string) {
    this.#bridge = bridge
    const signaling = new SignalingSocket({
      url: socketUrl,
      app: 'customer-agent',
      appVersion: start.version,
      clock: performanceClock,
    })
    this.#signaling = signaling
    const ports = {
      signaling,
      links: new SimplePeerLinkFactory(),
      clock: performanceClock,
      random: cryptoRandom,
    }
    // One counter for as long as the helper runs: a hostile server could otherwise guess once per try.
    const failures = new FailureCounter()
    this.flow = new JoinFlow<MediaSlots>({
      signaling,
      clock: performanceClock,
      warning: {
        begin: () => bridge.ask.beginWarning({}),
        pass: () => bridge.ask.passWarning({}),
      },
      createSession: (identity) => new CustomerSession<MediaSlots>(ports, identity, failures),
      onSession: (session) => this.#begin(session),
      prefilled: start.prefilled,
      restarted: start.restarted,
    })
    bridge.hear.prefilled((code) => this.flow.prefill(code))
    bridge.hear.closing(() => {
      this.flow.leave()
      bridge.tell.left({})
    })
  }

  #begin(session: CustomerSession<MediaSlots>): void {
    const bridge = this.#bridge
    const capture = new DisplayCapture({
      clock: performanceClock,
      onFailed: () => bridge.tell.captureFailed({}),
      onPicture: (isEmpty) => bridge.tell.pictureSeen({ isEmpty }),
    })
    const signaling = this.#signaling.state.getSnapshot()
    const ports = { session, wallClock: Date.now, newId: () => crypto.randomUUID() }
    const chat = new ChatFeature(ports)
    const pictures = new ChatPictures({
      ...ports,
      chat,
      clock: performanceClock,
      open: openPicture,
      release: ({ url }) => URL.revokeObjectURL(url),
    })
    const chatSound = this.#chatSound
    const stopRinging = ringForNewLines({
      chat: chat.state,
      isOn: chatSound,
      clock: performanceClock,
      ring: () => this.#tone.play(),
    })
    session.events.on('over', stopRinging)
    const audio = new BrowserVoiceAudio({
      mayOpen: async () => (await bridge.ask.openMicrophone({})).mayOpen,
      onClosed: () => bridge.tell.microphoneClosed({}),
    })
    const voice = new VoiceFeature<MediaSlots>({
      session,
      audio,
      clock: performanceClock,
      newId: ports.newId,
      onPresence: (microphone) => session.setPresence({ microphone }),
    })
    const camera = new BrowserVideoCamera({
      mayOpen: async () => (await bridge.ask.openCamera({})).mayOpen,
      onReleased: () => bridge.tell.cameraReleased({}),
    })
    const peopleNews = new PeopleNews({ session, announce: (news) => bridge.ask.announce(news) })
    const video = new VideoFeature<MediaSlots>({
      session,
      camera,
      beforeSeen: (person) => peopleNews.told(person),
      onPresence: (isOn) => session.setPresence({ camera: isOn }),
    })
    const stopWatching = bridge.hear.visible(({ isVisible }) => void video.setHidden(!isVisible))
    session.events.on('over', stopWatching)
    const shownScreens = new ShownScreens(session)
    this.live.set({
      session,
      chat,
      voice,
      phone: new PhoneConference(session),
      video,
      camera,
      pictures,
      peopleNews,
      chatSound,
      keepsTranscripts: signaling.kind !== 'connected' || signaling.welcome.keepsTranscripts,
      shownScreens,
      shownControl: new ShownControl({ session, screens: shownScreens, clock: performanceClock }),
      sharing: new RemoteControlFeature<MediaSlots>({
        ...{ session, bridge, capture, clock: performanceClock, wallClock: Date.now },
        sound: new SystemSound({
          onFailed: () => bridge.tell.soundFailed({}),
          voiceLevel: () => audio.loudest(),
        }),
        // Until the site has said so, nobody else sees anything.
        secondariesSee: signaling.kind === 'connected' && signaling.welcome.secondariesSee,
      }),
    })
  }
}
