import { idOf, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { HandOverNote } from './hand-over-note.ts'
import { NoteBook } from './note-book.ts'

async function asked(note = 'The driver is missing.') {
  const stage = await SessionStage.open()
  const ben = await stage.joinedColleague('Ben')
  const book = new NoteBook({
    clock: stage.clock,
    keepDraft: () => undefined,
    keepPicture: async () => 'kept' as const,
    release: () => undefined,
    save: async () => 'saved' as const,
  })
  const handOver = new HandOverNote({ session: ben.session, book })
  book.write('Ben’s own')
  await stage.clock.advance(3_000)
  const kim = stage.guest('Kim')
  const pass = async (): Promise<void> => {
    stage.csr.session.passControl(idOf(ben), note)
    await stage.moment()
  }
  /** Keeps the role from moving at once. */
  const somebodyIsJoining = async (): Promise<void> => {
    stage.network.unplugged.add(kim.links)
    void kim.session.join((await stage.invite()).code)
    await stage.moment()
  }
  const answer = async (accepted: boolean): Promise<void> => {
    handOver.answer(accepted, (name) => `From ${name}:`)
    await stage.moment()
  }
  return { stage, ben, pass, answer, somebodyIsJoining, text: () => book.state.getSnapshot().text }
}

describe('the note that comes with the host role', () => {
  it('stands among the notes of whoever takes over, below their own', async () => {
    const { pass, answer, text } = await asked()
    await pass()

    await answer(true)

    expect(text()).toBe('Ben’s own\nFrom Anna:\nThe driver is missing.')
  })

  it('changes no notes with a no, or when nothing was written', async () => {
    const declined = await asked()
    await declined.pass()
    await declined.answer(false)
    const empty = await asked('')
    await empty.pass()
    await empty.answer(true)

    expect([declined.text(), empty.text()]).toEqual(['Ben’s own', 'Ben’s own'])
  })

  it('is written down only when the role has moved, and not at all when it does not', async () => {
    const { stage, ben, pass, answer, somebodyIsJoining, text } = await asked()
    await somebodyIsJoining()
    await pass()

    await answer(true)
    expect(text()).toBe('Ben’s own')
    stage.csr.session.withdrawHandOver()
    await stage.moment()
    stage.unplug(stage.csr)
    await stage.clock.advance(130_000)

    expect(ben.session.isHost).toBe(true)
    expect(text()).toBe('Ben’s own')
  })
})
