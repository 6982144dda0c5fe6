import type { Seated } from '../testing/session-stage.ts'
import { type Csr, links, people, SessionStage } from '../testing/session-stage.ts'
import { FailureCounter } from '../trust/failure-counter.ts'
import { parseJoinInput } from '../trust/join-code.ts'
import type { SupportSession } from './support-session.ts'

/** Comes in as the supervisor's app does: by an invite that the host made for that, saying itself what it is. */
async function watches(stage: SessionStage, clara: Csr, says: 'watch' | 'help' = 'watch'): Promise<void> {
  await stage.csr.session.createInvite('csr', 'watch')
  const invite = stage.csr.session.snapshot.getSnapshot().invites.at(-1)
  const code = parseJoinInput(invite?.link ?? '')
  if (code === null) throw new Error('no invite was made')
  void clara.session.join(code, new FailureCounter(), says)
  await stage.moment()
}

/** What the host's app sends is as an older one would say it. */
function withoutTheWord({ csr }: SessionStage): void {
  const create = csr.links.create
  csr.links.create = (options) => {
    const link = create(options)
    const send = link.send.bind(link)
    link.send = (channel, text) => send(channel, text.replaceAll(',"supervisor":true', ''))
    return link
  }
}

const labelled = (seated: Seated<SupportSession<null>>): readonly string[] =>
  people(seated).flatMap(({ name, supervisor }) => (supervisor === true ? [name] : []))

describe('a supervisor in a session', () => {
  it('is shown as one to everybody, over links that are proven', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const ben = await stage.joinedColleague('Ben')
    const clara = stage.colleague('Clara')
    await watches(stage, clara)
    await stage.clock.advance(3_000)

    for (const everybody of [stage.csr, lee, ben]) {
      expect(labelled(everybody)).toEqual(['Clara'])
      expect(links(everybody)).toMatchObject({ Clara: 'verified' })
    }
    expect(clara.session.snapshot.getSnapshot().me?.supervisor).toBe(true)
  })

  it('is announced by name and organisation before there is a link to them', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const clara = stage.colleague('Clara')
    const linkedWhenTold: boolean[] = []
    lee.session.events.on('notice', (notice) => {
      if (notice.kind === 'supervisor-comes')
        linkedWhenTold.push(lee.session.linkOf(notice.person.participantId) !== null)
    })
    await watches(stage, clara)
    await stage.clock.advance(3_000)

    expect(linkedWhenTold).toEqual([false])
    expect(lee.notices).toContainEqual({
      kind: 'supervisor-comes',
      person: expect.objectContaining({ name: 'Clara', role: 'csr', organisation: 'Example Ltd' }),
    })
  })

  it('is announced once, though the host introduces everybody anew when a line was dead for a while', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    await watches(stage, stage.colleague('Clara'))
    await stage.clock.advance(3_000)
    stage.network.cutAll()
    await stage.clock.advance(15_000)

    expect(links(lee)).toEqual({ Anna: 'verified', Clara: 'verified' })
    expect(lee.notices.filter(({ kind }) => kind === 'supervisor-comes')).toHaveLength(1)
  })

  it('is shown as one even where their own app does not say so: the host does', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    await watches(stage, stage.colleague('Clara'), 'help')
    await stage.clock.advance(3_000)

    expect(labelled(lee)).toEqual(['Clara'])
    expect(labelled(stage.csr)).toEqual(['Clara'])
  })

  it('is shown as one even where the host does not say so: their own app does', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const clara = stage.colleague('Clara')
    const { code } = await stage.invite('csr')
    void clara.session.join(code, new FailureCounter(), 'watch')
    await stage.moment()
    await stage.clock.advance(3_000)

    expect(labelled(lee)).toEqual(['Clara'])
  })

  it('is shown as one even where the host is of an older version and introduces them without the word', async () => {
    const stage = await SessionStage.open()
    withoutTheWord(stage)
    const lee = await stage.joined('Lee')
    await watches(stage, stage.colleague('Clara'))
    await stage.clock.advance(3_000)

    expect(lee.notices).not.toContainEqual(expect.objectContaining({ kind: 'supervisor-comes' }))
    expect(labelled(lee)).toEqual(['Clara'])
  })

  it('is known as one to whoever comes later, and under another host', async () => {
    const stage = await SessionStage.open()
    const ben = await stage.joinedColleague('Ben')
    await watches(stage, stage.colleague('Clara'))
    await stage.clock.advance(3_000)
    stage.csr.session.passControl(
      people(stage.csr).find(({ name }) => name === 'Ben')?.participantId ?? '',
      '',
    )
    await stage.moment()
    ben.session.answerHandOver(true)
    await stage.clock.advance(3_000)
    const kim = await stage.joined('Kim', ben)
    await stage.clock.advance(3_000)

    expect(labelled(kim)).toEqual(['Clara'])
    expect(kim.notices).toContainEqual(expect.objectContaining({ kind: 'supervisor-comes' }))
  })

  it('leaves whenever they like, and everybody hears who it was', async () => {
    const stage = await SessionStage.open()
    const lee = await stage.joined('Lee')
    const clara = stage.colleague('Clara')
    await watches(stage, clara)
    await stage.clock.advance(3_000)
    clara.session.leave()
    await stage.moment()

    for (const { notices } of [stage.csr, lee]) {
      expect(notices).toContainEqual({
        kind: 'person-left',
        person: expect.objectContaining({ name: 'Clara', supervisor: true }),
      })
    }
  })
})
