import { KEY_CODES, usLabelOf } from '../features/remote-control/desk/key-codes.ts'
import { hookKeyCode } from './hook-key-codes.ts'
import { nutKeyName, nutKeyNameOfLabel } from './nut-keys.ts'

/** nut-js itself, only to see that the names exist; it opens no display until it is used. */
const nutKeys = async () => (await import('@nut-tree/nut-js')).Key

describe('nutKeyName', () => {
  it('names only keys that nut-js has', async () => {
    const known = new Set(Object.keys(await nutKeys()))

    const names = KEY_CODES.map(nutKeyName).filter((name) => name !== null)

    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect(names.length).toBeGreaterThan(90)
  })

  it('finds the key of every letter and digit by its label', async () => {
    const known = new Set(Object.keys(await nutKeys()))
    const labels = KEY_CODES.map(usLabelOf).filter((label) => label !== null)

    expect(labels).toHaveLength(36)
    expect(labels.map(nutKeyNameOfLabel).every((name) => name !== null && known.has(name))).toBe(true)
    expect(nutKeyNameOfLabel('ä')).toBeNull()
  })
})

describe('hookKeyCode', () => {
  it.each([
    [30, 'KeyA'],
    [87, 'F11'],
    [83, 'NumpadDecimal'],
    [0x0e1d, 'ControlRight'],
    [0xe048, 'ArrowUp'],
  ])('names key %p of uiohook %s', (keycode, code) => {
    expect(hookKeyCode(keycode)).toBe(code)
  })

  it('names none it does not tell apart', () => {
    expect(hookKeyCode(0)).toBeNull()
    expect(hookKeyCode(0xee4f)).toBeNull()
  })
})
