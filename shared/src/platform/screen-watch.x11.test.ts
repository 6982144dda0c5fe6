import { setTimeout as delay } from 'node:timers/promises'
import { MAX_CHANGES_PER_SECOND, type ScreenWatch } from '../features/remote-control/desk/screen-watch.ts'
import { waitFor, X11_TESTS_SKIPPED, X11Desktop } from '../testing/x11-desktop.main.ts'
import { createScreenWatch } from './screen-watch.main.ts'

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

describeOnX11('the screen watch on X11', () => {
  let desktop: X11Desktop
  let watch: ScreenWatch
  let changes: number

  beforeEach(async () => {
    desktop = await X11Desktop.open()
    watch = createScreenWatch('linux', desktop.environment)
    changes = 0
    expect(await watch.start(() => (changes += 1))).toBe('events')
  })

  afterEach(async () => {
    await watch.stop()
    await desktop.close()
  })

  it('says nothing while nothing is drawn', async () => {
    // The new screen itself may still be painted.
    await delay(300)
    changes = 0
    await delay(500)

    expect(changes).toBe(0)
  })

  it('tells of a window inside a window, and of the last change of many', async () => {
    await desktop.openTerminal(
      'i=0; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); done; sleep 1; printf x; sleep 5',
    )
    await waitFor('the window', () => changes > 0)

    await delay(700)
    const beforeLast = changes
    await waitFor('the last character', () => changes > beforeLast, 2000)
  })

  it('tells of no more than the promised number a second on a busy screen, and of nothing once stopped', async () => {
    await desktop.openTerminal('while :; do date +%N; done')
    await waitFor('the window', () => changes > 0)

    const start = performance.now()
    changes = 0
    await delay(1500)
    const perSecond = changes / ((performance.now() - start) / 1000)
    await watch.stop()
    const atStop = changes
    await delay(200)

    expect(perSecond).toBeGreaterThan(MAX_CHANGES_PER_SECOND / 4)
    expect(perSecond).toBeLessThanOrEqual(MAX_CHANGES_PER_SECOND * 1.1)
    expect(changes).toBe(atStop)
  })
})

describe('createScreenWatch', () => {
  const ignore = () => undefined

  it.each([
    ['win32', {}],
    ['darwin', {}],
    ['linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }],
    ['linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':987' }],
  ])('says that it cannot tell on %s with %j', async (platform, environment) => {
    expect(await createScreenWatch(platform, environment).start(ignore)).toBe('unsupported')
  })
})
