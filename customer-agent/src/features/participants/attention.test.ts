import { Attention } from './attention.ts'

const BEN = { kind: 'joined', name: 'Ben', organisation: 'Example Ltd' } as const
const KIM = { ...BEN, name: 'Kim' } as const

function scene() {
  const done: string[] = []
  const attention = new Attention({ raise: () => done.push('raise'), refresh: () => done.push('refresh') })
  return { attention, done, shown: () => attention.onBanner.map(({ name }) => name) }
}

describe('news of people', () => {
  it('bring the window up while nothing is shared', () => {
    const { attention, done, shown } = scene()

    attention.announce(BEN)

    expect([done, shown()]).toEqual([['raise'], []])
  })

  it('stand on the banner while something is shared, and the window covers nothing', () => {
    const { attention, done, shown } = scene()
    attention.setSharing(true)

    attention.announce(BEN)
    attention.announce(KIM)
    attention.announce(BEN)

    expect(shown()).toEqual(['Kim', 'Ben'])
    expect(done).not.toContain('raise')
  })

  it('leave the banner when the customer has seen them', () => {
    const { attention, done, shown } = scene()
    attention.setSharing(true)
    attention.announce(BEN)

    attention.seen()
    attention.seen()

    expect([done, shown()]).toEqual([['refresh', 'refresh'], []])
  })

  it('are not lost with the banner: unseen ones bring the window up when sharing ends', () => {
    const { attention, done, shown } = scene()
    attention.setSharing(true)
    attention.announce(BEN)
    attention.setSharing(false)
    expect([done, shown()]).toEqual([['refresh', 'raise'], []])

    attention.setSharing(true)
    attention.announce(KIM)
    attention.seen()
    attention.setSharing(false)

    expect(done.filter((what) => what === 'raise')).toHaveLength(1)
  })
})
