import fc from 'fast-check'
import { isInside, placePicture, type Size, toFraction } from './pointer-mapper.ts'

const ratios = fc.constantFrom(1, 1.25, 1.5, 2, 3)
const sizes = fc.record({
  width: fc.integer({ min: 64, max: 7680 }),
  height: fc.integer({ min: 64, max: 4320 }),
})

/** The pixel the customer's computer makes of it. */
const pixelOf = (fraction: number, pixels: number): number => Math.floor(fraction * pixels)

describe('placePicture', () => {
  it('fits the whole picture into the box without distorting it', () => {
    fc.assert(
      fc.property(sizes, sizes, ratios, (box, picture, ratio) => {
        const rect = placePicture(box, picture, 'fit', ratio)

        expect(rect.width).toBeLessThanOrEqual(box.width + 1e-6)
        expect(rect.height).toBeLessThanOrEqual(box.height + 1e-6)
        expect(rect.width / rect.height).toBeCloseTo(picture.width / picture.height, 6)
        expect(rect.left).toBeGreaterThanOrEqual(0)
        expect(rect.top).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('shows one remote pixel per device pixel when asked for the actual size', () => {
    const rect = placePicture({ width: 400, height: 300 }, { width: 1920, height: 1080 }, 'actual', 1.5)

    expect(rect).toEqual({ left: 0, top: 0, width: 1280, height: 720 })
  })

  it('has no place for a picture that has not arrived', () => {
    expect(placePicture({ width: 400, height: 300 }, { width: 0, height: 0 }, 'fit', 1).width).toBe(0)
  })
})

describe('toFraction', () => {
  it('hits the very pixel under the pointer at actual size, at every scale of the display', () => {
    fc.assert(
      fc.property(sizes, ratios, fc.nat(), fc.nat(), (picture, ratio, atX, atY) => {
        const pixel = { x: atX % picture.width, y: atY % picture.height }
        const rect = placePicture(picture, picture, 'actual', ratio)
        const point = { x: rect.left + pixel.x / ratio, y: rect.top + pixel.y / ratio }

        const fraction = toFraction(point, rect, picture, ratio)

        expect(pixelOf(fraction.x, picture.width)).toBe(pixel.x)
        expect(pixelOf(fraction.y, picture.height)).toBe(pixel.y)
      }),
    )
  })

  it('stays on the display wherever the pointer is', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.double(), fc.double(), (box, picture, x, y) => {
        const rect = placePicture(box, picture, 'fit', 1)

        const fraction = toFraction({ x, y }, rect, picture, 1)

        expect(pixelOf(fraction.x, picture.width)).toBeGreaterThanOrEqual(0)
        expect(pixelOf(fraction.x, picture.width)).toBeLessThan(picture.width)
        expect(pixelOf(fraction.y, picture.height)).toBeGreaterThanOrEqual(0)
        expect(pixelOf(fraction.y, picture.height)).toBeLessThan(picture.height)
      }),
    )
  })

  it('reaches the first and the last pixel of a picture that was made smaller', () => {
    const box: Size = { width: 1000, height: 700 }
    const picture: Size = { width: 2560, height: 1440 }
    const rect = placePicture(box, picture, 'fit', 1)

    const first = toFraction({ x: rect.left, y: rect.top }, rect, picture, 1)
    const past = toFraction({ x: rect.left + rect.width, y: rect.top + rect.height }, rect, picture, 1)

    expect(pixelOf(first.x, picture.width)).toBeLessThanOrEqual(1)
    expect(pixelOf(past.x, picture.width)).toBe(2559)
    expect(pixelOf(past.y, picture.height)).toBe(1439)
  })

  it('never turns back when the pointer moves on', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(8000), fc.nat(200), (box, picture, x, step) => {
        const rect = placePicture(box, picture, 'fit', 1)
        const at = (left: number): number => toFraction({ x: left, y: 0 }, rect, picture, 1).x

        expect(at(x + step)).toBeGreaterThanOrEqual(at(x))
      }),
    )
  })
})

describe('isInside', () => {
  it('counts the left and top edge, not the right and bottom', () => {
    const rect = { left: 10, top: 20, width: 100, height: 50 }

    expect(isInside({ x: 10, y: 20 }, rect)).toBe(true)
    expect(isInside({ x: 110, y: 30 }, rect)).toBe(false)
    expect(isInside({ x: 50, y: 70 }, rect)).toBe(false)
  })
})
