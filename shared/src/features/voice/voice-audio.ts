/** What the voice conference needs of the computer: a microphone, a loudspeaker, and what hangs on each link. */
import type { MicrophoneProblem } from './voice-state.ts'

export interface AudioDevice {
  readonly deviceId: string
  /** As the system names it. */
  readonly label: string
}

export interface AudioDevices {
  readonly microphones: readonly AudioDevice[]
  /** Empty where the system does not let an app choose. */
  readonly outputs: readonly AudioDevice[]
}

export interface VoiceAudio<Media> {
  /** Opens that microphone, or the system's own choice for null, in place of the one open now. `onEnded`: it is gone. */
  readonly openMicrophone: (
    deviceId: string | null,
    onEnded: () => void,
  ) => Promise<'open' | MicrophoneProblem>
  /** Nothing is captured after this. */
  readonly closeMicrophone: () => void
  /** False sends silence. */
  readonly setLive: (isLive: boolean) => void
  /** False: the others are not heard here. */
  readonly setPlaying: (isPlaying: boolean) => void
  /** Both ways, on that person's link of this moment. */
  readonly connect: (participantId: string, media: Media) => void
  readonly disconnect: (participantId: string) => void
  /** Whether a meter is on the screen: it costs as much as a tenth of a conference. */
  readonly setMeter: (isOn: boolean) => void
  /** 0 to 1, of what the microphone hears, muted or not; 0 without a meter. */
  readonly level: () => number
  /** 0 to 1, of what was said to the others since the last call; 0 while nobody is connected. */
  readonly spokenLevel: () => Promise<number>
  readonly levelOf: (participantId: string) => number
  readonly devices: () => Promise<AudioDevices>
  readonly chooseOutput: (deviceId: string | null) => void
  /** Plays a short tone on the chosen loudspeaker. */
  readonly playTestTone: () => void
}
