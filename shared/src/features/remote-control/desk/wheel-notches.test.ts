import { WheelNotches } from './wheel-notches.ts'

describe('WheelNotches', () => {
  it('makes one step of ten tenths', () => {
    const notches = new WheelNotches(1)

    const steps = Array.from({ length: 10 }, () => notches.add({ dx: 0, dy: 0.1 }).dy)

    expect(steps).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('keeps both directions apart and signed', () => {
    const notches = new WheelNotches(1)

    expect(notches.add({ dx: -2.5, dy: 1.25 })).toEqual({ dx: -2, dy: 1 })
    expect(notches.add({ dx: -0.5, dy: 0.75 })).toEqual({ dx: -1, dy: 1 })
  })

  it('does not make a turn of direction wait for the rest of the old one', () => {
    const notches = new WheelNotches(1)
    notches.add({ dx: 0, dy: 0.9 })

    expect(notches.add({ dx: 0, dy: -1 })).toEqual({ dx: 0, dy: -1 })
  })

  it('counts in the finer steps of the device where it has them', () => {
    expect(new WheelNotches(120).add({ dx: 0, dy: 0.25 })).toEqual({ dx: 0, dy: 30 })
  })
})
