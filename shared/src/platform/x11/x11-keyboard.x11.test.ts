import type { KeyTarget } from '../../features/remote-control/desk/input-device.ts'
import type { KeyCode } from '../../features/remote-control/desk/key-codes.ts'
import { waitFor, X11_TESTS_SKIPPED, X11Desktop } from '../../testing/x11-desktop.main.ts'
import { X11State } from '../../testing/x11-state.main.ts'
import { X11TextSink } from '../../testing/x11-text-sink.main.ts'
import { X11Display } from '../x11-display.main.ts'
import { X11Keyboard } from './x11-keyboard.main.ts'

const TEXT = 'Hello World aA!@# é € ñ ß 中文字 Ω \\ ~ ^ ` e\u0301 "\'<>|{}[]@ ÿŸ ёЁ 😀'

const at = (code: KeyCode): KeyTarget => ({ by: 'position', code })
const labelled = (label: string): KeyTarget => ({ by: 'label', label, code: null })

const describeOnX11 = X11_TESTS_SKIPPED ? describe.skip : describe

describeOnX11('X11Keyboard', () => {
  let desktop: X11Desktop
  let state: X11State
  let display: X11Display
  let keyboard: X11Keyboard
  let pressed: number[]

  beforeAll(async () => {
    desktop = await X11Desktop.open()
    state = await X11State.open(desktop.name)
  })

  beforeEach(async () => {
    await desktop.run('setxkbmap', 'us')
    display = await X11Display.open(desktop.name)
    pressed = []
    keyboard = await X11Keyboard.open(display, (keycode) => pressed.push(keycode))
  })

  afterEach(async () => {
    await keyboard.close()
    display.close()
  })

  afterAll(async () => {
    state.close()
    await desktop.close()
  })

  async function typed(length: number, act: () => Promise<unknown>): Promise<string> {
    const sink = await X11TextSink.open(desktop)
    await act()
    const text = await sink.textOfLength(length)
    await sink.close()
    return text
  }

  it.each(['us', 'de', 'fr', 'ru', 'us,ru', 'gr'])('types the exact text under layout %s', async (layout) => {
    await desktop.run('setxkbmap', layout)

    const text = await typed(TEXT.length, async () => {
      expect(await keyboard.typeText(TEXT)).toBe('done')
    })

    expect(text).toBe(TEXT)
  })

  it('types long text of ever new characters without mixing them up', async () => {
    const characters = Array.from({ length: 150 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index * 7),
    ).join('')

    const text = await typed(characters.length, () => keyboard.typeText(characters))

    expect(text).toBe(characters)
  })

  it('follows a change of the layout between two texts', async () => {
    const text = await typed(6, async () => {
      await keyboard.typeText('zy/')
      await desktop.run('setxkbmap', 'de')
      await keyboard.typeText('zy/')
    })

    expect(text).toBe('zy/zy/')
  })

  it('types the same with CapsLock on and leaves it on', async () => {
    await desktop.run('xdotool', 'key', 'Caps_Lock')

    const text = await typed(8, () => keyboard.typeText('aAéÉ1!中ß'))

    expect(text).toBe('aAéÉ1!中ß')
    expect(await state.isCapsLockOn()).toBe(true)
    await desktop.run('xdotool', 'key', 'Caps_Lock')
  })

  it('types the same while Shift or Control is held, and holds it again afterwards', async () => {
    const text = await typed(12, async () => {
      await keyboard.setKey(at('ShiftLeft'), true)
      await keyboard.typeText('aA1!中é')
      await keyboard.setKey(at('ShiftLeft'), false)
      await keyboard.setKey(at('ControlRight'), true)
      await keyboard.typeText('aA1!中é')
    })

    expect(text).toBe('aA1!中éaA1!中é')
    const controlRight = 105
    expect(await state.keysDown()).toEqual([controlRight])
  })

  it('gives the lent keycodes back', async () => {
    const before = await desktop.run('xkbcomp', '-w', '0', desktop.name, '-')

    await keyboard.typeText('中文é')
    const during = await desktop.run('xkbcomp', '-w', '0', desktop.name, '-')
    await keyboard.close()

    expect(during).not.toBe(before)
    expect(await desktop.run('xkbcomp', '-w', '0', desktop.name, '-')).toBe(before)
  })

  it('presses a shortcut by its label wherever the layout has it', async () => {
    await desktop.run('setxkbmap', 'de')
    await keyboard.setKey(labelled('z'), true)
    await keyboard.setKey(labelled('z'), false)
    await desktop.run('setxkbmap', 'fr')
    await keyboard.setKey(labelled('a'), true)
    await keyboard.setKey(labelled('a'), false)
    await keyboard.setKey(labelled('1'), true)

    const [keyYinUs, keyQinUs, digit1] = [29, 24, 10]
    expect(pressed).toEqual([keyYinUs, keyQinUs, digit1])
  })

  it('presses a shortcut of a Latin letter on a layout without any', async () => {
    await desktop.run('setxkbmap', 'ru')
    await keyboard.setKey(labelled('c'), true)
    await keyboard.setKey(labelled('c'), false)
    await desktop.run('setxkbmap', 'us,ru')
    await keyboard.setKey(labelled('c'), true)

    const keyC = 54
    expect(pressed).toEqual([keyC, keyC])
  })

  it('says that a layout has no such key', async () => {
    expect(await keyboard.setKey({ by: 'label', label: 'ø', code: null }, true)).toBe('unsupported-key')
  })

  it('repeats a held key only when told, and the server itself not at all', async () => {
    const text = await typed(4, async () => {
      await keyboard.setKey(at('KeyX'), true)
      await keyboard.setKey(at('KeyX'), true)
      await keyboard.setKey(at('KeyX'), true)
      await new Promise((resolve) => setTimeout(resolve, 900))
      await keyboard.setKey(at('KeyX'), false)
      await keyboard.setKey(at('KeyY'), true)
      await keyboard.setKey(at('KeyY'), false)
    })

    expect(text).toBe('xxxy')
    expect(await state.isRepeatOn()).toBe(true)
  })

  it('gives the repeat of keys back even when the connection is cut', async () => {
    await keyboard.setKey(at('KeyX'), true)
    expect(await state.isRepeatOn()).toBe(false)

    display.close()

    await waitFor('the repeat', () => state.isRepeatOn())
    display = await X11Display.open(desktop.name)
    keyboard = await X11Keyboard.open(display, () => undefined)
    await keyboard.setKey(at('KeyX'), true)
    await keyboard.setKey(at('KeyX'), false)
  })

  it('leaves nothing pressed when it is closed', async () => {
    await keyboard.setKey(at('ControlLeft'), true)
    await keyboard.setKey(at('KeyA'), true)

    await keyboard.close()

    expect(await state.keysDown()).toEqual([])
  })
})
