import { mostKbps } from './screen-rate.ts'

describe('how much the picture of a screen may take', () => {
  it.each([
    ['a small screen', 1280 * 800, 2_048],
    ['full HD', 1920 * 1080, 4_147],
    ['5K, where there is an end to it', 5120 * 2880, 20_000],
    ['a screen of unknown size', 0, 20_000],
  ])('%s', (_, pixels, kbps) => {
    expect(mostKbps(pixels)).toBe(kbps)
  })
})
