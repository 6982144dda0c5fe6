import { isScreenshotKey } from './screenshot-key.ts'

const KEY = { code: 'F9', ctrlKey: true, altKey: true, shiftKey: true, metaKey: false }

describe('the key that takes a picture', () => {
  it('is F9 with all three held', () => {
    expect(isScreenshotKey(KEY)).toBe(true)
  })

  it.each([{ ctrlKey: false }, { altKey: false }, { shiftKey: false }, { metaKey: true }, { code: 'F8' }])(
    'is not the customer’s key with %j',
    (other) => {
      expect(isScreenshotKey({ ...KEY, ...other })).toBe(false)
    },
  )
})
