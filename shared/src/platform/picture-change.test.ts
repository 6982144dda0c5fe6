import { changeBetween, LARGE_SHARE } from './picture-change.ts'

const SIZE = 1_000

/** A picture in which so many are another than in an empty one, from the end backwards. */
function changedIn(changed: number): Int32Array {
  return new Int32Array(SIZE).fill(1, SIZE - changed)
}

describe('the change between two pictures', () => {
  const empty = new Int32Array(SIZE)

  it('is none where they are the same', () => {
    expect(changeBetween(empty, changedIn(0))).toBe('none')
  })

  it('is small from the first pixel to a tenth', () => {
    expect(changeBetween(empty, changedIn(1))).toBe('small')
    expect(changeBetween(empty, changedIn(SIZE * LARGE_SHARE))).toBe('small')
  })

  it('is large beyond that, and in a picture of another size', () => {
    expect(changeBetween(empty, changedIn(SIZE * LARGE_SHARE + 1))).toBe('large')
    expect(changeBetween(empty, new Int32Array(SIZE - 1))).toBe('large')
  })
})
