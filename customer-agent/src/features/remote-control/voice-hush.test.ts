import { HUSH_HOLD_MS, HUSH_LEVEL, SOUND_DELAY_MS, VoiceHush } from './voice-hush.ts'

const QUIET = 0
const VOICE = HUSH_LEVEL * 2

describe('voices of a conference in the sound of the computer', () => {
  it('leave the sound alone while nobody talks', () => {
    const hush = new VoiceHush()

    expect(hush.isOn(QUIET, 0)).toBe(false)
    expect(hush.isOn(HUSH_LEVEL, 20)).toBe(false)
  })

  it('hush it from the first syllable on', () => {
    expect(new VoiceHush().isOn(VOICE, 1_000)).toBe(true)
  })

  it('keep it hushed until the last of their echo has gone by', () => {
    const hush = new VoiceHush()
    hush.isOn(VOICE, 1_000)

    expect(hush.isOn(QUIET, 1_000 + SOUND_DELAY_MS + HUSH_HOLD_MS - 1)).toBe(true)
    expect(hush.isOn(QUIET, 1_000 + SOUND_DELAY_MS + HUSH_HOLD_MS)).toBe(false)
  })
})
