import { clockFace } from './clock-face.ts'

describe('clockFace', () => {
  it.each([
    [-5, '00:00'],
    [61_999, '01:01'],
    [3_599_000, '59:59'],
    [3_725_000, '1:02:05'],
    [36_000_000, '10:00:00'],
  ])('shows %d ms as %s', (ms, face) => {
    expect(clockFace(ms)).toBe(face)
  })
})
