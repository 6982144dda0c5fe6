import { people, phase } from '@deskside/shared/testing/session-stage.ts'
import { Room } from './room.ts'

describe('Anna helps Lee, and Kim is there too', () => {
  it('asks Kim, who is secondary, for nothing; Kim cannot be asked either', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]

    await room.anna.asks('control')
    expect([lee.sheet !== null, kim.sheet]).toEqual([true, null])

    room.anna.session.send(kim.id, { type: 'remote-control/request', requestId: 'request-1', access: 'view' })
    await room.stage.moment()
    expect(kim.sheet).toBeNull()
    expect(room.anna.seated.heard).toContainEqual({
      type: 'remote-control/answer',
      requestId: 'request-1',
      outcome: 'not-primary',
    })
  })

  it('makes Kim primary: what Lee gave ends at both sides, and Kim is asked anew', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('control')
    await lee.says('yes', 'session')
    expect(room.anna.access).toBe('control')

    room.anna.control.follow(() => room.anna.session.makePrimary(kim.id))
    expect(room.anna.access).toBeNull()
    await room.stage.moment()

    expect([lee.isPrimary, kim.isPrimary]).toEqual([false, true])
    expect(lee.helper.viewers).toEqual([])
    expect(lee.helper.gate.standing()).toEqual([])
    expect(room.anna.news).toEqual({ kind: 'ended', by: 'no-longer-primary', name: 'Lee' })
    expect(kim.sheet).toMatchObject({ request: { access: 'control' } })
    await kim.says('yes')
    expect(room.anna.access).toBe('control')
    await room.anna.types('for Kim')
    expect(kim.helper.effects).toEqual(['type for Kim'])
    expect(lee.helper.effects).toEqual([])
  })

  it('asks nobody when nothing was in use as she made Kim primary', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]

    room.anna.control.follow(() => room.anna.session.makePrimary(kim.id))
    await room.stage.moment()

    expect([lee.sheet, kim.sheet, room.anna.news]).toEqual([null, null, null])
  })

  it('lets go of whatever she held on Lee’s desktop when Kim becomes primary', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('control')
    await lee.says('yes')
    room.anna.control.input.button({ x: 0.5, y: 0.5 }, 'left', true)
    await room.stage.moment()

    room.anna.session.makePrimary(kim.id)
    await room.stage.moment()

    expect(lee.helper.effects.at(-1)).toBe('left up')
  })

  it('closes the question that is open at Lee’s when Kim becomes primary, and a late yes counts for nothing', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('control')
    const sheetId = lee.sheet?.sheetId ?? -1
    lee.helper.consent.shown(sheetId)
    await room.stage.clock.advance(1_500)
    // An app that goes on asking.
    room.anna.control.cancelRequest = () => undefined

    room.anna.session.makePrimary(kim.id)
    await room.stage.moment()
    expect(lee.sheet).toBeNull()
    lee.helper.consent.answer(sheetId, { kind: 'allow', scope: 'session', displayId: 'd1' })
    await room.stage.moment()

    expect(lee.helper.viewers).toEqual([])
    expect(lee.helper.gate.standing()).toEqual([])
  })

  it('can go back to Lee, who is asked again although he had said yes for the whole session', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('view')
    await lee.says('yes', 'session')
    room.anna.session.makePrimary(kim.id)
    await room.stage.moment()

    room.anna.session.makePrimary(lee.id)
    await room.stage.moment()
    await room.anna.asks('view')

    expect(lee.sheet).not.toBeNull()
    expect(room.anna.access).toBeNull()
  })

  it('removes Lee, who controlled nothing any more, and helps Kim, who is primary from then on', async () => {
    const room = await Room.open()
    const [lee, kim] = [await room.customer('Lee'), await room.customer('Kim')]
    await room.anna.asks('control')
    await lee.says('yes')

    room.anna.session.removeParticipant(lee.id)
    await room.stage.moment()

    expect(phase(lee.guest)).toEqual({ kind: 'over', end: { kind: 'removed' } })
    expect(lee.helper.viewers).toEqual([])
    expect(kim.isPrimary).toBe(true)
    expect(people(kim.guest).map(({ name }) => name)).toEqual(['Anna'])
    await room.anna.asks('control')
    expect(kim.sheet).not.toBeNull()
  })
})

describe('the list of people', () => {
  it('says who controls, and stops saying it', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    await room.anna.asks('control')
    await lee.says('yes')
    expect(room.anna.usesAt(lee)).toEqual([{ participantId: room.anna.id, access: 'control' }])

    room.anna.control.stop()
    await room.stage.moment()

    expect(room.anna.usesAt(lee)).toEqual([])
  })

  it('says whose microphone and camera are on, to those who come later and after an outage too', async () => {
    const room = await Room.open()
    const lee = await room.customer('Lee')
    lee.guest.session.setPresence({ microphone: 'on', camera: true })
    const kim = await room.customer('Kim')
    const leeAtKims = () => people(kim.guest).find(({ name }) => name === 'Lee')?.presence
    expect(leeAtKims()).toEqual({ microphone: 'on', camera: true, onHold: false })

    await room.stage.outage(10_000)
    lee.guest.session.setPresence({ microphone: 'muted', camera: false })
    await room.stage.clock.advance(10_000)

    expect(leeAtKims()).toEqual({ microphone: 'muted', camera: false, onHold: false })
    expect(people(room.anna.seated)[0]?.presence).toEqual({
      microphone: 'muted',
      camera: false,
      onHold: false,
    })
  })
})
