import { ClosingRound } from './closing-round.ts'

function scene(...sessions: readonly string[]) {
  let running = [...sessions]
  const asked: string[] = []
  let isClosed = false
  const round = new ClosingRound({
    running: () => running,
    askToEnd: (id) => asked.push(id),
    closeNow: () => {
      isClosed = true
    },
  })
  const ends = (id: string): void => {
    running = running.filter((other) => other !== id)
    round.follow()
  }
  return { round, asked, ends, isAsking: () => round.isAsking.getSnapshot(), isClosed: () => isClosed }
}

describe('closing the window', () => {
  it('asks the one session that runs for its end, and closes when it has ended', () => {
    const { round, asked, ends, isAsking, isClosed } = scene('lee')

    round.begin()
    expect([asked, isAsking(), isClosed()]).toEqual([['lee'], false, false])
    ends('lee')

    expect(isClosed()).toBe(true)
  })

  it('says first that several run, then goes through them one by one', () => {
    const { round, asked, ends, isAsking, isClosed } = scene('lee', 'kim')
    round.begin()
    expect([asked, isAsking()]).toEqual([[], true])

    round.goThrough()
    expect([asked, isAsking()]).toEqual([['lee'], false])
    ends('lee')
    expect([asked, isClosed()]).toEqual([['lee', 'kim'], false])
    ends('kim')

    expect(isClosed()).toBe(true)
  })

  it('stays when the person stays, at the question or on the way, whatever ends later', () => {
    const { round, ends, isAsking, isClosed } = scene('lee', 'kim', 'wang')
    round.begin()
    round.stay()
    expect(isAsking()).toBe(false)

    round.begin()
    round.goThrough()
    ends('lee')
    round.stay()
    ends('kim')
    ends('wang')

    expect(isClosed()).toBe(false)
  })

  it('does not take the end of another one for the answer', () => {
    const { round, asked, ends } = scene('lee', 'kim')
    round.begin()
    round.goThrough()

    ends('kim')

    expect(asked).toEqual(['lee'])
  })

  it('closes at once when nothing runs', () => {
    const { round, isClosed } = scene()

    round.begin()

    expect(isClosed()).toBe(true)
  })
})
