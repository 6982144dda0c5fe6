/** Who is audible right now, looked at again and again while a conference goes on. */
import type { CancelTimer, Clock } from '../../kernel/clock.ts'
import type { Store } from '../../kernel/store.ts'
import type { VoiceAudio } from './voice-audio.ts'
import type { VoiceLevels } from './voice-state.ts'

/** How often this person's level is looked at: quick enough for a meter. */
const LEVEL_INTERVAL_MS = 120
/** Who speaks is looked at every second time: each look has to ask the thread that has the connections. */
const LOOKS_FOR_SPEECH = 2
/** Whoever speaks goes on speaking between two words: longer than a pause for breath, and than the time between looks. */
export const SPEAKING_HOLD_MS = 800
/** Speech at an ordinary distance comes to about a tenth of full scale; shown as three quarters of a meter. */
const GAIN = 7
/** Louder than a quiet room. */
const SPEAKING_LEVEL = 0.06

/** @param loudness root mean square, as a share of full scale @returns 0 to 1 */
export function shownLevel(loudness: number): number {
  return Math.min(1, loudness * GAIN)
}

/**
 * Changes while people talk, and not in a silent conference.
 * @param isHeard whoever has just been muted is still shown as speaking for a moment
 */
export function whoSpeaks({ isSpeaking, speaking }: VoiceLevels, isHeard: boolean): string {
  return [...(isHeard && isSpeaking ? ['me'] : []), ...speaking].join()
}

export interface LevelWatchOptions {
  readonly clock: Clock
  readonly audio: Pick<VoiceAudio<unknown>, 'level' | 'spokenLevel' | 'levelOf'>
  readonly levels: Store<VoiceLevels>
  /** Whose voices arrive. */
  readonly connected: ReadonlySet<string>
}

/** @returns stops it */
export function watchLevels({ clock, audio, levels, connected }: LevelWatchOptions): CancelTimer {
  const mine = new SpokenLately(clock)
  const others = new Map<string, SpokenLately>()
  const lookAt = (participantId: string): void => {
    const spoken = others.get(participantId) ?? new SpokenLately(clock)
    others.set(participantId, spoken)
    spoken.hear(audio.levelOf(participantId))
  }
  let cancel: CancelTimer = () => undefined
  let looks = 0
  const look = (): void => {
    if (looks % LOOKS_FOR_SPEECH === 0) {
      // Refused only by a link that ends in the same moment.
      audio.spokenLevel().then(mine.hear, () => undefined)
      connected.forEach(lookAt)
    }
    looks += 1
    const after: VoiceLevels = {
      // In steps of a twentieth, so that a quiet room draws nothing anew.
      mine: Math.round(audio.level() * 20) / 20,
      isSpeaking: mine.isSpeaking,
      speaking: [...connected].filter((participantId) => others.get(participantId)?.isSpeaking === true),
    }
    if (JSON.stringify(after) !== JSON.stringify(levels.getSnapshot())) levels.set(after)
    lookLater()
  }
  const lookLater = (): void => {
    cancel = clock.setTimer(LEVEL_INTERVAL_MS, look)
  }
  lookLater()
  return () => cancel()
}

class SpokenLately {
  readonly #clock: Clock
  #heardAt = Number.NEGATIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  readonly hear = (level: number): void => {
    if (level > SPEAKING_LEVEL) this.#heardAt = this.#clock.now()
  }

  get isSpeaking(): boolean {
    return this.#clock.now() - this.#heardAt < SPEAKING_HOLD_MS
  }
}
