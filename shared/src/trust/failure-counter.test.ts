import { FailureCounter } from './failure-counter.ts'

describe('failure counter', () => {
  it('burns a code with the third failure', () => {
    const counter = new FailureCounter()

    expect(counter.triesLeft('123456')).toBe(3)
    expect([1, 2, 3, 4].map(() => counter.countFailure('123456'))).toEqual([2, 1, 0, 0])
    expect(counter.triesLeft('123456')).toBe(0)
  })

  it('counts each code by itself', () => {
    const counter = new FailureCounter()
    counter.countFailure('123456')

    expect(counter.triesLeft('123456')).toBe(2)
    expect(counter.triesLeft('654321')).toBe(3)
  })
})
