import { FakeClock } from '../testing/fake-clock.ts'
import { type Pace, PicturePace } from './picture-pace.ts'

const AT_ONCE: Pace = { holdMs: 0, repeatsMs: 100, framesPerSecond: () => Number.POSITIVE_INFINITY }
const ASIDE: Pace = { holdMs: 80, repeatsMs: 500, framesPerSecond: () => 10 }

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
  const offer = (name: string, isNew: boolean): void => {
    open += 1
    output.offer(picture(name), isNew)
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
        offer('same', false)
      }
    },
  }
}

describe('the pace of whoever controls', () => {
  it('lets every new picture on at once', async () => {
    const { clock, offer, written } = stage(AT_ONCE)
    for (const name of ['a', 'b', 'c']) {
      offer(name, true)
      await clock.advance(5)
    }

    expect(written).toEqual(['a 0', 'b 5', 'c 10'])
  })

  it('lets ten of sixty repeated pictures a second on', async () => {
    const { offer, repeats, written, open } = stage(AT_ONCE)
    offer('first', true)
    await repeats(100, 10)

    expect(written).toHaveLength(1 + 10)
    expect(open()).toBe(0)
  })

  it('does not make a new picture wait for a repeated one', async () => {
    const { clock, offer, written } = stage(AT_ONCE)
    offer('a', true)
    await clock.advance(100)
    offer('a again', false)
    await clock.advance(1)
    offer('b', true)

    expect(written).toEqual(['a 0', 'a again 100', 'b 101'])
  })
})

describe('the pace of whoever looks on', () => {
  it('holds a picture back, and shows the newest when its time comes', async () => {
    const { clock, offer, written, open } = stage(ASIDE)
    offer('a', true)
    await clock.advance(40)
    offer('b', true)
    await clock.advance(100)

    expect(written).toEqual(['b 80'])
    expect(open()).toBe(0)
  })

  it('shows no more than its pictures a second, and the last one always', async () => {
    const { clock, offer, written } = stage(ASIDE)
    for (let index = 0; index <= 60; index += 1) {
      offer(String(index), true)
      await clock.advance(10)
    }
    await clock.advance(200)

    expect(written).toHaveLength(7)
    expect(written.at(-1)).toBe('60 680')
  })

  it('repeats a still picture twice a second, and a waiting new one is not lost to a repeat', async () => {
    const { offer, repeats, written } = stage(ASIDE)
    offer('new', true)
    await repeats(100, 20)

    expect(written).toEqual(['new 80', 'same 660', 'same 1240', 'same 1820'])
  })
})

it('closes what still waits when the capture ends, and takes nothing more', async () => {
  const { clock, output, offer, written, open, ends } = stage(ASIDE)
  offer('a', true)
  output.end()
  offer('b', true)
  await clock.advance(1_000)

  expect([written, open(), ends()]).toEqual([[], 0, 1])
})
