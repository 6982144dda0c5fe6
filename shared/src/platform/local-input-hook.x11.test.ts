import type { LocalInput } from '../features/remote-control/desk/local-input.ts'
import { InputProcess } from '../testing/input-process-client.main.ts'
import { waitFor, X11_TESTS_SKIPPED, X11Desktop } from '../testing/x11-desktop.main.ts'
import { createLocalInputHook } from './local-input-hook.main.ts'

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

/** `xdotool` plays the customer, by relative moves: its absolute ones put the pointer there as no mouse can. */
describeOnX11('the customer against the CSR on X11', () => {
  let desktop: X11Desktop

  beforeAll(async () => {
    desktop = await X11Desktop.open()
  })

  afterAll(() => desktop.close())

  it('hears moves, buttons, wheel and keys until it is stopped', async () => {
    const heard: LocalInput[] = []
    const hook = createLocalInputHook('linux', desktop.environment)
    expect(await hook.start((input) => heard.push(input))).toBe('listening')

    await desktop.run('xdotool', 'mousemove_relative', '10', '12', 'click', '1', 'click', '5', 'key', 'a')
    await waitFor('the key', () => heard.some((input) => input.kind === 'key'))
    await hook.stop()
    const heardBeforeStop = heard.length
    await desktop.run('xdotool', 'mousemove_relative', '20', '12', 'key', 'b')

    expect(new Set(heard.map((input) => input.kind))).toEqual(new Set(['move', 'button', 'wheel', 'key']))
    expect(heard).toHaveLength(heardBeforeStop)
  })

  it('hears nothing where there is no X display to ask', async () => {
    const hook = createLocalInputHook('linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':987' })

    expect(await hook.start(() => undefined)).toBe('unavailable')
  })

  it.each([
    ['raw events', []],
    ['uiohook', ['--system-hook']],
  ])(
    'takes no injected input for the customer’s, and none of the customer’s for injected, by %s',
    async (_, options) => {
      const isUiohook = options.length > 0
      const input = await InputProcess.start(desktop, options)
      expect(await input.do({ do: 'listen' })).toBe('listening')

      if (!isUiohook) {
        for (let step = 0; step < 500; step += 1) {
          await input.do({ do: 'move', point: { x: 100 + step, y: 300 + (step % 7) } })
        }
        await input.do({ do: 'type', text: 'Text 中文 é €' })
        await input.do({ do: 'button', button: 'left', down: true })
        await input.do({ do: 'button', button: 'left', down: false })
        await input.do({ do: 'scroll', dx: 0, dy: 3 })
        await input.do({ do: 'key', target: { by: 'position', code: 'F5' }, down: true })
        await input.do({ do: 'key', target: { by: 'position', code: 'F5' }, down: false })
        await new Promise((resolve) => setTimeout(resolve, 200))
        expect(input.events('local')).toEqual([])
      }

      await desktop.run('xdotool', 'mousemove_relative', '3', '3')
      await waitFor('the customer’s move', () => input.events('blocked').length === 1)
      await waitFor('quiet', () => input.events('unblocked').length === 1)
      await desktop.run('xdotool', 'key', 'space')
      await waitFor('the customer’s key', () => input.events('blocked').length === 2)
      input.kill()
    },
    40_000,
  )
})
