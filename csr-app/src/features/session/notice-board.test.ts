import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { SessionEvents, SessionNotice } from '@deskside/shared/session/session-events.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { NoticeBoard } from './notice-board.ts'

const WRONG_CODE: SessionNotice = { kind: 'code-failed', triesLeft: 2 }
const LEE = { participantId: 'person-0001', role: 'customer', name: 'Lee', primary: true } as const
const JOINED: SessionNotice = { kind: 'person-joined', person: LEE }

function scene() {
  const clock = new FakeClock()
  const events = new TypedEvents<SessionEvents<unknown>>()
  const board = new NoticeBoard({ session: { events }, clock })
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

  it('are three at most, the newest', () => {
    const { shown, tell } = scene()
    for (const notice of [WRONG_CODE, JOINED, JOINED, JOINED]) tell(notice)

    expect(shown()).toEqual(['person-joined', 'person-joined', 'person-joined'])
  })
})
