/** A computer without sound: remembers what was asked of it, and hears what a test says. */
import type { AudioDevices, VoiceAudio } from '../features/voice/voice-audio.ts'
import type { MicrophoneProblem } from '../features/voice/voice-state.ts'

export class FakeVoiceAudio implements VoiceAudio<null> {
  isOpen = false
  isLive = false
  isPlaying = true
  isMetered = false
  opened: (string | null)[] = []
  readonly connected = new Set<string>()
  /** What the next opening of the microphone comes to. */
  answer: 'open' | MicrophoneProblem | Promise<'open' | MicrophoneProblem> = 'open'
  loudness = new Map<string, number>()
  plugged: AudioDevices = { microphones: [], outputs: [] }
  output: string | null = null

  /** Pulls out the microphone that was opened last. */
  unplug: () => void = () => undefined

  readonly openMicrophone = async (
    deviceId: string | null,
    onEnded: () => void,
  ): Promise<'open' | MicrophoneProblem> => {
    this.opened.push(deviceId)
    this.unplug = onEnded
    const answer = await this.answer
    this.isOpen = answer === 'open'
    return answer
  }

  readonly closeMicrophone = (): void => {
    this.isOpen = false
  }

  readonly setLive = (isLive: boolean): void => {
    this.isLive = isLive
  }

  readonly setPlaying = (isPlaying: boolean): void => {
    this.isPlaying = isPlaying
  }

  readonly connect = (participantId: string): void => {
    this.connected.add(participantId)
  }

  readonly disconnect = (participantId: string): void => {
    this.connected.delete(participantId)
  }

  readonly setMeter = (isOn: boolean): void => {
    this.isMetered = isOn
  }

  readonly level = (): number => (this.isMetered ? this.levelOf('me') : 0)
  readonly spokenLevel = async (): Promise<number> => (this.isLive ? this.levelOf('me') : 0)
  readonly levelOf = (participantId: string): number => this.loudness.get(participantId) ?? 0
  readonly devices = async () => this.plugged
  readonly chooseOutput = (deviceId: string | null): void => {
    this.output = deviceId
  }
  readonly playTestTone = (): void => undefined
}
