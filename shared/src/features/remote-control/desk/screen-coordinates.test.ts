import fc from 'fast-check'
import {
  type DesktopUnits,
  findDisplay,
  type InputDisplay,
  inputDisplay,
  type Rectangle,
  toInputPoint,
  withCapturedSize,
} from './screen-coordinates.ts'

const SCALES = [1, 1.25, 1.5, 2]

const anyDisplay = fc.record({
  displayId: fc.constant('1'),
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 16_384 }),
  height: fc.integer({ min: 1, max: 16_384 }),
})

/** Bounds as the toolkit tells them: whole scaled units, rounded down. */
function reported(physical: Rectangle, scaleFactor: number) {
  return {
    displayId: '7',
    scaleFactor,
    bounds: {
      x: Math.floor(physical.x / scaleFactor),
      y: Math.floor(physical.y / scaleFactor),
      width: Math.floor(physical.width / scaleFactor),
      height: Math.floor(physical.height / scaleFactor),
    },
  }
}

describe('toInputPoint', () => {
  it('maps every pixel to itself, whether its middle or its edge was sent', () => {
    fc.assert(
      fc.property(anyDisplay, fc.nat(), fc.constantFrom(0, 0.5, 0.999), (display, seed, within) => {
        const column = seed % display.width
        const row = seed % display.height

        const point = toInputPoint(
          { x: (column + within) / display.width, y: (row + within) / display.height },
          display,
        )

        expect(point).toEqual({ x: display.x + column, y: display.y + row })
      }),
      { numRuns: 2000 },
    )
  })

  it('never leaves the display and reaches its first and last pixel', () => {
    fc.assert(
      fc.property(anyDisplay, (display) => {
        expect(toInputPoint({ x: 0, y: 0 }, display)).toEqual({ x: display.x, y: display.y })
        expect(toInputPoint({ x: 1, y: 1 }, display)).toEqual({
          x: display.x + display.width - 1,
          y: display.y + display.height - 1,
        })
      }),
    )
  })
})

describe('inputDisplay', () => {
  const panel: Rectangle = { x: 0, y: 0, width: 1366, height: 768 }
  const left: Rectangle = { x: -2560, y: -301, width: 2560, height: 1440 }
  const portrait: Rectangle = { x: 1366, y: -200, width: 1080, height: 1920 }
  const monitors = [panel, left, portrait]

  it.each(SCALES)('finds the true pixels of every X11 monitor at scale %p', (scale) => {
    const units: DesktopUnits = { kind: 'x11', monitors }

    for (const monitor of monitors) {
      expect(inputDisplay(reported(monitor, scale), units)).toEqual({ displayId: '7', ...monitor })
    }
  })

  it('uses the origin X11 tells where no monitor fits', () => {
    const display = inputDisplay(
      { ...reported({ x: 0, y: 0, width: 1280, height: 800 }, 1.25), nativeOrigin: { x: 1366, y: 17 } },
      { kind: 'x11', monitors: [] },
    )

    expect(display).toEqual({ displayId: '7', x: 1366, y: 17, width: 1280, height: 800 })
  })

  it('lets Windows convert, which knows how displays of different scale lie beside one another', () => {
    const toPhysical = () => ({ x: -3840, y: 0, width: 3840, height: 2160 })

    expect(
      inputDisplay(
        { displayId: '2', scaleFactor: 2, bounds: { x: -1920, y: 0, width: 1920, height: 1080 } },
        { kind: 'windows', toPhysical },
      ),
    ).toEqual({ displayId: '2', x: -3840, y: 0, width: 3840, height: 2160 })
  })

  it('keeps the points of macOS', () => {
    const bounds = { x: 1440, y: -180, width: 1920, height: 1080 }

    expect(inputDisplay({ displayId: '3', scaleFactor: 2, bounds }, { kind: 'macos' })).toEqual({
      displayId: '3',
      ...bounds,
    })
  })

  it.each(SCALES)('hits every pixel of a row at scale %p', (scale) => {
    const display = inputDisplay(reported(left, scale), { kind: 'x11', monitors })

    for (let column = 0; column < left.width; column += 1) {
      const point = toInputPoint({ x: (column + 0.5) / left.width, y: 0.5 }, display)
      expect(point.x).toBe(left.x + column)
    }
  })
})

describe('withCapturedSize', () => {
  const display: InputDisplay = { displayId: '1', x: 0, y: 0, width: 1365, height: 767 }

  it('gives back the pixel that rounding took', () => {
    expect(withCapturedSize(display, { width: 1366, height: 768 })).toEqual({
      ...display,
      width: 1366,
      height: 768,
    })
  })

  it('ignores a picture that is scaled down', () => {
    expect(withCapturedSize(display, { width: 683, height: 384 })).toBe(display)
  })
})

describe('findDisplay', () => {
  it('finds nothing when the display was unplugged', () => {
    expect(findDisplay([{ displayId: '1', x: 0, y: 0, width: 1, height: 1 }], '2')).toBeNull()
  })
})
