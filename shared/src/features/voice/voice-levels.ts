/** Who is audible right now, looked at again and again while a conference goes on. */
import type { CancelTimer, Clock } from '../../kernel/clock.ts'
import type { Store } from '../../kernel/store.ts'
import type { VoiceAudio } from './voice-audio.ts'
import type { VoiceLevels } from './voice-state.ts'

/** How often the levels are looked at: quick enough for a meter, slow enough to cost nothing. */
const LEVEL_INTERVAL_MS = 120
/** Speech at an ordinary distance comes to about a tenth of full scale; shown as three quarters of a meter. */
const GAIN = 7
/** Louder than a quiet room. */
export const SPEAKING_LEVEL = 0.06

/** @param loudness root mean square, as a share of full scale @returns 0 to 1 */
export function shownLevel(loudness: number): number {
  return Math.min(1, loudness * GAIN)
}

/**
 * Changes while people talk, and not in a silent conference.
 * @param isHeard a muted microphone hears the room all the same
 */
export function whoSpeaks({ mine, speaking }: VoiceLevels, isHeard: boolean): string {
  return [...(isHeard && mine > SPEAKING_LEVEL ? ['me'] : []), ...speaking].join()
}

export interface LevelWatchOptions {
  readonly clock: Clock
  readonly audio: Pick<VoiceAudio<unknown>, 'level' | 'levelOf'>
  readonly levels: Store<VoiceLevels>
  /** Whose voices arrive. */
  readonly connected: ReadonlySet<string>
}

/** @returns stops it */
export function watchLevels(options: LevelWatchOptions): CancelTimer {
  const { clock, audio, levels, connected } = options
  let cancel: CancelTimer = () => undefined
  const look = (): void => {
    const speaking = [...connected].filter((id) => audio.levelOf(id) > SPEAKING_LEVEL)
    // In steps of a twentieth, so that a quiet room draws nothing anew.
    const mine = Math.round(audio.level() * 20) / 20
    const before = levels.getSnapshot()
    if (mine !== before.mine || speaking.join() !== before.speaking.join()) levels.set({ mine, speaking })
    lookLater()
  }
  const lookLater = (): void => {
    cancel = clock.setTimer(LEVEL_INTERVAL_MS, look)
  }
  lookLater()
  return () => cancel()
}
