/** Two soft notes, made on the spot: no file, nothing to fetch. */

const NOTES_HZ = [660, 880]
const NOTE_S = 0.12
const LOUDNESS = 0.08

export class Tone {
  /** Made at the first sound; a machine without a sound device stays silent. */
  #context: AudioContext | null = null

  play(): void {
    this.#context ??= new AudioContext()
    const context = this.#context
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
