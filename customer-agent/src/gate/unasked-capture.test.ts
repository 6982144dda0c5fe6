import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { QUESTION_LIMIT_MS, UnaskedCapture } from './unasked-capture.ts'

function watched() {
  const clock = new FakeClock()
  const seen = { ended: 0 }
  const watch = new UnaskedCapture(clock, () => {
    seen.ended += 1
  })
  return { clock, seen, watch }
}

describe('a page that may listen', () => {
  it('goes on when main is asked what to give', async () => {
    const { clock, seen, watch } = watched()

    watch.leaveGiven()
    watch.asked()
    await clock.advance(QUESTION_LIMIT_MS)

    expect(seen.ended).toBe(0)
  })

  it('is ended when main is never asked', async () => {
    const { clock, seen, watch } = watched()

    watch.leaveGiven()
    await clock.advance(QUESTION_LIMIT_MS)

    expect(seen.ended).toBe(1)
  })

  it('cannot hide one capture behind another', async () => {
    const { clock, seen, watch } = watched()

    watch.leaveGiven()
    watch.leaveGiven()
    watch.asked()
    await clock.advance(QUESTION_LIMIT_MS)

    expect(seen.ended).toBe(1)
  })

  it('has no question to its credit for later', async () => {
    const { clock, seen, watch } = watched()

    watch.asked()
    watch.leaveGiven()
    await clock.advance(QUESTION_LIMIT_MS)

    expect(seen.ended).toBe(1)
  })
})
