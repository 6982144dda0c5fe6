import type { Fraction } from './pointer-mapper.ts'
import { PointerThrottle } from './pointer-throttle.ts'

const place = (x: number): Fraction => ({ x, y: 0 })

function throttle() {
  const sent: number[] = []
  return { sent, pointer: new PointerThrottle(({ x }) => sent.push(x)) }
}

describe('PointerThrottle', () => {
  it('passes a move at once', () => {
    const { pointer, sent } = throttle()

    pointer.raw(place(0.1), 100)
    pointer.raw(place(0.2), 104)

    expect(sent).toEqual([0.1, 0.2])
  })

  it('thins out what comes faster and never loses where the pointer came to rest', () => {
    const { pointer, sent } = throttle()

    pointer.raw(place(0.1), 100)
    pointer.raw(place(0.2), 101)
    pointer.raw(place(0.3), 102)
    pointer.settle(103)
    pointer.settle(120)

    expect(sent).toEqual([0.1, 0.3])
  })

  it('sends no old move after a click', () => {
    const { pointer, sent } = throttle()
    pointer.raw(place(0.1), 100)
    pointer.raw(place(0.2), 101)

    pointer.drop()
    pointer.settle(110)

    expect(sent).toEqual([0.1])
  })
})
