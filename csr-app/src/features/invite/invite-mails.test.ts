import type { MailOutcome } from './invite-mail.ipc.ts'
import { type InviteMailSite, inviteMailHandlers } from './invite-mails.main.ts'

const AT = { server: 'https://support.example.com', token: 'A'.repeat(43) }
const letter = (inviteId: string) => ({
  ...{ sessionId: 'session-1', inviteId },
  mail: { to: 'lee@example.com', language: 'en', sentence: '' } as const,
})

/** A site that never answers: only hanging up ends the call. */
const site: InviteMailSite = {
  inviteMailDraft: async () => null,
  sendInviteMail: (_at, _letter, signal) =>
    new Promise<MailOutcome>((resolve) => signal.addEventListener('abort', () => resolve('cancelled'))),
}

describe('mails the window asks for', () => {
  it('are taken back one by one', async () => {
    const { ask, tell } = inviteMailHandlers({ site, signedInAt: () => AT })
    const ended: string[] = []
    const sending = ['invite-01', 'invite-02'].map(async (inviteId) => {
      await ask['send-invite-mail'](letter(inviteId))
      ended.push(inviteId)
    })

    tell['cancel-invite-mail']({ sessionId: 'session-1', inviteId: 'invite-02' })
    await sending[1]
    expect(ended).toEqual(['invite-02'])
    tell['cancel-invite-mail']({ sessionId: 'session-1', inviteId: 'invite-01' })
    await Promise.all(sending)
  })

  it('do not go anywhere while nobody is signed in', async () => {
    const { ask } = inviteMailHandlers({ site, signedInAt: () => null })

    expect(await ask['send-invite-mail'](letter('invite-01'))).toBe('offline')
    expect(await ask['invite-mail-draft']({ sessionId: 'session-1', inviteId: 'invite-01' })).toBeNull()
  })
})
