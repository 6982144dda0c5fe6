import { notchesOf } from './wheel-notches.ts'

describe('notchesOf', () => {
  it("trusts Chromium's own count", () => {
    const event = { deltaX: 0, deltaY: 53, deltaMode: 0, wheelDeltaX: 0, wheelDeltaY: -120 }

    expect(notchesOf(event)).toEqual({ dx: 0, dy: 1 })
  })

  it('keeps the fractions of a touchpad', () => {
    expect(notchesOf({ deltaX: 12.5, deltaY: -4, deltaMode: 0 })).toEqual({ dx: 0.125, dy: -0.04 })
  })

  it('reads lines and pages', () => {
    expect(notchesOf({ deltaX: 0, deltaY: 3, deltaMode: 1 }).dy).toBe(1)
    expect(notchesOf({ deltaX: 0, deltaY: -1, deltaMode: 2 }).dy).toBe(-1)
  })

  it('stays within what the protocol carries', () => {
    expect(notchesOf({ deltaX: -1e9, deltaY: Number.NaN, deltaMode: 0 })).toEqual({ dx: -100, dy: 0 })
  })
})
