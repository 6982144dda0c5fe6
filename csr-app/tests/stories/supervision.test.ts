/** What a supervisor who asks to watch, the CSR who is asked, and their customer notice of it. */
import { RING_TIMEOUT_MS, WATCH_ASK_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import { type Guest, links, people } from '@deskside/shared/testing/session-stage.ts'
import type { WatchQuestion } from '../../src/features/supervision/watch-questions.ts'
import { ColleagueRig, type CsrAtDesk } from './colleague-rig.ts'

/** Of Anna, who hosts it. */
const ANNAS = {
  ...{ sessionId: 'session-1', host: { accountId: 'account-Anna', name: 'Anna' } },
  ...{ people: 2, isWatched: false, openedAt: 0 },
}
const ONCE = { isForGood: false, isSpokenFor: false }
const FOR_GOOD = { isForGood: true, isSpokenFor: false }

describe('a supervisor who asks to watch', () => {
  let rig: ColleagueRig
  let lee: Guest
  let clara: CsrAtDesk
  beforeEach(async () => {
    rig = await ColleagueRig.open()
    lee = await rig.stage.joined('Lee')
    clara = rig.colleague('Clara')
    await rig.anna.sees('Clara')
  })
  afterEach(async () => {
    await rig.close()
    expect(rig.errors).toEqual([])
  })

  const wishIs = (kind: string) =>
    rig.until(`the wish to be ${kind}`, () => clara.wish.state.getSnapshot()?.state.kind === kind)

  async function annaIsAsked(): Promise<WatchQuestion> {
    await rig.until('Anna to be asked', () => rig.anna.questions.state.getSnapshot().length > 0)
    return rig.anna.questions.state.getSnapshot()[0] as WatchQuestion
  }

  async function claraIsIn(times = 1): Promise<void> {
    await rig.until('Clara to be in', () => clara.entered.length === times)
    await rig.stage.clock.advance(3_000)
    expect(links(clara.seated)).toEqual({ Anna: 'verified', Lee: 'verified' })
  }

  /** Clara and Anna have met in a session by a code. */
  async function haveMet(): Promise<void> {
    const { code } = await rig.stage.invite('csr')
    void clara.entersBy(code)
    await rig.until('Clara to be known', () => isKnown(rig.anna, 'Clara'))
    clara.seated.session.leave()
    await rig.nothingMore()
  }
  const isKnown = ({ desk }: CsrAtDesk, name: string): boolean => {
    desk.online.judgeAgain()
    const list = desk.online.list.getSnapshot()
    return Array.isArray(list) && list.some((one) => one.name === name && one.trust === 'confirmed')
  }

  /** One app, one session at a time: Clara's starts anew with the same keys. */
  async function claraStartsAgain(): Promise<void> {
    clara.seated.signaling.disconnect()
    clara = rig.colleague('Clara')
    const { server } = rig.stage
    await rig.until('Clara to be online', () => server.switchboard.deviceOf(clara.seated.signaling) !== null)
  }

  it('from a computer nobody has met yet is asked about by name and number, and both sides press', async () => {
    void clara.wish.ask(ANNAS)
    const question = await annaIsAsked()
    expect(question).toMatchObject({ trust: 'new', watcher: { name: 'Clara' } })
    expect(await rig.anna.desk.vault.numberOf(question.watcher.publicKey)).toBe(
      await clara.desk.vault.numberOf((await clara.desk.vault.ownDevice()).publicKey),
    )
    await rig.nothingMore()
    expect(clara.entered).toEqual([])

    rig.anna.questions.letIn(question.askId, ONCE)
    const call = await clara.isRung()
    expect(call).toMatchObject({ name: 'Anna', trust: 'new', isAnswer: true })
    await rig.nothingMore()
    expect(clara.ringing?.state.kind).toBe('ringing')
    expect(clara.entered).toEqual([])
    await clara.desk.incoming.accept(call.callId, false)
    await claraIsIn()
    expect(clara.wish.state.getSnapshot()).toBeNull()
    expect(clara.ringing).toBeUndefined()
  })

  it('is announced to the customer by name and role before there is a link to them', async () => {
    const linkedWhenTold: boolean[] = []
    lee.session.events.on('notice', (notice) => {
      if (notice.kind === 'supervisor-comes' && notice.person.name === 'Clara')
        linkedWhenTold.push(lee.session.linkOf(notice.person.participantId) !== null)
    })
    await haveMet()
    await claraStartsAgain()
    void clara.wish.ask(ANNAS)
    rig.anna.questions.letIn((await annaIsAsked()).askId, ONCE)
    await claraIsIn()

    expect(linkedWhenTold).toEqual([false])
    expect(people(lee)).toContainEqual(expect.objectContaining({ name: 'Clara', supervisor: true }))
    expect(people(rig.anna.seated)).toContainEqual(
      expect.objectContaining({ name: 'Clara', supervisor: true }),
    )
  })

  it('comes in by itself once the computer is known and was let in for good, even where no calls are wanted', async () => {
    await haveMet()
    await claraStartsAgain()
    void clara.wish.ask(ANNAS)
    const question = await annaIsAsked()
    expect(question.trust).toBe('confirmed')
    rig.anna.questions.letIn(question.askId, FOR_GOOD)
    await claraIsIn()
    clara.seated.session.leave()
    await rig.nothingMore()
    await claraStartsAgain()
    rig.anna.desk.online.setDoNotDisturb(true)
    clara.desk.online.setDoNotDisturb(true)
    await rig.nothingMore()

    void clara.wish.ask(ANNAS)
    await claraIsIn()
    expect(rig.anna.questions.state.getSnapshot()).toEqual([])
  })

  it('is asked about each time when it was let in once', async () => {
    await haveMet()
    for (const _time of [1, 2]) {
      await claraStartsAgain()
      void clara.wish.ask(ANNAS)
      rig.anna.questions.letIn((await annaIsAsked()).askId, ONCE)
      await claraIsIn()
      clara.seated.session.leave()
      await rig.nothingMore()
    }
  })

  it('cannot be let in for good at the first meeting of two computers', async () => {
    void clara.wish.ask(ANNAS)
    rig.anna.questions.letIn((await annaIsAsked()).askId, FOR_GOOD)
    await clara.isRung()
    const { publicKey } = await clara.desk.vault.ownDevice()
    const judged = await rig.anna.desk.vault.judgeWatcher({
      ...{ accountId: 'account-Clara', name: 'Clara', publicKey },
    })

    expect(judged).toEqual({ trust: 'met', isAllowed: false })
  })

  it('is declined with a press, and nobody comes in', async () => {
    void clara.wish.ask(ANNAS)
    rig.anna.questions.decline((await annaIsAsked()).askId)
    await wishIs('failed')

    expect(clara.wish.state.getSnapshot()?.state).toEqual({ kind: 'failed', why: 'declined' })
    expect(clara.entered).toEqual([])
    expect(people(lee)).toHaveLength(1)
  })

  it('is not let in when nobody answers', async () => {
    void clara.wish.ask(ANNAS)
    await annaIsAsked()
    await rig.stage.clock.advance(WATCH_ASK_TIMEOUT_MS)
    await wishIs('failed')

    expect(rig.anna.questions.state.getSnapshot()).toEqual([])
    expect(clara.wish.state.getSnapshot()?.state).toEqual({ kind: 'failed', why: 'declined' })
  })

  it('can take it back, and the question goes', async () => {
    void clara.wish.ask(ANNAS)
    const { askId } = await annaIsAsked()
    clara.wish.takeBack()
    await rig.until('the question to go', () => rig.anna.questions.state.getSnapshot().length === 0)
    rig.anna.questions.letIn(askId, ONCE)
    await rig.nothingMore()

    expect(clara.ringing).toBeUndefined()
  })

  it('hears when the app of the host is gone', async () => {
    void clara.wish.ask(ANNAS)
    await annaIsAsked()
    rig.anna.seated.signaling.disconnect()
    await wishIs('failed')

    expect(clara.wish.state.getSnapshot()?.state).toEqual({ kind: 'failed', why: 'gone' })
    expect(rig.anna.questions.state.getSnapshot()).toEqual([])
  })

  it('hears soon when the call that was to let them in comes to nothing', async () => {
    rig.stage.server.meddle = (message) => (message.type === 'call/incoming' ? [] : [message])
    void clara.wish.ask(ANNAS)
    rig.anna.questions.letIn((await annaIsAsked()).askId, ONCE)
    await rig.until('it to ring', () => rig.anna.letInCall.state.getSnapshot()?.state.kind === 'ringing')
    await rig.stage.clock.advance(RING_TIMEOUT_MS)
    await wishIs('failed')

    expect(clara.wish.state.getSnapshot()?.state).toEqual({ kind: 'failed', why: 'declined' })
    expect(people(lee)).toHaveLength(1)
  })

  it('of a session that this CSR does not host is not let in', async () => {
    void clara.wish.ask(ANNAS)
    await annaIsAsked()
    rig.anna.seated.session.end()
    rig.anna.questions.letIn(rig.anna.questions.state.getSnapshot()[0]?.askId ?? '', ONCE)
    await wishIs('failed')

    expect(clara.entered).toEqual([])
  })
})
