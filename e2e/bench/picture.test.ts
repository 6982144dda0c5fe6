import fc from 'fast-check'
import { counterCells, readCounter } from './picture.ts'

const brightnessOf = (cells: readonly boolean[]): number[] => cells.map((isWhite) => (isWhite ? 255 : 0))

describe('the frame counter', () => {
  it('is read as the number that was painted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4095 }), (frame) => {
        expect(readCounter(brightnessOf(counterCells(frame)))).toBe(frame)
      }),
    )
  })

  it('is not read where any one cell is wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4095 }), fc.nat(15), (frame, cell) => {
        const wrong = counterCells(frame).map((isWhite, index) => (index === cell ? !isWhite : isWhite))
        expect(readCounter(brightnessOf(wrong))).toBeNull()
      }),
    )
  })
})
