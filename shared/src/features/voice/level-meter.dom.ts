/** How loud a track is, without playing it. */

/** Speech at an ordinary distance comes to about a tenth of full scale; shown as three quarters of the meter. */
const GAIN = 7

/** Samples looked at: longer than the time between two looks, so that no short word falls in between. */
const WINDOW = 8192

export class LevelMeter {
  readonly #source: MediaStreamAudioSourceNode
  readonly #analyser: AnalyserNode
  readonly #samples: Float32Array<ArrayBuffer>
  readonly #onClosed: () => void

  constructor(context: AudioContext, track: MediaStreamTrack, onClosed: () => void = () => undefined) {
    this.#source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) })
    this.#analyser = new AnalyserNode(context, { fftSize: WINDOW })
    this.#samples = new Float32Array(this.#analyser.fftSize)
    this.#source.connect(this.#analyser)
    this.#onClosed = onClosed
  }

  /** 0 to 1. */
  level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples)
    let sum = 0
    for (const sample of this.#samples) sum += sample * sample
    return Math.min(1, Math.sqrt(sum / this.#samples.length) * GAIN)
  }

  close(): void {
    this.#source.disconnect()
    this.#onClosed()
  }
}
