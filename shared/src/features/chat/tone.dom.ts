/** Two soft notes, made on the spot: no file, nothing to fetch. */

const NOTES_HZ = [660, 880]
const NOTE_S = 0.12
const LOUDNESS = 0.08
/** A loudspeaker may be that far behind. */
const RINGS_OUT_MS = 1_000

export class Tone {
  /** Made at the first sound; a machine without a sound device stays silent. */
  #context: AudioContext | null = null
  #resting: ReturnType<typeof setTimeout> | undefined

  play(): void {
    this.#context ??= new AudioContext()
    const context = this.#context
    // Refused only when it is closed.
    context.resume().catch(() => undefined)
    clearTimeout(this.#resting)
    // In between it holds no loudspeaker and costs nothing.
    this.#resting = setTimeout(() => void context.suspend(), NOTES_HZ.length * NOTE_S * 1000 + RINGS_OUT_MS)
    NOTES_HZ.forEach((frequency, index) => {
      const startsAt = context.currentTime + index * NOTE_S
      const note = new OscillatorNode(context, { frequency })
      const volume = new GainNode(context, { gain: 0 })
      volume.gain.setValueAtTime(0, startsAt)
      volume.gain.linearRampToValueAtTime(LOUDNESS, startsAt + 0.015)
      volume.gain.exponentialRampToValueAtTime(0.0001, startsAt + NOTE_S)
      note.connect(volume).connect(context.destination)
      note.start(startsAt)
      note.stop(startsAt + NOTE_S)
    })
  }
}
