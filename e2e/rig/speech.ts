/**
 * A sound that passes for somebody talking: syllables of changing pitch and vowel with pauses between. The beeps of
 * Chromium's own generated microphone are taken for noise after a while and suppressed.
 */
import { writeFileSync } from 'node:fs'
import { repeatable } from '../bench/repeatable.ts'

const RATE = 48_000
const SECONDS = 8
const SYLLABLES_PER_SECOND = 4
const HARMONICS = 21
const WAV_HEADER_BYTES = 44

interface Syllable {
  readonly hertz: number
  readonly loudness: number
  readonly formants: readonly [number, number]
}

/**
 * Writes a WAV file, 16 bit, one channel.
 * @param share of the time that is spoken, at its beginning; the rest is silent
 */
export function writeSpeech(file: string, share = 1): void {
  const random = repeatable(3)
  const between = (least: number, most: number): number => least + random() * (most - least)
  const syllables = Array.from({ length: SECONDS * SYLLABLES_PER_SECOND }, (): Syllable => {
    const loudness = random() < 0.2 ? 0 : between(0.4, 1)
    return { hertz: between(110, 220), loudness, formants: [between(300, 800), between(900, 2300)] }
  })
  const samples = RATE * SECONDS
  const wav = Buffer.alloc(WAV_HEADER_BYTES + samples * 2)
  writeHeader(wav, samples * 2)
  let phase = 0
  for (let index = 0; index < samples * share; index += 1) {
    const at = (index / RATE) * SYLLABLES_PER_SECOND
    const syllable = syllables[Math.floor(at)]
    if (syllable === undefined) break
    phase += syllable.hertz / RATE
    const loud = syllable.loudness * Math.sqrt(Math.sin(Math.PI * (at % 1)))
    const value = Math.max(-1, Math.min(1, 0.3 * loud * voiced(syllable, phase)))
    wav.writeInt16LE(Math.round(value * 32_000), WAV_HEADER_BYTES + index * 2)
  }
  writeFileSync(file, wav)
}

function voiced({ hertz, formants: [first, second] }: Syllable, phase: number): number {
  let sum = 0
  for (let harmonic = 1; harmonic <= HARMONICS; harmonic += 1) {
    const near = (formant: number, width: number): number =>
      Math.exp(-(((hertz * harmonic - formant) / width) ** 2))
    const gain = near(first, 150) + 0.6 * near(second, 250) + 0.05 / harmonic
    sum += gain * Math.sin(2 * Math.PI * phase * harmonic)
  }
  return sum
}

/** RIFF/WAVE with PCM, as every program reads it. */
function writeHeader(wav: Buffer, dataBytes: number): void {
  wav.write('RIFF', 0)
  wav.writeUInt32LE(WAV_HEADER_BYTES - 8 + dataBytes, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(dataBytes, 40)
}
