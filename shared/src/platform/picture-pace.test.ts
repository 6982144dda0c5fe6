import { FakeClock } from '../testing/fake-clock.ts'
import type { PictureChange } from './picture-change.ts'
import { LONGEST_GAP_MS, type Pace, PicturePace } from './picture-pace.ts'

const AT_ONCE: Pace = {
  holdMs: 0,
  repeatsMs: 100,
  framesPerSecond: () => Number.POSITIVE_INFINITY,
  repeatsTakeTurns: false,
}
const SLOW_ENCODER: Pace = { ...AT_ONCE, framesPerSecond: () => 10 }
const ASIDE: Pace = { holdMs: 80, repeatsMs: 500, framesPerSecond: () => 10, repeatsTakeTurns: true }

/** What goes on, each with the time it went at, milliseconds; and how many of those offered are still open. */
function stage(pace: Pace) {
  const clock = new FakeClock()
  const written: string[] = []
  let open = 0
  let ends = 0
  const picture = (name: string) => ({ name, close: () => void open-- })
  const output = new PicturePace<ReturnType<typeof picture>>({
    pace,
    clock,
    write: ({ name, close }) => {
      written.push(`${name} ${clock.now()}`)
      close()
    },
    end: () => void ends++,
  })
  const offer = (name: string, change: PictureChange): void => {
    open += 1
    output.offer(picture(name), change)
  }
  return {
    clock,
    written,
    output,
    offer,
    open: () => open,
    ends: () => ends,
    /** As a capture does it: by the clock, the same picture again and again. */
    repeats: async (count: number, everyMs: number) => {
      for (let index = 0; index < count; index += 1) {
        await clock.advance(everyMs)
        offer('same', 'none')
      }
    },
  }
}

describe('the pace of whoever controls', () => {
  it('lets every new picture on at once', async () => {
    const { clock, offer, written } = stage(AT_ONCE)
    for (const name of ['a', 'b', 'c']) {
      offer(name, 'large')
      await clock.advance(5)
    }

    expect(written).toEqual(['a 0', 'b 5', 'c 10'])
  })

  it('lets ten of sixty repeated pictures a second on after a large change, and then one a second', async () => {
    const { offer, repeats, written, open } = stage(AT_ONCE)
    offer('first', 'large')
    await repeats(110, 10)
    expect(written).toHaveLength(1 + 11)
    await repeats(1_000, 10)

    expect(written.length - 12).toBeLessThanOrEqual(10_000 / LONGEST_GAP_MS + 2)
    expect(written.length - 12).toBeGreaterThanOrEqual(10)
    expect(open()).toBe(0)
  })

  it('lets two repeats follow a small change, and goes on more and more slowly', async () => {
    const { offer, repeats, written } = stage(AT_ONCE)
    offer('key', 'small')
    await repeats(230, 10)

    expect(written).toEqual(['key 0', 'same 100', 'same 400', 'same 1300', 'same 2200'])
  })

  it('still sharpens a large change that a small one followed', async () => {
    const { offer, repeats, written } = stage(AT_ONCE)
    offer('window', 'large')
    await repeats(1, 10)
    offer('key', 'small')
    await repeats(90, 10)

    expect(written).toHaveLength(2 + 9)
  })

  it('lets the first picture on, also of a screen that has long been still', () => {
    const { offer, written } = stage(AT_ONCE)
    offer('still', 'none')

    expect(written).toEqual(['still 0'])
  })

  it('lets the next picture on for somebody who has none', async () => {
    const { clock, offer, repeats, output, written } = stage(AT_ONCE)
    offer('key', 'small')
    await repeats(45, 10)
    output.refresh()
    await clock.advance(10)
    offer('for the newcomer', 'none')

    expect(written.at(-1)).toBe('for the newcomer 460')
  })

  it('does not make a new picture wait for a repeated one', async () => {
    const { clock, offer, written } = stage(AT_ONCE)
    offer('a', 'large')
    await clock.advance(100)
    offer('a again', 'none')
    await clock.advance(1)
    offer('b', 'large')

    expect(written).toEqual(['a 0', 'a again 100', 'b 101'])
  })

  it('gives a slow encoder its pictures one by one, the newest each time', async () => {
    const { clock, offer, written, open } = stage(SLOW_ENCODER)
    for (let index = 0; index < 30; index += 1) {
      offer(String(index), 'large')
      await clock.advance(10)
    }

    expect(written).toEqual(['0 0', '9 100', '19 200', '29 300'])
    expect(open()).toBe(0)
  })

  it('keeps a new picture from waiting for a repeated one before a slow encoder too', async () => {
    const { clock, offer, repeats, written } = stage(SLOW_ENCODER)
    offer('a', 'large')
    await repeats(11, 10)
    await clock.advance(1)
    offer('b', 'large')

    expect(written).toEqual(['a 0', 'same 100', 'b 111'])
  })
})

describe('the pace of whoever looks on', () => {
  it('holds a picture back, and shows the newest when its time comes', async () => {
    const { clock, offer, written, open } = stage(ASIDE)
    offer('a', 'large')
    await clock.advance(40)
    offer('b', 'large')
    await clock.advance(100)

    expect(written).toEqual(['b 80'])
    expect(open()).toBe(0)
  })

  it('shows no more than its pictures a second, and the last one always', async () => {
    const { clock, offer, written } = stage(ASIDE)
    for (let index = 0; index <= 60; index += 1) {
      offer(String(index), 'large')
      await clock.advance(10)
    }
    await clock.advance(200)

    expect(written).toHaveLength(7)
    expect(written.at(-1)).toBe('60 680')
  })

  it('repeats a still picture twice a second, then more slowly, and a waiting new one is not lost to a repeat', async () => {
    const { offer, repeats, written } = stage(ASIDE)
    offer('new', 'large')
    await repeats(105, 20)

    expect(written).toEqual(['new 80', 'same 660', 'same 1240', 'same 2040'])
  })
})

it('closes what still waits when the capture ends, and takes nothing more', async () => {
  const { clock, output, offer, written, open, ends } = stage(ASIDE)
  offer('a', 'large')
  output.end()
  offer('b', 'large')
  await clock.advance(1_000)

  expect([written, open(), ends()]).toEqual([[], 0, 1])
})
