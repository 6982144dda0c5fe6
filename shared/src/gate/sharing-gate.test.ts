import { FakeClock } from '../testing/fake-clock.ts'
import { TEN_MINUTES_MS } from './grant-book.ts'
import { SharingGate } from './sharing-gate.ts'

const ANNA = 'csr-anna'
const BEN = 'csr-ben-x'

function openGate() {
  const clock = new FakeClock()
  const gate = new SharingGate(clock)
  const ended: string[] = []
  gate.events.on('ended', ({ participantId, access, why }) => ended.push(`${participantId} ${access} ${why}`))
  gate.markWarned()
  gate.updatePeople([
    { participantId: ANNA, isVerified: true },
    { participantId: BEN, isVerified: true },
  ])
  return { clock, gate, ended }
}

function allow(gate: SharingGate, access: 'view' | 'control', more: object = {}) {
  return gate.allow({ participantId: ANNA, access, scope: 'once', displayId: 'd1', ...more })
}

describe('SharingGate', () => {
  it('lets nobody ask or be granted anything before the warning', () => {
    const gate = new SharingGate(new FakeClock())
    gate.updatePeople([{ participantId: ANNA, isVerified: true }])

    expect(gate.mayAsk(ANNA)).toBe(false)
    expect(allow(gate, 'control')).toBe(false)
    expect(gate.permitFor(ANNA, 'view')).toBeNull()
  })

  it('lets nobody ask or be granted anything over a link that is not verified', () => {
    const gate = new SharingGate(new FakeClock())
    gate.markWarned()
    gate.updatePeople([{ participantId: ANNA, isVerified: false }])

    expect(gate.mayAsk(ANNA)).toBe(false)
    expect(allow(gate, 'view')).toBe(false)
    expect(gate.mayAsk('csr-nobody')).toBe(false)
  })

  it('gives exactly what was allowed to exactly that CSR', () => {
    const { gate } = openGate()

    allow(gate, 'view')

    expect(gate.permitFor(ANNA, 'view')?.isValid).toBe(true)
    expect(gate.permitFor(ANNA, 'control')).toBeNull()
    expect(gate.permitFor(BEN, 'view')).toBeNull()
  })

  it('gives seeing along with control', () => {
    const { gate } = openGate()

    allow(gate, 'control')

    expect(gate.accessOf(ANNA)).toBe('control')
    expect(gate.permitFor(ANNA, 'view')?.isValid).toBe(true)
  })

  it('ends a permit for good when it is revoked, even if the same is granted again', () => {
    const { gate, ended } = openGate()
    allow(gate, 'control')
    const permit = gate.permitFor(ANNA, 'control')

    gate.revokeAll()
    allow(gate, 'control')

    expect(permit?.isValid).toBe(false)
    expect(ended).toEqual([`${ANNA} control revoked`, `${ANNA} view revoked`])
  })

  it('ends a "once" permission when the CSR lets go', () => {
    const { gate } = openGate()
    allow(gate, 'view')

    gate.letGo(ANNA)

    expect(gate.accessOf(ANNA)).toBeNull()
    expect(gate.startAgain(ANNA, 'view')).toBe(false)
  })

  it('keeps a "session" permission after the CSR lets go, until it is taken back', () => {
    const { gate } = openGate()
    allow(gate, 'view', { scope: 'session' })
    gate.letGo(ANNA)

    expect(gate.standing()).toEqual([{ participantId: ANNA, access: 'view', endsInMs: null }])
    expect(gate.startAgain(ANNA, 'control')).toBe(false)
    expect(gate.startAgain(ANNA, 'view')).toBe(true)
    gate.revoke(ANNA)
    expect(gate.startAgain(ANNA, 'view')).toBe(false)
  })

  it('ends a "ten minutes" permission when they are over, in use or not', async () => {
    const { gate, clock, ended } = openGate()
    allow(gate, 'view', { scope: 'ten-minutes' })
    const permit = gate.permitFor(ANNA, 'view')

    await clock.advance(TEN_MINUTES_MS - 1)
    expect(permit?.isValid).toBe(true)
    await clock.advance(1)

    expect(permit?.isValid).toBe(false)
    expect(ended).toEqual([`${ANNA} view expired`])
    expect(gate.startAgain(ANNA, 'view')).toBe(false)
  })

  it('never lets control outlast seeing', async () => {
    const { gate, clock } = openGate()
    allow(gate, 'view', { scope: 'ten-minutes' })
    await clock.advance(TEN_MINUTES_MS / 2)
    allow(gate, 'control', { scope: 'ten-minutes' })

    await clock.advance(TEN_MINUTES_MS / 2)
    expect(gate.accessOf(ANNA)).toBe('control')
    await clock.advance(TEN_MINUTES_MS / 2)
    expect(gate.inUse()).toEqual([])
  })

  it('goes back to seeing when only control runs out', async () => {
    const { gate, clock } = openGate()
    allow(gate, 'view', { scope: 'session' })
    allow(gate, 'control', { scope: 'ten-minutes' })

    await clock.advance(TEN_MINUTES_MS)

    expect(gate.accessOf(ANNA)).toBe('view')
  })

  it('does not start again on another display than the shared one', () => {
    const { gate } = openGate()
    allow(gate, 'view', { scope: 'session' })
    gate.letGo(ANNA)
    allow(gate, 'view', { participantId: BEN, displayId: 'd2' })

    expect(gate.startAgain(ANNA, 'view')).toBe(false)
    expect(gate.sharedDisplayId).toBe('d2')
  })

  it('suspends control while the link is down and gives it back within a minute', async () => {
    const { gate, clock } = openGate()
    allow(gate, 'control')
    const permit = gate.permitFor(ANNA, 'control')

    gate.updatePeople([{ participantId: ANNA, isVerified: false }])
    expect(permit?.isValid).toBe(false)
    await clock.advance(59_999)
    gate.updatePeople([{ participantId: ANNA, isVerified: true }])

    expect(permit?.isValid).toBe(true)
  })

  it('takes control back after an outage of a minute, and seeing after two', async () => {
    const { gate, clock } = openGate()
    allow(gate, 'control')
    gate.updatePeople([{ participantId: ANNA, isVerified: false }])

    await clock.advance(60_000)
    expect(gate.accessOf(ANNA)).toBe('view')
    await clock.advance(60_000)

    expect(gate.accessOf(ANNA)).toBeNull()
  })

  it('forgets what was granted to somebody who left', () => {
    const { gate } = openGate()
    allow(gate, 'view', { scope: 'session' })

    gate.updatePeople([{ participantId: BEN, isVerified: true }])
    gate.updatePeople([{ participantId: ANNA, isVerified: true }])

    expect(gate.startAgain(ANNA, 'view')).toBe(false)
  })

  it('begins with the warning again after a session', () => {
    const { gate, ended } = openGate()
    allow(gate, 'view')

    gate.reset()
    gate.updatePeople([{ participantId: ANNA, isVerified: true }])

    expect(ended).toEqual([`${ANNA} view over`])
    expect(gate.mayAsk(ANNA)).toBe(false)
  })
})
