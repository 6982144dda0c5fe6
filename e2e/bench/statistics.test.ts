import { summarise } from './statistics.ts'

describe('a summary', () => {
  it('names the nearest measured value for median and p95', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(summarise(values)).toEqual({ count: 100, min: 1, median: 50, p95: 95, max: 100 })
  })

  it('is absent when nothing was measured', () => {
    expect(summarise([])).toBeNull()
  })
})
