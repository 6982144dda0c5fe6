/** This person's microphone and loudspeaker in the conference: the ones chosen, now or some time before, and whether they work. */
import type { Store } from '../../kernel/store.ts'
import { type DeviceChoice, deviceNamed, nameOfDevice } from './device-choice.ts'
import type { VoiceAudio } from './voice-audio.ts'
import type { VoiceState } from './voice-state.ts'

export interface OwnDevicesOptions {
  readonly audio: Pick<VoiceAudio<unknown>, 'devices' | 'openMicrophone' | 'closeMicrophone' | 'chooseOutput'>
  readonly choice: Store<DeviceChoice>
  /** Whether a microphone is wanted at this moment. */
  readonly isWanted: () => boolean
  readonly change: (change: Partial<VoiceState>) => void
}

export class OwnDevices {
  readonly #options: OwnDevicesOptions
  #microphoneId: string | null = null
  /** A microphone that opens after its question has lost its meaning is closed again. */
  #opening = 0
  /** How often the person has picked a loudspeaker. */
  #routing = 0

  constructor(options: OwnDevicesOptions) {
    this.#options = options
  }

  /** Null: the system's choice. */
  async chooseMicrophone(deviceId: string | null): Promise<void> {
    const { audio, choice, isWanted } = this.#options
    if (!isWanted()) return
    await this.#open(deviceId)
    const { microphones } = await audio.devices()
    choice.update((before) => ({ ...before, microphone: nameOfDevice(deviceId, microphones) }))
  }

  /** Null: the system's choice. */
  async chooseOutput(outputId: string | null): Promise<void> {
    const { audio, choice } = this.#options
    this.#routing += 1
    this.#route(outputId)
    const { outputs } = await audio.devices()
    choice.update((before) => ({ ...before, output: nameOfDevice(outputId, outputs) }))
  }

  /** What the person chose some time before, if it is plugged in; devices may have names only once one is open. */
  async openChosen(): Promise<void> {
    const { audio, choice, isWanted } = this.#options
    const { microphone, output } = choice.getSnapshot()
    let opening = this.#opening
    const routing = this.#routing
    // What is picked while the system still opens one is not undone.
    const isOvertaken = (): boolean => opening !== this.#opening
    const known = await audio.devices()
    if (!isWanted()) return
    if (!isOvertaken()) {
      const opened = this.#open(deviceNamed(microphone, known.microphones))
      opening = this.#opening
      await opened
    }
    const { microphones, outputs } = await audio.devices()
    if (!isWanted()) return
    if (routing === this.#routing) this.#route(deviceNamed(output, outputs))
    const chosenId = deviceNamed(microphone, microphones)
    if (!isOvertaken() && chosenId !== null && chosenId !== this.#microphoneId) await this.#open(chosenId)
  }

  closeMicrophone(): void {
    this.#opening += 1
    this.#options.audio.closeMicrophone()
    this.#options.change({ microphone: { kind: 'none' }, isHeld: false })
  }

  async #open(deviceId: string | null): Promise<void> {
    const { audio, change, isWanted } = this.#options
    this.#opening += 1
    const opening = this.#opening
    this.#microphoneId = deviceId
    change({ microphone: { kind: 'opening' }, microphoneId: deviceId })
    const result = await audio.openMicrophone(deviceId, () => {
      if (opening === this.#opening) this.#unplugged()
    })
    // In between the person left, the conference ended, or another microphone was chosen.
    if (opening !== this.#opening) {
      if (!isWanted()) audio.closeMicrophone()
      return
    }
    change({ microphone: result === 'open' ? { kind: 'open' } : { kind: 'unusable', problem: result } })
  }

  /** The person still hears the others, and is told that these hear nothing. */
  #unplugged(): void {
    this.#opening += 1
    this.#options.audio.closeMicrophone()
    this.#options.change({ microphone: { kind: 'unusable', problem: 'unplugged' }, isHeld: false })
  }

  #route(outputId: string | null): void {
    this.#options.audio.chooseOutput(outputId)
    this.#options.change({ outputId })
  }
}
