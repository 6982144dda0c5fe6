/** What a server that has been taken over can make of supervision: it cannot add a listener. */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { people } from '@deskside/shared/testing/session-stage.ts'
import type { WatchQuestion } from '../../src/features/supervision/watch-questions.ts'
import { ColleagueRig, type CsrAtDesk } from './colleague-rig.ts'

const ANNAS = {
  ...{ sessionId: 'session-1', host: { accountId: 'account-Anna', name: 'Anna' } },
  ...{ people: 2, isWatched: false, openedAt: 0 },
}

describe('a taken-over server', () => {
  let rig: ColleagueRig
  beforeEach(async () => {
    rig = await ColleagueRig.open()
    await rig.stage.joined('Lee')
  })
  afterEach(async () => {
    await rig.close()
    expect(rig.errors).toEqual([])
  })

  async function annaIsAsked(): Promise<WatchQuestion> {
    await rig.until('Anna to be asked', () => rig.anna.questions.state.getSnapshot().length > 0)
    return rig.anna.questions.state.getSnapshot()[0] as WatchQuestion
  }

  /** Anna has met Clara's computer by a code and has let it in for good. */
  async function claraIsLetInForGood(): Promise<CsrAtDesk> {
    const clara = rig.colleague('Clara')
    const { deviceId, publicKey } = await clara.desk.vault.ownDevice()
    rig.anna.desk.vault.learn({ accountId: 'account-Clara', name: 'Clara', publicKey, isProven: true })
    await rig.nothingMore()
    const sealed = await rig.anna.desk.vault.seal({
      ...{ callId: 'call-before', reason: '', isSpokenFor: false },
      to: { accountId: 'account-Clara', name: 'Clara', devices: [{ deviceId, publicKey }] },
      code: { nameplate: '123456', secret: '0'.repeat(26) },
      watch: { askId: 'ask-before', isForGood: true },
    })
    expect(sealed.kind).toBe('sealed')
    expect(
      await rig.anna.desk.vault.judgeWatcher({ accountId: 'account-Clara', name: 'Clara', publicKey }),
    ).toEqual({ trust: 'confirmed', isAllowed: true })
    return clara
  }

  /** The server makes up that somebody asks. */
  async function forges(who: { accountId: string; name: string }, computer: CsrAtDesk): Promise<void> {
    const { deviceId, publicKey } = await computer.desk.vault.ownDevice()
    rig.stage.server.tell(rig.anna.seated.signaling, {
      ...{ type: 'supervision/asked', askId: 'ask-forged', sessionId: 'session-1' },
      from: { ...who, deviceId, publicKey },
    })
  }

  const ringsSent = (): readonly string[] =>
    rig.stage.server.seen.filter((text) => text.includes('"call/ring"'))

  it('that asks in the name of a supervisor with a key of its own makes Anna be asked, and sends nothing', async () => {
    await claraIsLetInForGood()
    const evil = rig.colleague('Clara', 'evil')
    await forges({ accountId: 'account-Clara', name: 'Clara' }, evil)
    const question = await annaIsAsked()

    expect(question).toMatchObject({ trust: 'changed', watcher: { name: 'Clara' } })
    rig.anna.questions.letIn(question.askId, { isForGood: true, isSpokenFor: false })
    await rig.nothingMore()
    expect(rig.anna.questions.state.getSnapshot()).toHaveLength(1)
    expect(ringsSent()).toEqual([])
    expect(people(rig.anna.seated)).toHaveLength(1)
  })

  it('that brings the known computer under another name makes Anna be asked', async () => {
    const clara = await claraIsLetInForGood()
    await forges({ accountId: 'account-Clara', name: 'The boss' }, clara)

    expect((await annaIsAsked()).watcher.name).toBe('The boss')
    expect(ringsSent()).toEqual([])
  })

  it('that calls a colleague a supervisor brings nobody in: Anna is asked, though the computer is known', async () => {
    const { publicKey } = await rig.ben.desk.vault.ownDevice()
    rig.anna.desk.vault.learn({ accountId: 'account-Ben', name: 'Ben', publicKey, isProven: true })
    await rig.nothingMore()
    await forges({ accountId: 'account-Ben', name: 'Ben' }, rig.ben)

    expect(await annaIsAsked()).toMatchObject({ trust: 'confirmed', watcher: { name: 'Ben' } })
    expect(ringsSent()).toEqual([])
  })

  it('that makes a trusted supervisor ask does not bring them in against their will: their app did not ask', async () => {
    const clara = await claraIsLetInForGood()
    await forges({ accountId: 'account-Clara', name: 'Clara' }, clara)
    await rig.until('the call to be sent', () => ringsSent().length === 1)
    await rig.nothingMore()

    expect(clara.entered).toEqual([])
    expect(clara.ringing).toBeUndefined()
    expect(people(rig.anna.seated)).toHaveLength(1)
  })

  it('cannot use the answer of one wish for another, nor twice', async () => {
    const clara = await claraIsLetInForGood()
    const calls: ServerMessage[] = []
    rig.stage.server.meddle = (message) => {
      if (message.type !== 'call/incoming') return [message]
      calls.push(message)
      return []
    }
    void clara.wish.ask(ANNAS)
    await rig.until('the call to be kept back', () => calls.length === 1)
    clara.wish.takeBack()
    rig.stage.server.meddle = (message) => (message.type === 'supervision/asked' ? [] : [message])
    void clara.wish.ask(ANNAS)
    for (const call of [...calls, ...calls]) rig.stage.server.tell(clara.seated.signaling, call)
    await rig.nothingMore()

    expect(clara.entered).toEqual([])
    expect(clara.ringing).toBeUndefined()
    expect(clara.wish.state.getSnapshot()?.state.kind).toBe('asking')
  })

  it('cannot let a supervisor in to a session of its own in the place of Anna’s', async () => {
    const clara = await claraIsLetInForGood()
    const { publicKey } = await rig.anna.desk.vault.ownDevice()
    clara.desk.vault.learn({ accountId: 'account-Anna', name: 'Anna', publicKey, isProven: true })
    const evil = rig.colleague('Anna', 'evil')
    await evil.seated.session.open()
    rig.stage.server.meddle = (message) => (message.type === 'supervision/asked' ? [] : [message])
    void clara.wish.ask(ANNAS)
    await rig.nothingMore()
    const { askId } = clara.wish.state.getSnapshot() ?? { askId: '' }
    const { deviceId, publicKey: claras } = await clara.desk.vault.ownDevice()
    evil.letInCall.start({
      colleague: {
        accountId: 'account-Clara',
        name: 'Clara',
        devices: [{ deviceId, publicKey: claras }],
      },
      ...{ reason: '', isSpokenFor: true, watch: { askId, isForGood: false } },
    })
    const call = await clara.isRung()

    expect(call).toMatchObject({ trust: 'changed', isAnswer: true })
    await clara.desk.incoming.accept(call.callId, false)
    expect(clara.entered).toEqual([])
  })

  it('does not fill the screen with questions, however many it makes', async () => {
    const evil = rig.colleague('Mallory')
    const { deviceId, publicKey } = await evil.desk.vault.ownDevice()
    for (let at = 0; at < 20; at += 1) {
      rig.stage.server.tell(rig.anna.seated.signaling, {
        ...{ type: 'supervision/asked', askId: `ask-number-${at}`, sessionId: 'session-1' },
        from: { accountId: 'account-Mallory', name: 'Mallory', deviceId, publicKey },
      })
    }
    await annaIsAsked()
    await rig.nothingMore()

    expect(rig.anna.questions.state.getSnapshot()).toHaveLength(3)
  })
})
