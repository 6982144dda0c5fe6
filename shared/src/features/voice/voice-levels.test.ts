import { Store } from '../../kernel/store.ts'
import { FakeClock } from '../../testing/fake-clock.ts'
import { SPEAKING_HOLD_MS, watchLevels } from './voice-levels.ts'
import { silence, type VoiceLevels } from './voice-state.ts'

const LOUD = 0.5

function rig() {
  const clock = new FakeClock()
  const loudness = new Map<string, number>()
  const looks: string[] = []
  const levels = new Store<VoiceLevels>(silence)
  let changes = 0
  levels.subscribe(() => {
    changes += 1
  })
  const levelOf = (who: string): number => {
    looks.push(who)
    return loudness.get(who) ?? 0
  }
  const audio = { level: () => levelOf('meter'), spokenLevel: async () => levelOf('me'), levelOf }
  const stop = watchLevels({ clock, audio, levels, connected: new Set(['lee']) })
  return { clock, loudness, looks, levels, stop, changes: () => changes }
}

describe('watchLevels', () => {
  it('shows one who speaks through a pause for breath, and no longer', async () => {
    const { clock, loudness, levels } = rig()
    loudness.set('lee', LOUD).set('me', LOUD).set('meter', LOUD)
    await clock.advance(250)
    expect(levels.getSnapshot()).toEqual({ mine: LOUD, isSpeaking: true, speaking: ['lee'] })
    loudness.clear()

    await clock.advance(SPEAKING_HOLD_MS - 250)
    expect(levels.getSnapshot()).toEqual({ mine: 0, isSpeaking: true, speaking: ['lee'] })
    await clock.advance(500)

    expect(levels.getSnapshot()).toEqual(silence)
  })

  it('does not blink between two words', async () => {
    const { clock, loudness, changes } = rig()

    for (let word = 0; word < 10; word += 1) {
      loudness.set('lee', LOUD)
      await clock.advance(300)
      loudness.set('lee', 0)
      await clock.advance(300)
    }

    expect(changes()).toBe(1)
  })

  it('looks half as often at who speaks, which costs more, as at the meter', async () => {
    const { clock, looks } = rig()

    await clock.advance(2_400)

    expect(looks.filter((who) => who === 'meter')).toHaveLength(20)
    for (const speaker of ['me', 'lee']) expect(looks.filter((who) => who === speaker)).toHaveLength(10)
  })

  it('looks no more when it is stopped', async () => {
    const { clock, looks, stop } = rig()

    stop()
    await clock.advance(1_000)

    expect(looks).toEqual([])
  })
})
