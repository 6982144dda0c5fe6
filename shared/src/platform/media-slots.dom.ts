/**
 * Four places for media on a link, negotiated once when it opens: filling one needs no new offer, so it is quick
 * and no later message can change what the link carries.
 */
import type { z } from 'zod'
import type { remoteControlMessages } from '../protocol/remote-control.ts'

export const MEDIA_SLOTS = ['screen', 'camera', 'voice', 'sound'] as const
export type MediaSlot = (typeof MEDIA_SLOTS)[number]

const KIND: Readonly<Record<MediaSlot, 'video' | 'audio'>> = {
  screen: 'video',
  camera: 'video',
  voice: 'audio',
  sound: 'audio',
}

export type ScreenQuality = Omit<
  z.infer<(typeof remoteControlMessages)['remote-control/quality']['schema']>,
  'type'
>

/** Enough for 1080p text in motion on a LAN; congestion control goes below it by itself. */
const MOST_KBPS = 20_000
/** What Opus takes for a voice by itself; more channels would ask for more. */
const VOICE_KBPS = 40
/** Stereo that nobody can tell from the original. */
const SOUND_KBPS = 128
/** A face in 640 × 360 at 20 frames a second. */
const CAMERA_KBPS = 500
/** Where the bandwidth estimate begins; Chromium's own 300 kbit/s leaves the first seconds blurred. */
const START_KBPS = 6_000

export interface MediaSlots {
  /** Null empties the slot; the other side then sees no new frames. */
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
  /** How long the screen has been in the encoder since the link opened, seconds. */
  screenEncodeSeconds: () => Promise<number>
  /** False sends nothing at all in the screen slot; the other side keeps the last picture. A new track sends again. */
  setScreenSending: (isSending: boolean) => Promise<void>
}

const AUTO: ScreenQuality = { preference: 'auto', maxFramesPerSecond: 60, maxKbps: null }
/** Text stays sharp and comes a little later. */
const ONLOOKER_KBPS = 2_000

export class NegotiatedSlots implements MediaSlots {
  readonly #transceivers: RTCRtpTransceiver[] = []
  #quality = AUTO
  #priority: RTCPriorityType = 'high'
  #isScreenSending = true
  #isHeldBack = false
  /** WebRTC refuses a change of parameters while another is under way. */
  #tuned: Promise<void> = Promise.resolve()

  /** On the initiator the slots are offered; on the responder they are taken from the offer, in its order. */
  constructor(connection: RTCPeerConnection, initiator: boolean) {
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
    await sender.replaceTrack(track)
    if (slot === 'voice' && track !== null) await preferVoice(sender)
    if (slot === 'sound' && track !== null) await giveSoundRoom(sender)
    if (slot === 'camera' && track !== null) await yieldToOthers(sender)
    if (slot !== 'screen' || track === null) return
    this.#isScreenSending = true
    await this.tuneScreen(AUTO)
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
    return this.#tune()
  }

  tuneScreenForOnlooker(framesPerSecond: number): Promise<void> {
    this.#isHeldBack = framesPerSecond === 0
    this.#quality = { ...AUTO, maxFramesPerSecond: Math.max(1, framesPerSecond), maxKbps: ONLOOKER_KBPS }
    this.#priority = 'low'
    return this.#tune()
  }

  async screenEncodeSeconds(): Promise<number> {
    let seconds = 0
    for (const report of (await this.#at('screen')?.sender.getStats())?.values() ?? [])
      if (report.type === 'outbound-rtp') seconds += report.totalEncodeTime ?? 0
    return seconds
  }

  setScreenSending(isSending: boolean): Promise<void> {
    this.#isScreenSending = isSending
    return this.#tune()
  }

  #tune(): Promise<void> {
    // A closed connection refuses, and then there is nothing to tune.
    this.#tuned = this.#tuned.then(() => this.#setParameters()).catch(() => undefined)
    return this.#tuned
  }

  async #setParameters(): Promise<void> {
    const sender = this.#at('screen')?.sender
    const parameters = sender?.getParameters()
    const [encoding] = parameters?.encodings ?? []
    if (sender === undefined || parameters === undefined || encoding === undefined) return
    const { preference, maxFramesPerSecond, maxKbps } = this.#quality
    encoding.active = this.#isScreenSending && !this.#isHeldBack
    encoding.maxBitrate = (maxKbps ?? MOST_KBPS) * 1000
    encoding.maxFramerate = maxFramesPerSecond
    encoding.priority = this.#priority
    encoding.networkPriority = this.#priority
    parameters.degradationPreference = preference === 'smooth' ? 'maintain-framerate' : 'maintain-resolution'
    await sender.setParameters(parameters)
  }

  #at(slot: MediaSlot): RTCRtpTransceiver | undefined {
    return this.#transceivers[MEDIA_SLOTS.indexOf(slot)]
  }

  #adopt(transceiver: RTCRtpTransceiver): void {
    const slot = MEDIA_SLOTS[this.#transceivers.length]
    this.#transceivers.push(transceiver)
    if (slot === 'screen') preferCodec(transceiver, 'video/VP9')
    // A support session wants the newest picture, not the smoothest one.
    if (slot === 'screen') transceiver.receiver.jitterBufferTarget = 0
  }
}

function preferCodec(transceiver: RTCRtpTransceiver, mimeType: string): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? []
  const first = codecs.filter((codec) => codec.mimeType === mimeType)
  transceiver.setCodecPreferences([...first, ...codecs.filter((codec) => codec.mimeType !== mimeType)])
}

/** Adds the start of the bandwidth estimate to every video codec that has a parameter line; read by Chromium only. */
export function withStartBitrate(sdp: string): string {
  const sections = sdp.split(/(?=^m=)/m)
  return sections
    .map((section) =>
      section.startsWith('m=video')
        ? section.replace(/^(a=fmtp:\d+ (?!apt=)[^\r\n]*)/gm, `$1;x-google-start-bitrate=${START_KBPS}`)
        : section,
    )
    .join('')
}

/** On a narrow line a voice is the last thing to suffer. */
async function preferVoice(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (encoding === undefined) return
  encoding.maxBitrate = VOICE_KBPS * 1000
  encoding.priority = 'high'
  encoding.networkPriority = 'high'
  // A closed connection refuses, and then there is nothing to prefer.
  await sender.setParameters(parameters).catch(() => undefined)
}

/** Music in stereo; a voice and the screen still come first. */
async function giveSoundRoom(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (encoding === undefined) return
  encoding.maxBitrate = SOUND_KBPS * 1000
  // A closed connection refuses, and then there is nothing that needs room.
  await sender.setParameters(parameters).catch(() => undefined)
}

/** Opus takes and gives stereo. All sounds of a link share one codec, so this is said of voices too; they stay mono. */
export function withStereoSound(sdp: string): string {
  const opus = /^a=rtpmap:(\d+) opus\//m.exec(sdp)?.[1]
  return opus === undefined
    ? sdp
    : sdp.replace(new RegExp(`^(a=fmtp:${opus} [^\\r\\n]*)`, 'gm'), '$1;stereo=1;sprop-stereo=1')
}

/** A face gives way to voice and screen, and never takes more than it needs. */
async function yieldToOthers(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (encoding === undefined) return
  encoding.maxBitrate = CAMERA_KBPS * 1000
  encoding.priority = 'very-low'
  encoding.networkPriority = 'very-low'
  parameters.degradationPreference = 'balanced'
  // A closed connection refuses, and then there is nothing that could give way.
  await sender.setParameters(parameters).catch(() => undefined)
}
