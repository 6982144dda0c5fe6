import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import { type Guest, idOf, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { MOST_SESSIONS, SessionTabs } from './session-tabs.ts'
import { alertToNews, type TabAlert } from './tab-alerts.ts'
import type { TabSession } from './tab-watch.ts'

class StagedSession implements TabSession {
  readonly stage: SessionStage
  readonly session: CsrSession<null>
  readonly chat: ChatFeature
  readonly quiet = { warning: new Store<object | null>(null) }
  isInFront = false
  /** As it was told, in order. */
  readonly #told: string[]
  readonly #name: string

  static async open(name: string, told: string[] = []): Promise<StagedSession> {
    const stage = await SessionStage.open()
    return new StagedSession(stage, stage.csr.session, name, told)
  }

  constructor(stage: SessionStage, session: CsrSession<null>, name: string, told: string[] = []) {
    this.stage = stage
    this.session = session
    this.#name = name
    this.#told = told
    this.chat = new ChatFeature({ session, wallClock: () => 0, newId: () => 'line-of-csr-0001' })
  }

  readonly setInFront = (isInFront: boolean): void => {
    this.isInFront = isInFront
    this.#told.push(`${this.#name} ${isInFront ? 'in front' : 'behind'}`)
  }

  readonly putAway = (): void => void this.#told.push(`${this.#name} put away`)

  /** Somebody writes to the CSR. */
  async hears(from: Guest, id: string): Promise<void> {
    const line = { type: 'chat/line', id, text: 'hello', audience: 'everyone' } as const
    from.session.send(idOf(this.stage.csr), line)
    await this.stage.moment()
  }
}

/** The first one is behind, the second in front. */
async function twoSessions() {
  const told: string[] = []
  let count = 0
  const tabs = new SessionTabs<StagedSession>(() => {
    count += 1
    return `tab-${count}`
  })
  const first = await StagedSession.open('first', told)
  const second = await StagedSession.open('second', told)
  tabs.add(first)
  tabs.add(second)
  const alerts: TabAlert[] = []
  const hasWindow = { now: true }
  alertToNews({ tabs, hasWindow: () => hasWindow.now, tell: (alert) => alerts.push(alert) })
  const face = (id: string) => tabs.state.getSnapshot().tabs.find((tab) => tab.id === id)
  return { tabs, first, second, told, alerts, hasWindow, face, front: () => tabs.state.getSnapshot().front }
}

describe('which session is in front', () => {
  it('is the one opened last, and the one before is told that it is behind first', async () => {
    const { told, front, face } = await twoSessions()

    expect(front()).toBe('tab-2')
    expect(told).toEqual(['first in front', 'first behind', 'second in front'])
    expect([face('tab-1')?.isOnHold, face('tab-2')?.isOnHold]).toEqual([true, false])
  })

  it('is never two: on the start page all are on hold', async () => {
    const { tabs, first, second } = await twoSessions()

    tabs.bringToFront('tab-1')
    expect([first.isInFront, second.isInFront]).toEqual([true, false])
    tabs.bringToFront(null)

    expect([first.isInFront, second.isInFront]).toEqual([false, false])
  })

  it('says nothing twice to the one that is in front already', async () => {
    const { tabs, told } = await twoSessions()
    told.length = 0

    tabs.bringToFront('tab-2')
    tabs.bringToFront('nobody')

    expect(told).toEqual([])
  })

  it('goes round with the start page as one stop, both ways', async () => {
    const { tabs, front } = await twoSessions()
    const stops = [1, 1, 1, -1, -1].map((by) => {
      tabs.step(by === 1 ? 1 : -1)
      return front()
    })

    expect(stops).toEqual([null, 'tab-1', 'tab-2', 'tab-1', null])
  })

  it('is chosen by its place; a place where nothing is changes nothing', async () => {
    const { tabs, front } = await twoSessions()

    const stops = [1, 0, 2, 3].map((place) => {
      tabs.goTo(place)
      return front()
    })

    expect(stops).toEqual(['tab-1', null, 'tab-2', 'tab-2'])
  })

  it('is the start page when the one in front is closed, and a running one cannot be closed', async () => {
    const { tabs, second, front, face, told } = await twoSessions()
    tabs.close('tab-2')
    expect(face('tab-2')).toBeDefined()
    expect(told).not.toContain('second put away')
    second.session.end()

    tabs.close('tab-2')

    expect([front(), face('tab-2')]).toEqual([null, undefined])
    expect(tabs.running).toEqual(['tab-1'])
    expect(told.at(-1)).toBe('second put away')
  })

  it('is full with as many as one person can look after', async () => {
    const { tabs } = await twoSessions()
    for (let opened = 2; opened < MOST_SESSIONS; opened += 1) {
      expect(tabs.isFull).toBe(false)
      tabs.add(await StagedSession.open('another'))
    }

    expect(tabs.isFull).toBe(true)
  })
})

describe('what a tab shows', () => {
  it('is a number until somebody comes, then the name, which stays when they leave', async () => {
    const { first, face } = await twoSessions()
    expect(face('tab-1')).toMatchObject({ number: 1, name: null })
    const lee = await first.stage.joined('Lee')
    expect(face('tab-1')?.name).toBe('Lee')

    lee.session.leave()
    await first.stage.moment()

    expect(face('tab-1')?.name).toBe('Lee')
  })

  it('is the primary customer, whoever came first', async () => {
    const { first, face } = await twoSessions()
    await first.stage.joined('Lee')
    const kim = await first.stage.joined('Kim')
    expect(face('tab-1')?.name).toBe('Lee')

    first.session.makePrimary(idOf(kim))
    await first.stage.moment()

    expect(face('tab-1')?.name).toBe('Kim')
  })

  it('counts lines nobody has seen, and who joined behind until somebody looks', async () => {
    const { tabs, first, face } = await twoSessions()
    const lee = await first.stage.joined('Lee')
    await first.hears(lee, 'line-0001')
    await first.hears(lee, 'line-0002')
    expect(face('tab-1')).toMatchObject({ unread: 2, waiting: ['Lee'] })

    tabs.bringToFront('tab-1')
    first.chat.setVisible(true)
    expect(face('tab-1')).toMatchObject({ unread: 0, waiting: [] })
    tabs.bringToFront('tab-2')

    expect(face('tab-1')?.waiting).toEqual([])
  })

  it('has nobody waiting who joined before the CSR’s eyes, or has gone again', async () => {
    const { first, second, face } = await twoSessions()
    await second.stage.joined('Kim')
    const lee = await first.stage.joined('Lee')
    expect([face('tab-2')?.waiting, face('tab-1')?.waiting]).toEqual([[], ['Lee']])

    lee.session.leave()
    await first.stage.moment()

    expect(face('tab-1')?.waiting).toEqual([])
  })

  it.each([
    ['the CSR', (session: StagedSession) => session.session.end(), 'by-you'],
    [
      'its own time limit',
      (session: StagedSession) => session.session.end({ kind: 'nobody-joined', afterMs: 1_800_000 }),
      'by-itself',
    ],
  ] as const)('keeps who ended it: %s', async (_who, end, shown) => {
    const { first, face } = await twoSessions()
    await first.stage.joined('Lee')

    end(first)

    expect(face('tab-1')).toMatchObject({ end: shown, isOnHold: false, waiting: [], name: 'Lee' })
  })

  it.each([
    ['the host', null, 'by-host'],
    ['its time limit', { kind: 'nothing-happens', afterMs: 3_600_000 }, 'by-itself'],
  ] as const)(
    'keeps that %s ended it, where the CSR only assists; until then it has the host’s name',
    async (_who, rule, shown) => {
      const { tabs, first, face } = await twoSessions()
      const ben = first.stage.colleague('Ben')
      await first.stage.tries(ben, (await first.stage.invite('csr')).code)
      const id = tabs.add(new StagedSession(first.stage, ben.session, 'assisting'))
      expect(face(id)?.name).toBe('Anna')

      first.session.end(rule)
      await first.stage.moment()

      expect(face(id)?.end).toBe(shown)
    },
  )
})

describe('news of a session', () => {
  it('of the one behind are told with its name: joined, wrote, ends soon, has ended', async () => {
    const { first, alerts } = await twoSessions()
    const lee = await first.stage.joined('Lee')
    await first.hears(lee, 'line-0001')
    first.quiet.warning.set({})
    first.session.end({ kind: 'nothing-happens', afterMs: 3_600_000 })

    expect(alerts.map(({ news, face }) => [news.kind, news.who, face.name])).toEqual([
      ['joined', 'Lee', 'Lee'],
      ['chat', 'Lee', 'Lee'],
      ['ending-soon', null, 'Lee'],
      ['ended', null, 'Lee'],
    ])
  })

  it('are a code that did not match behind, which stands on the tab until somebody looks', async () => {
    const { tabs, first, alerts, face } = await twoSessions()
    const { code } = await first.stage.invite()
    await first.stage.tries(first.stage.guest('Eve'), { ...code, secret: '000000' })

    expect(alerts.map(({ news }) => news.kind)).toEqual(['warning'])
    expect(face('tab-1')?.isWarned).toBe(true)
    tabs.bringToFront('tab-1')
    tabs.bringToFront('tab-2')

    expect(face('tab-1')?.isWarned).toBe(false)
  })

  it('of the one in front are told only while the person does not see the window', async () => {
    const { second, alerts, hasWindow } = await twoSessions()
    const kim = await second.stage.joined('Kim')
    await second.hears(kim, 'line-0001')
    expect(alerts).toEqual([])

    hasWindow.now = false
    await second.hears(kim, 'line-0002')

    // Read, and told once.
    second.chat.setVisible(true)
    expect(alerts.map(({ news }) => news.kind)).toEqual(['chat'])
  })

  it('are not the CSR’s own lines, receipts, or an end of the CSR’s own', async () => {
    const { first, alerts } = await twoSessions()
    await first.stage.joined('Lee')
    alerts.length = 0

    first.chat.say('hello', { kind: 'everyone' })
    await first.stage.moment()
    first.session.end()

    expect(alerts).toEqual([])
  })

  it('are a colleague’s wish to pass the session on', async () => {
    const { tabs, first, alerts, face } = await twoSessions()
    const ben = first.stage.colleague('Ben')
    await first.stage.tries(ben, (await first.stage.invite('csr')).code)
    const id = tabs.add(new StagedSession(first.stage, ben.session, 'assisting'))
    tabs.bringToFront(null)
    alerts.length = 0

    first.session.passControl(idOf(ben), 'please')
    await first.stage.moment()

    expect(alerts.map(({ news }) => [news.tabId, news.kind, news.who])).toEqual([[id, 'offered', 'Anna']])
    expect(face(id)?.isOffered).toBe(true)
  })

  it('are that this CSR hosts after the host’s death, which stands on the tab until somebody looks', async () => {
    const { tabs, first, alerts, face } = await twoSessions()
    const ben = await first.stage.joinedColleague('Ben')
    const id = tabs.add(new StagedSession(first.stage, ben.session, 'assisting'))
    await first.stage.joined('Lee')
    await first.stage.clock.advance(3_000)
    tabs.bringToFront(null)
    alerts.length = 0

    first.stage.unplug(first.stage.csr)
    await first.stage.clock.advance(130_000)

    const ofBen = alerts.filter(({ news }) => news.tabId === id)
    expect(ofBen.map(({ news }) => [news.kind, news.who])).toEqual([['newly-host', 'Anna']])
    expect(face(id)?.isNewlyHost).toBe(true)
    tabs.bringToFront(id)
    expect(face(id)?.isNewlyHost).toBe(false)
  })

  it('are that a hand-over came to nothing', async () => {
    const { tabs, first, alerts } = await twoSessions()
    const ben = await first.stage.joinedColleague('Ben')
    tabs.bringToFront(null)

    first.session.passControl(idOf(ben), '')
    await first.stage.moment()
    ben.session.answerHandOver(false)
    await first.stage.moment()

    expect(alerts.map(({ news }) => [news.kind, news.who])).toEqual([['still-host', 'Ben']])
  })
})
