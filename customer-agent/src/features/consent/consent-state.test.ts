import { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import { FakeClock, settle } from '@deskside/shared/testing/fake-clock.ts'
import { type ConsentOutcome, ConsentState } from './consent-state.ts'

const ANNA = 'csr-anna'
const BEN = 'csr-ben-x'

function setUp(options: { isPrimary?: boolean; isSupported?: boolean } = {}) {
  const clock = new FakeClock()
  const gate = new SharingGate(clock)
  gate.markWarned()
  gate.updatePeople([
    { participantId: ANNA, isVerified: true },
    { participantId: BEN, isVerified: true },
  ])
  const consent = new ConsentState({
    gate,
    clock,
    isPrimary: () => options.isPrimary ?? true,
    isSupported: () => options.isSupported ?? true,
  })
  let count = 0
  const sheetId = () => consent.sheet.getSnapshot()?.sheetId ?? -1
  const ask = (access: 'view' | 'control', participantId = ANNA) => {
    count += 1
    const asked: { outcome: ConsentOutcome | null; requestId: string } = {
      outcome: null,
      requestId: `request-${count}`,
    }
    void consent.request({ requestId: asked.requestId, participantId, access }).then((outcome) => {
      asked.outcome = outcome
    })
    consent.shown(sheetId())
    return asked
  }
  const allow = (displayId = 'd1') => consent.answer(sheetId(), { kind: 'allow', scope: 'once', displayId })
  return { clock, gate, consent, ask, allow, sheetId }
}

describe('ConsentState', () => {
  it('puts one sheet before the customer and grants what the customer allows', async () => {
    const { clock, gate, consent, ask, allow } = setUp()
    const asked = ask('control')
    expect(consent.sheet.getSnapshot()).toMatchObject({ seesAlready: false, displayId: null })
    await clock.advance(1_000)

    expect(allow()).toBe(true)
    await settle()

    expect(asked.outcome).toBe('granted')
    expect(gate.accessOf(ANNA)).toBe('control')
    expect(consent.sheet.getSnapshot()).toBeNull()
  })

  it('grants nothing when the customer denies', async () => {
    const { gate, consent, ask, sheetId } = setUp()
    const asked = ask('view')

    consent.answer(sheetId(), { kind: 'deny' })
    await settle()

    expect(asked.outcome).toBe('denied')
    expect(gate.accessOf(ANNA)).toBeNull()
  })

  it('takes silence for a no after a minute', async () => {
    const { clock, gate, consent, ask, allow, sheetId } = setUp()
    const asked = ask('view')
    const late = sheetId()

    await clock.advance(59_999)
    expect(asked.outcome).toBeNull()
    await clock.advance(1)

    expect(asked.outcome).toBe('timed-out')
    expect(allow()).toBe(false)
    expect(consent.answer(late, { kind: 'allow', scope: 'session', displayId: 'd1' })).toBe(false)
    expect(gate.accessOf(ANNA)).toBeNull()
  })

  it('does not take a yes in the first second', async () => {
    const { clock, gate, ask, allow } = setUp()
    ask('control')
    await clock.advance(999)

    expect(allow()).toBe(false)

    expect(gate.accessOf(ANNA)).toBeNull()
  })

  it('does not take a yes before the sheet could be read', async () => {
    const { clock, gate, consent, allow } = setUp()
    void consent.request({ requestId: 'request-7', participantId: ANNA, access: 'control' })
    await clock.advance(5_000)

    expect(allow()).toBe(false)
    consent.shown(1)
    await clock.advance(999)
    consent.shown(1)
    expect(allow()).toBe(false)
    expect(gate.accessOf(ANNA)).toBeNull()
    await clock.advance(1)

    expect(allow()).toBe(true)
  })

  it('does not take an answer meant for an earlier sheet', async () => {
    const { clock, gate, consent, ask, sheetId } = setUp()
    ask('view')
    const earlier = sheetId()
    consent.answer(earlier, { kind: 'deny' })
    ask('control', BEN)
    await clock.advance(2_000)

    expect(consent.answer(earlier, { kind: 'allow', scope: 'session', displayId: 'd1' })).toBe(false)

    expect(gate.accessOf(BEN)).toBeNull()
  })

  it('answers a second request while a sheet is open with busy', async () => {
    const { ask, consent } = setUp()
    ask('view')
    const first = consent.sheet.getSnapshot()

    const second = ask('control', BEN)
    const again = ask('control')
    await settle()

    expect([second.outcome, again.outcome]).toEqual(['busy', 'busy'])
    expect(consent.sheet.getSnapshot()).toBe(first)
  })

  it('closes the sheet when the CSR no longer wants an answer, and only that CSR can', async () => {
    const { consent, ask } = setUp()
    const asked = ask('view')

    consent.cancel(BEN, asked.requestId)
    consent.cancel(ANNA, 'another-request')
    expect(consent.sheet.getSnapshot()).not.toBeNull()
    consent.cancel(ANNA, asked.requestId)
    await settle()

    expect(asked.outcome).toBe('withdrawn')
    expect(consent.sheet.getSnapshot()).toBeNull()
  })

  it('closes the sheet when the CSR is no longer there', async () => {
    const { gate, consent, ask } = setUp()
    const asked = ask('view')

    gate.updatePeople([{ participantId: ANNA, isVerified: false }])
    await settle()

    expect(asked.outcome).toBe('denied')
    expect(consent.sheet.getSnapshot()).toBeNull()
  })

  it('asks for control only when the CSR sees already, on the display it sees', async () => {
    const { clock, gate, consent, ask, allow, sheetId } = setUp()
    ask('view')
    await clock.advance(1_000)
    allow('d2')

    const asked = ask('control')
    expect(consent.sheet.getSnapshot()).toMatchObject({ seesAlready: true, displayId: 'd2' })
    await clock.advance(1_000)
    expect(allow('d1')).toBe(false)
    consent.answer(sheetId(), { kind: 'deny' })
    await settle()

    expect(asked.outcome).toBe('denied')
    expect(gate.accessOf(ANNA)).toBe('view')
  })

  it('gives less without asking: from control to seeing', async () => {
    const { clock, gate, consent, ask, allow } = setUp()
    ask('control')
    await clock.advance(1_000)
    allow()

    const asked = ask('view')
    await settle()

    expect(asked.outcome).toBe('granted')
    expect(gate.accessOf(ANNA)).toBe('view')
    expect(consent.sheet.getSnapshot()).toBeNull()
  })

  it('lets one CSR control at a time', async () => {
    const { clock, consent, ask, allow } = setUp()
    ask('control')
    await clock.advance(1_000)
    allow()

    const other = ask('control', BEN)
    await settle()

    expect(other.outcome).toBe('busy')
    expect(consent.sheet.getSnapshot()).toBeNull()
  })

  it('starts again without a sheet under a longer permission', async () => {
    const { clock, gate, consent, ask, sheetId } = setUp()
    ask('view')
    await clock.advance(1_000)
    consent.answer(sheetId(), { kind: 'allow', scope: 'ten-minutes', displayId: 'd1' })
    gate.letGo(ANNA)

    const again = ask('view')
    await settle()

    expect(again.outcome).toBe('granted')
  })

  it('refuses without a sheet where sharing is not possible', async () => {
    const secondary = setUp({ isPrimary: false })
    const unable = setUp({ isSupported: false })
    const early = setUp()
    early.gate.reset()

    const outcomes = [secondary.ask('view'), unable.ask('control'), early.ask('view')]
    await settle()

    expect(outcomes.map((asked) => asked.outcome)).toEqual(['not-primary', 'unsupported', 'denied'])
    for (const { consent } of [secondary, unable, early]) expect(consent.sheet.getSnapshot()).toBeNull()
  })
})
