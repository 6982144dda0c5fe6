import { Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { Person } from '@deskside/shared/protocol/participants.ts'
import type { SessionEvents, SessionNotice } from '@deskside/shared/session/session-events.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { NoticeBoard } from './notice-board.ts'

const WRONG_CODE: SessionNotice = { kind: 'code-failed', triesLeft: 2 }
const LEE = { participantId: 'person-0001', role: 'customer', name: 'Lee', primary: true } as const
const ME = { participantId: 'person-me', role: 'csr', name: 'Anna', primary: false } as const
const BEN = { ...ME, participantId: 'person-ben', name: 'Ben' } as const
const BACK: SessionNotice = { kind: 'reconnected', person: LEE }
const PRETENDED: SessionNotice = { kind: 'tampered', person: LEE }
const hostIs = (to: Person): SessionNotice => ({
  kind: 'host-changed',
  change: { from: to === ME ? BEN : ME, to, how: 'passed' },
})
const JOINED: SessionNotice = { kind: 'person-joined', person: LEE }

function scene() {
  const clock = new FakeClock()
  const events = new TypedEvents<SessionEvents<unknown>>()
  const snapshot = new Store({ me: ME } as unknown as SessionSnapshot)
  const board = new NoticeBoard({ session: { events, snapshot }, clock })
  const shown = () => board.notices.getSnapshot().map(({ notice }) => notice.kind)
  return { clock, board, shown, tell: (notice: SessionNotice) => events.emit('notice', notice) }
}

describe('the notices of a session', () => {
  it('go after a moment, a warning later', async () => {
    const { clock, board, shown, tell } = scene()
    board.setInFront(true)
    tell(JOINED)
    tell(WRONG_CODE)
    expect(shown()).toEqual(['person-joined', 'code-failed'])

    await clock.advance(6_000)
    expect(shown()).toEqual(['code-failed'])
    await clock.advance(9_000)

    expect(shown()).toEqual([])
  })

  it('wait behind another session until they can be read', async () => {
    const { clock, board, shown, tell } = scene()
    tell(WRONG_CODE)
    await clock.advance(60_000)
    expect(shown()).toEqual(['code-failed'])

    board.setInFront(true)
    await clock.advance(14_000)
    expect(shown()).toEqual(['code-failed'])
    board.setInFront(false)
    await clock.advance(60_000)
    expect(shown()).toEqual(['code-failed'])
    board.setInFront(true)
    await clock.advance(15_000)

    expect(shown()).toEqual([])
  })

  it('are the newest three of what happens all the time', () => {
    const { shown, tell } = scene()
    for (const notice of [BACK, JOINED, JOINED, JOINED]) tell(notice)

    expect(shown()).toEqual(['person-joined', 'person-joined', 'person-joined'])
  })

  it('never push out a warning that nobody has read; only a newer one of its kind takes its place', () => {
    const { board, shown, tell } = scene()
    tell(WRONG_CODE)
    tell(PRETENDED)
    for (const notice of [JOINED, BACK, JOINED, JOINED, { ...WRONG_CODE, triesLeft: 1 }]) tell(notice)

    expect(shown().filter((kind) => kind === 'code-failed' || kind === 'tampered')).toEqual([
      'tampered',
      'code-failed',
    ])
    expect(board.notices.getSnapshot().at(-1)?.notice).toEqual({ kind: 'code-failed', triesLeft: 1 })
  })

  it('keep that this CSR hosts now until it is dismissed, or another one does', async () => {
    const { clock, board, shown, tell } = scene()
    board.setInFront(true)
    tell(hostIs(ME))
    for (const notice of [JOINED, JOINED, JOINED, JOINED]) tell(notice)
    await clock.advance(60_000)
    expect(shown()).toEqual(['host-changed'])

    board.dismiss(board.notices.getSnapshot()[0]?.id ?? -1)
    expect(shown()).toEqual([])
    tell(hostIs(ME))
    tell(hostIs(BEN))

    expect(shown()).toEqual(['host-changed'])
    await clock.advance(6_000)
    expect(shown()).toEqual([])
  })
})
