/** How loud a microphone is, whether or not anybody hears it. */
import { shownLevel } from './voice-levels.ts'

/** Loudness needs no treble: the fewer samples, the less work beside a session. */
const SAMPLE_RATE = 8_000
/** Samples looked at: longer than the time between two looks, so that no short word falls in between. */
const WINDOW = 2_048

export class LevelMeter {
  readonly #context = new AudioContext({
    sampleRate: SAMPLE_RATE,
    latencyHint: 'playback',
    // It is looked at and never played: no loudspeaker is opened for it.
    sinkId: { type: 'none' },
  })
  readonly #analyser = new AnalyserNode(this.#context, { fftSize: WINDOW })
  readonly #samples = new Float32Array(this.#analyser.fftSize)
  readonly #track: MediaStreamTrack

  /** The track is the meter's own from then on. */
  constructor(track: MediaStreamTrack) {
    this.#track = track
    const mediaStream = new MediaStream([track])
    new MediaStreamAudioSourceNode(this.#context, { mediaStream }).connect(this.#analyser)
  }

  /** 0 to 1. */
  level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples)
    let sum = 0
    for (const sample of this.#samples) sum += sample * sample
    return shownLevel(Math.sqrt(sum / this.#samples.length))
  }

  close(): void {
    this.#track.stop()
    void this.#context.close()
  }
}
