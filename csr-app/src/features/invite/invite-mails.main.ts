/** The main process's part in mails of the site: asks the server for whoever is signed in, and hangs up when told to. */
import type { InviteMailDraft, InviteMailRequest } from '@deskside/shared/protocol/invite-mail.ts'
import type { InvitePlace, MailOutcome } from './invite-mail.ipc.ts'

/** At which server, and by which token. */
export interface SignedInAt {
  readonly server: string
  readonly token: string
}

export interface InviteMailSite {
  readonly inviteMailDraft: (at: SignedInAt, place: InvitePlace) => Promise<InviteMailDraft | null>
  readonly sendInviteMail: (
    at: SignedInAt,
    letter: InvitePlace & { readonly mail: InviteMailRequest },
    signal: AbortSignal,
  ) => Promise<MailOutcome>
}

export interface InviteMailOptions {
  readonly site: InviteMailSite
  /** Null: nobody is signed in. */
  readonly signedInAt: () => SignedInAt | null
}

/** What `serveIpc` is given of it. */
export function inviteMailHandlers({ site, signedInAt }: InviteMailOptions) {
  const underWay = new Map<string, AbortController>()
  return {
    ask: {
      'invite-mail-draft': async (place: InvitePlace): Promise<InviteMailDraft | null> => {
        const at = signedInAt()
        return at === null ? null : site.inviteMailDraft(at, place)
      },
      'send-invite-mail': async (
        letter: InvitePlace & { readonly mail: InviteMailRequest },
      ): Promise<MailOutcome> => {
        const at = signedInAt()
        if (at === null) return 'offline'
        const stop = new AbortController()
        underWay.set(letter.inviteId, stop)
        const outcome = await site.sendInviteMail(at, letter, stop.signal)
        if (underWay.get(letter.inviteId) === stop) underWay.delete(letter.inviteId)
        return outcome
      },
    },
    tell: {
      'cancel-invite-mail': ({ inviteId }: InvitePlace): void => underWay.get(inviteId)?.abort(),
    },
  }
}
