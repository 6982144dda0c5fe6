import type { KeyStroke } from '../features/remote-control/key-stroke.ts'
import { InputProcess } from '../testing/input-process-client.main.ts'
import { type Program, waitFor, X11_TESTS_SKIPPED, X11Desktop } from '../testing/x11-desktop.main.ts'
import { X11State } from '../testing/x11-state.main.ts'
import { openNativeInput } from './native-input.main.ts'

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

function keyDown(code: string, key: string, flags: Partial<KeyStroke> = {}): KeyStroke {
  const none = { ctrl: false, alt: false, shift: false, meta: false, altGraph: false }
  return { code, key, down: true, repeat: false, ...none, ...flags }
}

describeOnX11('native input on X11', () => {
  let desktop: X11Desktop
  let state: X11State
  let input: InputProcess
  let events: Program

  beforeAll(async () => {
    desktop = await X11Desktop.open()
    state = await X11State.open(desktop.name)
    events = desktop.start('stdbuf', '-o0', 'xev', '-geometry', '1280x800+0+0', '-event', 'button')
    await waitFor('the event window', () => events.output().includes('window'))
    input = await InputProcess.start(desktop)
  }, 30_000)

  afterAll(async () => {
    state.close()
    await desktop.close()
  })

  async function buttonsPressed(act: () => Promise<unknown>): Promise<readonly number[]> {
    const before = events.output().length
    await act()
    await state.pointer()
    const pressed = () => [
      ...events
        .output()
        .slice(before)
        .matchAll(/ButtonPress event[\s\S]*?button (\d+)/g),
    ]
    await waitFor('a button', () => pressed().length > 0)
    return pressed().map(([, button]) => Number(button))
  }

  it('puts the pointer on the exact pixel, the last one too', async () => {
    for (const point of [
      { x: 0, y: 0 },
      { x: 1279, y: 799 },
      { x: 641, y: 399 },
    ]) {
      await input.do({ do: 'move', point })
      expect(await state.pointer()).toMatchObject(point)
    }
  })

  it.each([
    ['left', 1],
    ['middle', 2],
    ['right', 3],
    ['back', 8],
    ['forward', 9],
  ] as const)('presses the %s button', async (button, number) => {
    const pressed = await buttonsPressed(async () => {
      await input.do({ do: 'button', button, down: true })
      await input.do({ do: 'button', button, down: false })
    })

    expect(pressed).toEqual([number])
    expect((await state.pointer()).buttons).toEqual([])
  })

  it('turns the wheel by whole notches and keeps the fractions', async () => {
    const [up, down, left, right] = [4, 5, 6, 7]

    expect(await buttonsPressed(() => input.do({ do: 'scroll', dx: 0, dy: 2.5 }))).toEqual([down, down])
    expect(await buttonsPressed(() => input.do({ do: 'scroll', dx: 0, dy: 0.5 }))).toEqual([down])
    expect(await buttonsPressed(() => input.do({ do: 'scroll', dx: 0, dy: -1 }))).toEqual([up])
    expect(await buttonsPressed(() => input.do({ do: 'scroll', dx: 1, dy: 0 }))).toEqual([right])
    expect(await buttonsPressed(() => input.do({ do: 'scroll', dx: -1, dy: 0 }))).toEqual([left])
  })

  it('leaves nothing pressed after release-all, in the middle of a drag with modifiers and of long text', async () => {
    await input.do({ do: 'event', event: keyDown('ControlLeft', 'Control', { ctrl: true }) })
    await input.do({ do: 'event', event: keyDown('ShiftLeft', 'Shift', { ctrl: true, shift: true }) })
    await input.do({ do: 'event', event: keyDown('F7', 'F7', { ctrl: true, shift: true }) })
    await input.do({ do: 'button', button: 'left', down: true })
    await input.do({ do: 'sequence-type', text: '很长的文字'.repeat(200) })
    expect((await state.keysDown()).length).toBeGreaterThan(0)

    const start = performance.now()
    await input.do({ do: 'release-all' })
    const tookMs = performance.now() - start
    await input.do({ do: 'button', button: 'left', down: false })

    expect(await state.keysDown()).toEqual([])
    expect((await state.pointer()).buttons).toEqual([])
    expect(tookMs).toBeLessThan(300)
  })

  it('releases what is held when the heartbeat of the CSR stops', async () => {
    await input.do({ do: 'event', event: keyDown('AltLeft', 'Alt', { alt: true }) })
    expect(await state.keysDown()).toHaveLength(1)

    await waitFor('the release', async () => (await state.keysDown()).length === 0, 1000)
  })

  it('takes less than a few milliseconds a call', async () => {
    const of = { do: 'move', point: { x: 5, y: 5 } } as const
    const [moveMs] = (await input.do({ do: 'measure', times: 300, of })) as [number]
    const [typeMs] = (await input.do({ do: 'measure', times: 300, of: { do: 'type', text: 'a' } })) as [
      number,
    ]

    expect(moveMs).toBeLessThan(5)
    expect(typeMs).toBeLessThan(10)
  })

  it('leaves nothing pressed when it is closed', async () => {
    await input.do({ do: 'button', button: 'right', down: true })
    await input.do({ do: 'key', target: { by: 'position', code: 'MetaLeft' }, down: true })

    await input.do({ do: 'close' })

    expect(await state.keysDown()).toEqual([])
    expect((await state.pointer()).buttons).toEqual([])
  })
})

describe('openNativeInput', () => {
  const onInjected = () => undefined

  it('says that Wayland takes no input', async () => {
    const environment = { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }

    expect(await openNativeInput({ platform: 'linux', environment, onInjected })).toEqual({
      kind: 'unavailable',
      limit: 'wayland-no-input',
    })
  })

  it('says that a display it cannot reach takes no input', async () => {
    const environment = { XDG_SESSION_TYPE: 'x11', DISPLAY: ':987' }

    expect(await openNativeInput({ platform: 'linux', environment, onInjected })).toMatchObject({
      kind: 'unavailable',
      limit: 'input-unavailable',
    })
  })
})
