import { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { type Csr, type Seated, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { PhoneDesk } from './phone-desk.ts'

const BERLIN = [{ label: 'Berlin', number: '+49 30 1234567' }]

const phoneOf = ({ session }: Seated<SupportSession<null>>) => {
  const phone = new PhoneConference(session)
  return { phone, shown: () => phone.state.getSnapshot() }
}

const deskOf = (csr: Csr) => {
  const { phone, shown } = phoneOf(csr)
  const session: CsrSession<null> = csr.session
  return { desk: new PhoneDesk({ session, phone }), phone, shown }
}

async function scene() {
  const stage = await SessionStage.open()
  const anna = deskOf(stage.csr)
  const enter = async (name: string) => {
    const guest = stage.guest(name)
    const view = phoneOf(guest)
    await stage.tries(guest, (await stage.invite()).code)
    await stage.clock.advance(3_000)
    return { ...view, guest }
  }
  const enterColleague = async (name: string) => {
    const colleague = stage.colleague(name)
    const view = deskOf(colleague)
    await stage.tries(colleague, (await stage.invite('csr')).code)
    await stage.clock.advance(3_000)
    return { ...view, colleague }
  }
  const asks = async () => {
    void anna.desk.ask()
    await stage.moment()
  }
  return { stage, anna, enter, enterColleague, asks }
}

describe('joining by telephone', () => {
  it('shows everyone the same numbers and PIN, and who asks', async () => {
    const { stage, anna, enter, asks } = await scene()
    const lee = await enter('Lee')

    await asks()

    const pin = stage.server.pin ?? ''
    expect(anna.shown()).toEqual({ numbers: BERLIN, pin, askedBy: null })
    expect(lee.shown()).toMatchObject({ numbers: BERLIN, pin, askedBy: { name: 'Anna' } })
  })

  it('shows it to whoever comes later', async () => {
    const { anna, enter, asks } = await scene()
    await asks()

    const lee = await enter('Lee')

    expect(lee.shown()?.pin).toBe(anna.shown()?.pin)
  })

  it('takes it from everyone and from the server when the host takes it away', async () => {
    const { stage, anna, enter, asks } = await scene()
    const lee = await enter('Lee')
    await asks()

    anna.desk.end()
    await stage.moment()

    expect([anna.shown(), lee.shown(), stage.server.pin]).toEqual([null, null, null])
  })

  it('is told to somebody who was cut off when it was taken away', async () => {
    const { stage, anna, enter, asks } = await scene()
    const lee = await enter('Lee')
    await asks()
    stage.unplug(lee.guest)
    await stage.clock.advance(10_000)

    anna.desk.end()
    stage.plugIn(lee.guest)
    await stage.clock.advance(20_000)

    expect(lee.shown()).toBeNull()
  })

  it('goes on with the PIN people have after the server was restarted', async () => {
    const { stage, anna, enter, asks } = await scene()
    const lee = await enter('Lee')
    await asks()
    const pin = anna.shown()?.pin
    stage.csr.signaling.disconnect()
    stage.server.pin = null

    stage.csr.signaling.reconnect()
    await stage.moment()

    expect(stage.server.pin).toBe(pin)
    expect(lee.shown()?.pin).toBe(pin)
  })

  it('tells everyone the new PIN when the server had given the old one away', async () => {
    const { stage, enter, asks } = await scene()
    const lee = await enter('Lee')
    await asks()
    stage.csr.signaling.disconnect()
    stage.server.pin = '999999999'

    stage.csr.signaling.reconnect()
    await stage.moment()

    expect(lee.shown()?.pin).toBe('999999999')
  })

  it('follows the host role: the new host tells latecomers and can take it away', async () => {
    const { stage, anna, enter, enterColleague, asks } = await scene()
    const lee = await enter('Lee')
    const ben = await enterColleague('Ben')
    await asks()
    stage.csr.session.passControl(ben.colleague.session.snapshot.getSnapshot().me?.participantId ?? '', '')
    await stage.moment()
    ben.colleague.session.answerHandOver(true)
    await stage.moment()
    expect(ben.colleague.session.isHost).toBe(true)

    ben.desk.end()
    await stage.moment()

    expect([anna.shown(), lee.shown(), stage.server.pin]).toEqual([null, null, null])
  })

  it('is nothing a CSR who does not host can show', async () => {
    const { stage, enter, enterColleague } = await scene()
    const lee = await enter('Lee')
    const ben = await enterColleague('Ben')

    ben.phone.show({ numbers: BERLIN, pin: '123456789' })
    ben.colleague.session.broadcast({
      type: 'conference/phone',
      phone: { numbers: BERLIN, pin: '123456789' },
    })
    await stage.moment()

    expect(lee.shown()).toBeNull()
  })

  it('ends with the session', async () => {
    const { stage, anna, enter, asks } = await scene()
    const lee = await enter('Lee')
    await asks()

    stage.csr.session.end()
    await stage.moment()

    expect([anna.shown(), lee.shown()]).toEqual([null, null])
  })

  it('says why there is none, and can be asked for again', async () => {
    const { stage, anna, asks } = await scene()
    stage.csr.signaling.disconnect()

    await asks()
    expect(anna.desk.state.getSnapshot()).toBe('offline')
    stage.csr.signaling.reconnect()
    await asks()

    expect(anna.desk.state.getSnapshot()).toBe('no')
    expect(anna.shown()).not.toBeNull()
  })

  it('tells the host when a server that was away does not take the PIN back', async () => {
    const { stage, anna, asks } = await scene()
    await asks()
    stage.csr.session.openPhone = async () => ({ kind: 'refused' })

    stage.csr.signaling.disconnect()
    stage.csr.signaling.reconnect()
    await stage.moment()

    expect(anna.desk.state.getSnapshot()).toBe('refused')
    expect(anna.shown()).not.toBeNull()
  })
})
