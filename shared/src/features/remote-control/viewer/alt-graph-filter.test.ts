import { FakeClock } from '../../../testing/fake-clock.ts'
import { keyStroke } from '../../../testing/key-stroke.ts'
import type { KeyStroke } from '../key-stroke.ts'
import { AltGraphFilter } from './alt-graph-filter.ts'

const stroke = (code: string, key: string, down = true): KeyStroke => keyStroke(code, key, { down })

function filterOnWindows(isNeeded = true) {
  const clock = new FakeClock()
  const passed: string[] = []
  const filter = new AltGraphFilter({
    isNeeded,
    clock,
    pass: ({ code, down }) => passed.push(`${code} ${down ? 'down' : 'up'}`),
  })
  return { clock, passed, filter }
}

describe('AltGraphFilter', () => {
  it('drops the Ctrl that Windows presses and lets go with AltGr', () => {
    const { filter, passed } = filterOnWindows()

    filter.take(stroke('ControlLeft', 'Control'))
    filter.take(stroke('AltRight', 'AltGraph'))
    filter.take(stroke('KeyE', '€'))
    filter.take(stroke('ControlLeft', 'Control', false))
    filter.take(stroke('AltRight', 'AltGraph', false))

    expect(passed).toEqual(['AltRight down', 'KeyE down', 'AltRight up'])
  })

  it('passes a Ctrl of the person before the key it belongs to', () => {
    const { filter, passed } = filterOnWindows()

    filter.take(stroke('ControlLeft', 'Control'))
    filter.take(stroke('KeyC', 'c'))
    filter.take(stroke('ControlLeft', 'Control', false))

    expect(passed).toEqual(['ControlLeft down', 'KeyC down', 'ControlLeft up'])
  })

  it('passes a Ctrl that stays alone after a moment', async () => {
    const { filter, passed, clock } = filterOnWindows()

    filter.take(stroke('ControlLeft', 'Control'))
    expect(passed).toEqual([])
    await clock.advance(50)

    expect(passed).toEqual(['ControlLeft down'])
  })

  it('passes a waiting Ctrl when it is flushed for a click', () => {
    const { filter, passed } = filterOnWindows()
    filter.take(stroke('ControlLeft', 'Control'))

    filter.flush()

    expect(passed).toEqual(['ControlLeft down'])
  })

  it('holds nothing back where Windows is not', () => {
    const { filter, passed } = filterOnWindows(false)

    filter.take(stroke('ControlLeft', 'Control'))

    expect(passed).toEqual(['ControlLeft down'])
  })

  it('forgets what waits when it is reset', async () => {
    const { filter, passed, clock } = filterOnWindows()
    filter.take(stroke('ControlLeft', 'Control'))

    filter.reset()
    await clock.advance(100)

    expect(passed).toEqual([])
  })
})
