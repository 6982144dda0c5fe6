import { type PictureProgress, pictureTrouble } from './picture-trouble.ts'

const waiting: PictureProgress = { hasFrame: false, waitedMs: 4_000, limits: [], kbps: 0 }

describe('pictureTrouble', () => {
  it('gives the first picture a moment', () => {
    expect(pictureTrouble({ ...waiting, waitedMs: 3_999 })).toBeNull()
  })

  it('names what keeps the picture away', () => {
    expect(pictureTrouble(waiting)).toBe('nothing-arrives')
    expect(pictureTrouble({ ...waiting, kbps: null })).toBe('nothing-arrives')
    expect(pictureTrouble({ ...waiting, kbps: 900 })).toBe('cannot-be-shown')
  })

  it('believes the helper at once, even while an older picture is on screen', () => {
    expect(pictureTrouble({ ...waiting, waitedMs: 0, limits: ['capture-unavailable'] })).toBe(
      'capture-unavailable',
    )
    expect(pictureTrouble({ ...waiting, hasFrame: true, limits: ['empty-picture'] })).toBe('empty-picture')
  })

  it('is silent once a picture is there', () => {
    expect(pictureTrouble({ ...waiting, hasFrame: true, waitedMs: 60_000 })).toBeNull()
  })
})
