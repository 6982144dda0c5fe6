/** Plays what arrives in the sound slot of a link. */
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import type { SoundPlayer } from './remote-sound.ts'

export class BrowserSoundPlayer implements SoundPlayer<MediaSlots> {
  // Never put into the page: an audio element plays without being seen.
  readonly #element = new Audio()
  readonly #keepOnLoudspeaker: (element: HTMLAudioElement) => () => void
  #letGo: () => void = () => undefined

  /** @param keepOnLoudspeaker plays it on the one the CSR chose, until the returned function is called */
  constructor(keepOnLoudspeaker: (element: HTMLAudioElement) => () => void) {
    this.#keepOnLoudspeaker = keepOnLoudspeaker
  }

  readonly play = (media: MediaSlots): void => {
    this.#letGo()
    this.#letGo = this.#keepOnLoudspeaker(this.#element)
    const track = media.track('sound')
    this.#element.srcObject = track === null ? null : new MediaStream([track])
    // Refused only when it is stopped before it could begin.
    this.#element.play().catch(() => undefined)
  }

  readonly stop = (): void => {
    this.#letGo()
    this.#element.pause()
    this.#element.srcObject = null
  }

  readonly setVolume = (volume: number): void => {
    this.#element.volume = volume
  }
}
