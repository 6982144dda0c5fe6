import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { Heartbeat, type Pulse } from './heartbeat.ts'

class FakePulse implements Pulse {
  pings = 0
  isAlive = true
  isTerminated = false
  readonly ping = (): void => {
    this.pings += 1
  }
  readonly hasAnswered = (): boolean => this.isAlive
  readonly terminate = (): void => {
    this.isTerminated = true
  }
}

describe('the heartbeat', () => {
  it('pings every socket once in fifteen seconds', async () => {
    const clock = new FakeClock()
    const heartbeat = new Heartbeat(clock)
    heartbeat.start()
    const pulses = Array.from({ length: 40 }, () => new FakePulse())
    for (const pulse of pulses) {
      heartbeat.add(pulse)
      await clock.advance(500)
    }

    await clock.advance(60_000)

    for (const pulse of pulses) expect(pulse.pings).toBeGreaterThanOrEqual(4)
    for (const pulse of pulses) expect(pulse.pings).toBeLessThanOrEqual(6)
  })

  it('drops a socket after two silent rounds, within 45 seconds, and no other', async () => {
    const clock = new FakeClock()
    const heartbeat = new Heartbeat(clock)
    heartbeat.start()
    const [dead, alive] = [new FakePulse(), new FakePulse()]
    heartbeat.add(dead)
    heartbeat.add(alive)
    await clock.advance(15_000)

    dead.isAlive = false
    await clock.advance(15_000)
    expect(dead.isTerminated).toBe(false)
    await clock.advance(15_000)

    expect(dead.isTerminated).toBe(true)
    expect(alive.isTerminated).toBe(false)
  })
})
