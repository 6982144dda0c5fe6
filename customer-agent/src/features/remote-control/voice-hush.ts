/**
 * Keeps the voices of a conference out of the computer's sound: what the system plays contains them, and whoever listens
 * would hear themselves. The sound comes a moment late and is silent from the first syllable until a while after the last.
 */

/** By so much the sound is behind; a voice is noticed before its own echo gets here. */
export const SOUND_DELAY_MS = 150
/** Loudspeaker buffers and short pauses between words. */
export const HUSH_HOLD_MS = 500
/** Far quieter than speech: breath before the first word counts already. */
export const HUSH_LEVEL = 0.01

export class VoiceHush {
  #heardAt = Number.NEGATIVE_INFINITY

  /** Whether the sound is to be silent at this moment. `level`: of the loudest voice, 0 to 1. */
  isOn(level: number, now: number): boolean {
    if (level > HUSH_LEVEL) this.#heardAt = now
    return now - this.#heardAt < HUSH_HOLD_MS + SOUND_DELAY_MS
  }
}
