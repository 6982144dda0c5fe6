import type { InviteMailDraft, InviteMailRequest } from '@deskside/shared/protocol/invite-mail.ts'
import type { MailOutcome } from './invite-mail.ipc.ts'
import { letterProblem, MailDesk } from './mail-desk.ts'

const INVITE = {
  inviteId: 'invite-1',
  code: '123 456 - 789 012',
  link: 'https://support.example.com/j/123456#0k3m9tq2vwx7y8z1a4b5c6d7e8',
}
const TEMPLATE = { subject: 'Help', text: '{{sentence}} {{page}}' }
const DRAFT: InviteMailDraft = {
  templates: { en: TEMPLATE, 'zh-CN': TEMPLATE },
  values: {
    csr: 'Anna',
    organisation: 'Nordwind',
    number: '123 456',
    page: 'https://support.example.com/j/123456',
  },
}

/** A site that answers when the test says so. */
function deskAt(): {
  desk: MailDesk
  asked: InviteMailRequest[]
  cancelled: string[]
  answer: (outcome: MailOutcome) => Promise<void>
  drafts: (InviteMailDraft | null)[]
} {
  const asked: InviteMailRequest[] = []
  const cancelled: string[] = []
  const waiting: ((outcome: MailOutcome) => void)[] = []
  const drafts: (InviteMailDraft | null)[] = []
  const desk = new MailDesk({
    isOffered: true,
    wallClock: () => 1_000,
    fetchDraft: async () => drafts.shift() ?? null,
    send: (_inviteId, mail) => {
      asked.push(mail)
      return new Promise((resolve) => waiting.push(resolve))
    },
    cancel: (inviteId) => cancelled.push(inviteId),
  })
  const answer = async (outcome: MailOutcome): Promise<void> => {
    waiting.shift()?.(outcome)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { desk, asked, cancelled, answer, drafts }
}
const letterOf = (desk: MailDesk) => desk.state.getSnapshot().letters[INVITE.inviteId]

describe('a mail to a customer', () => {
  it('goes to the address without the blanks around it, and is remembered without the address', async () => {
    const { desk, asked, answer } = deskAt()
    desk.write(INVITE.inviteId, { to: ' mary@example.com ', sentence: 'About your printer.' })

    const sending = desk.send(INVITE, 'zh-CN')
    expect(letterOf(desk)?.progress).toBe('sending')
    await answer('sent')
    await sending

    expect(asked).toEqual([{ to: 'mary@example.com', language: 'zh-CN', sentence: 'About your printer.' }])
    expect(desk.state.getSnapshot().sent).toEqual({ 'invite-1': [{ to: 'm…@example.com', at: 1_000 }] })
    expect(JSON.stringify(desk.state.getSnapshot())).not.toContain('mary')
  })

  it.each(['refused', 'unreachable', 'no-answer', 'offline', 'too-many', 'over', 'cancelled'] as const)(
    'that is not sent (%s) loses nothing that was written',
    async (outcome) => {
      const { desk, answer } = deskAt()
      desk.write(INVITE.inviteId, { to: 'mary@example.com', sentence: 'Hi' })

      const sending = desk.send(INVITE, 'en')
      await answer(outcome)
      await sending

      expect(letterOf(desk)).toMatchObject({ to: 'mary@example.com', sentence: 'Hi', progress: outcome })
      expect(desk.state.getSnapshot().sent).toEqual({})
      desk.write(INVITE.inviteId, { to: 'marie@example.com' })
      expect(letterOf(desk)?.progress).toBe('writing')
    },
  )

  it('is sent once, however often the button is pressed, and can be taken back meanwhile', async () => {
    const { desk, asked, cancelled, answer } = deskAt()
    desk.write(INVITE.inviteId, { to: 'mary@example.com' })

    const sending = [desk.send(INVITE, 'en'), desk.send(INVITE, 'en')]
    desk.cancel(INVITE.inviteId)
    await answer('cancelled')
    await Promise.all(sending)

    expect([asked.length, cancelled]).toEqual([1, ['invite-1']])
  })

  it('shows what it will say as soon as the server tells, and asks again when it did not', async () => {
    const { desk, drafts } = deskAt()
    await desk.open(INVITE.inviteId)
    expect(letterOf(desk)?.draft).toBe('away')

    drafts.push(DRAFT)
    await desk.open(INVITE.inviteId)
    expect(letterOf(desk)?.draft).toEqual(DRAFT)
  })

  it.each([
    ['mary', 'address'],
    ['', 'address'],
    ['mary@example.com, lee@example.com', 'address'],
    ['mary@example.com\nBcc: lee@example.com', 'address'],
    ['789012@example.com', 'secret'],
  ])('to %j is not sent (%s)', async (to, problem) => {
    const { desk, asked } = deskAt()
    desk.write(INVITE.inviteId, { to })
    await desk.send(INVITE, 'en')

    expect(letterProblem({ to, sentence: '' }, INVITE)).toBe(problem)
    expect(asked).toEqual([])
  })

  it.each([
    ['Your code ends in 789 012.', 'secret'],
    ['The rest: 789-012', 'secret'],
    ['７８９０１２', 'secret'],
    ['123 456 - 789 012', 'secret'],
    [INVITE.link, 'secret'],
    [INVITE.link.toUpperCase(), 'secret'],
    ['two\nlines', 'sentence'],
    ['x'.repeat(201), 'sentence'],
    ['Your number is 123 456.', null],
    ['About the printer, as we said at 9:15.', null],
  ])('with the sentence %j never carries the half that is told by voice (%s)', async (sentence, problem) => {
    const { desk, asked, answer } = deskAt()
    desk.write(INVITE.inviteId, { to: 'mary@example.com', sentence })
    const sending = desk.send(INVITE, 'en')
    await answer('sent')
    await sending

    expect(letterProblem({ to: 'mary@example.com', sentence }, INVITE)).toBe(problem)
    expect(asked).toHaveLength(problem === null ? 1 : 0)
  })
})
