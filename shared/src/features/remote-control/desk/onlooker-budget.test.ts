import { BUSY_SHARE, OnlookerBudget, QUIET_SHARE } from './onlooker-budget.ts'

const BUSY = BUSY_SHARE + 0.1
const QUIET = QUIET_SHARE - 0.1
const BETWEEN = (BUSY_SHARE + QUIET_SHARE) / 2

function after(...shares: readonly number[]): number {
  const budget = new OnlookerBudget()
  for (const share of shares) budget.add(share)
  return budget.framesPerSecond
}

describe('what onlookers get', () => {
  it('is ten pictures a second on a computer with time to spare', () => {
    expect(after()).toBe(10)
    expect(after(QUIET, BETWEEN, QUIET)).toBe(10)
  })

  it('does not suffer from one busy moment', () => {
    expect(after(BUSY)).toBe(10)
    expect(after(BUSY, BETWEEN, BUSY)).toBe(10)
  })

  it('falls step by step while the encoders cannot keep up, and then rests', () => {
    expect(after(BUSY, BUSY)).toBe(4)
    expect(after(BUSY, BUSY, BUSY)).toBe(4)
    expect(after(BUSY, BUSY, BUSY, BUSY)).toBe(0)
    expect(after(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY)).toBe(0)
  })

  it('comes back only after a longer quiet stretch, step by step', () => {
    const resting = [BUSY, BUSY, BUSY, BUSY]
    expect(after(...resting, QUIET, QUIET, QUIET)).toBe(0)
    expect(after(...resting, QUIET, QUIET, QUIET, QUIET)).toBe(4)
    expect(after(...resting, QUIET, QUIET, BETWEEN, QUIET, QUIET)).toBe(0)
    expect(after(...resting, ...Array<number>(8).fill(QUIET))).toBe(10)
  })
})
