/**
 * Four places for media on a link, negotiated once when it opens: filling one needs no new offer, so it is quick
 * and no later message can change what the link carries.
 */
import { AUTO_QUALITY, MOST_SCREEN_KBPS, type ScreenQuality } from '../protocol/remote-control.ts'
import type { EncodedScreen } from './encoded-screen.ts'

export const MEDIA_SLOTS = ['screen', 'camera', 'voice', 'sound'] as const
export type MediaSlot = (typeof MEDIA_SLOTS)[number]

const KIND: Readonly<Record<MediaSlot, 'video' | 'audio'>> = {
  screen: 'video',
  camera: 'video',
  voice: 'audio',
  sound: 'audio',
}

/**
 * The best first. AV1 has tools for the pictures of screens; VP9 is for browsers without it, and leaves out pictures that come
 * sooner than most.
 */
const SCREEN_CODECS = ['video/AV1', 'video/VP9'] as const

/** Sums as WebRTC statistics keep them (`RTCAudioSourceStats`): the mean square between two looks is energy over time. */
export interface SentVoice {
  /** Square of the loudness as a share of full scale, times seconds. */
  readonly energy: number
  readonly seconds: number
}

export interface MediaSlots {
  /** Null empties the slot; the other side then sees no new frames. Nothing happens on a link that is closed. */
  send: (slot: MediaSlot, track: MediaStreamTrack | null) => Promise<void>
  /** What the other side sends in this slot; there from the first offer on, silent until filled. Null before that. */
  track: (slot: MediaSlot) => MediaStreamTrack | null
  /**
   * How loud the voice that arrives is at this moment: root mean square as a share of full scale, as the sender says of
   * each packet (RFC 6464). It costs no decoding of its own.
   */
  voiceLoudness: () => number
  tuneScreen: (quality: ScreenQuality) => Promise<void>
  /** For somebody who only looks on: what the others see comes first. 0 holds the picture back. */
  tuneScreenForOnlooker: (framesPerSecond: number) => Promise<void>
  /** Of the screen, since the link opened. */
  encodedScreen: () => Promise<EncodedScreen>
  /** Of what this side says, since its microphone was opened; null without one. */
  sentVoice: () => Promise<SentVoice | null>
  /** False sends nothing at all in the screen slot; the other side keeps the last picture. A new track sends again. */
  setScreenSending: (isSending: boolean) => Promise<void>
}

type Encoding = RTCRtpEncodingParameters
type Change = (encoding: Encoding, parameters: RTCRtpSendParameters) => void

/** On a narrow line a voice is the last thing to suffer, and a face gives way before the screen does. */
const ROOM: Readonly<Record<Exclude<MediaSlot, 'screen'>, Encoding>> = {
  /** What Opus takes for a voice by itself; more channels would ask for more. */
  voice: { maxBitrate: 40_000, priority: 'high', networkPriority: 'high' },
  /** Stereo that nobody can tell from the original. */
  sound: { maxBitrate: 128_000 },
  /** A face in 640 × 360 at 20 frames a second. */
  camera: { maxBitrate: 500_000, priority: 'very-low', networkPriority: 'very-low' },
}

/** Text stays sharp and comes a little later. */
const ONLOOKER_KBPS = 2_000

export class NegotiatedSlots implements MediaSlots {
  readonly #connection: RTCPeerConnection
  readonly #transceivers: RTCRtpTransceiver[] = []
  #quality = AUTO_QUALITY
  #priority: RTCPriorityType = 'high'
  #isScreenSending = true
  #isHeldBack = false
  /** WebRTC refuses a change of parameters while another is under way. */
  #tuned: Promise<void> = Promise.resolve()

  /** On the initiator the slots are offered; on the responder they are taken from the offer, in its order. */
  constructor(connection: RTCPeerConnection, initiator: boolean) {
    this.#connection = connection
    if (initiator) {
      for (const slot of MEDIA_SLOTS)
        this.#adopt(connection.addTransceiver(KIND[slot], { direction: 'sendrecv' }))
      return
    }
    connection.addEventListener('track', ({ transceiver }) => {
      if (this.#transceivers.length === MEDIA_SLOTS.length) return
      // The answer is made after these events; without this it would offer to receive only.
      transceiver.direction = 'sendrecv'
      this.#adopt(transceiver)
    })
  }

  async send(slot: MediaSlot, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#at(slot)?.sender
    if (sender === undefined) return
    try {
      await sender.replaceTrack(track)
    } catch (error) {
      // A connection that closed takes nothing, and nobody is left to see or hear it.
      if (this.#connection.signalingState === 'closed') return
      throw error
    }
    if (track === null) return
    if (slot === 'screen') {
      this.#isScreenSending = true
      return this.tuneScreen(AUTO_QUALITY)
    }
    await this.#tune(sender, (encoding, parameters) => {
      Object.assign(encoding, ROOM[slot])
      if (slot === 'camera') parameters.degradationPreference = 'balanced'
    })
  }

  track(slot: MediaSlot): MediaStreamTrack | null {
    return this.#at(slot)?.receiver.track ?? null
  }

  voiceLoudness(): number {
    const sources = this.#at('voice')?.receiver.getSynchronizationSources() ?? []
    return Math.max(0, ...sources.map(({ audioLevel }) => audioLevel ?? 0))
  }

  tuneScreen(quality: ScreenQuality): Promise<void> {
    this.#quality = quality
    this.#isHeldBack = false
    this.#priority = 'high'
    return this.#tuneScreen()
  }

  tuneScreenForOnlooker(framesPerSecond: number): Promise<void> {
    this.#isHeldBack = framesPerSecond === 0
    this.#quality = {
      ...AUTO_QUALITY,
      maxFramesPerSecond: Math.max(1, framesPerSecond),
      maxKbps: ONLOOKER_KBPS,
    }
    this.#priority = 'low'
    return this.#tuneScreen()
  }

  async encodedScreen(): Promise<EncodedScreen> {
    const report = await this.#sent('screen', 'outbound-rtp')
    return { frames: report?.framesEncoded ?? 0, seconds: report?.totalEncodeTime ?? 0 }
  }

  async sentVoice(): Promise<SentVoice | null> {
    const report = await this.#sent('voice', 'media-source')
    return report === null ? null : { energy: report.totalAudioEnergy, seconds: report.totalSamplesDuration }
  }

  setScreenSending(isSending: boolean): Promise<void> {
    this.#isScreenSending = isSending
    return this.#tuneScreen()
  }

  async #tuneScreen(): Promise<void> {
    const sender = this.#at('screen')?.sender
    if (sender === undefined) return
    await this.#tune(sender, (encoding, parameters) => {
      const { preference, maxFramesPerSecond, maxKbps } = this.#quality
      encoding.active = this.#isScreenSending && !this.#isHeldBack
      encoding.maxBitrate = (maxKbps ?? MOST_SCREEN_KBPS) * 1000
      encoding.maxFramerate = maxFramesPerSecond
      encoding.priority = this.#priority
      encoding.networkPriority = this.#priority
      parameters.degradationPreference =
        preference === 'smooth' ? 'maintain-framerate' : 'maintain-resolution'
    })
  }

  #tune(sender: RTCRtpSender, change: Change): Promise<void> {
    // A closed connection refuses, and then there is nothing to tune.
    this.#tuned = this.#tuned.then(() => tune(sender, change)).catch(() => undefined)
    return this.#tuned
  }

  /** Null on a link that has no slots yet, and of a source where nothing is sent. */
  async #sent(slot: MediaSlot, type: RTCStatsType) {
    const reports = await this.#at(slot)?.sender.getStats()
    return [...(reports?.values() ?? [])].find((report) => report.type === type) ?? null
  }

  #at(slot: MediaSlot): RTCRtpTransceiver | undefined {
    return this.#transceivers[MEDIA_SLOTS.indexOf(slot)]
  }

  #adopt(transceiver: RTCRtpTransceiver): void {
    const slot = MEDIA_SLOTS[this.#transceivers.length]
    this.#transceivers.push(transceiver)
    if (slot === 'voice' || slot === 'sound') onlyCodec(transceiver, 'audio/opus')
    if (slot === 'screen') preferCodecs(transceiver, SCREEN_CODECS)
    // A support session wants the newest picture, not the smoothest one.
    if (slot === 'screen') transceiver.receiver.jitterBufferTarget = 0
  }
}

async function tune(sender: RTCRtpSender, change: Change): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (encoding === undefined) return
  change(encoding, parameters)
  await sender.setParameters(parameters)
}

function preferCodecs(transceiver: RTCRtpTransceiver, mimeTypes: readonly string[]): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? []
  const rank = ({ mimeType }: RTCRtpCodec): number => {
    const index = mimeTypes.indexOf(mimeType)
    return index === -1 ? mimeTypes.length : index
  }
  transceiver.setCodecPreferences(codecs.toSorted((one, other) => rank(one) - rank(other)))
}

function onlyCodec(transceiver: RTCRtpTransceiver, wanted: string): void {
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []
  transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === wanted))
}
