/** Who takes a mail off our hands. The adapter is `smtp-mailer.ts`; nothing else here knows a mail server. */
import type { InviteMailAnswer } from '@deskside/shared/protocol/invite-mail.ts'

export interface Mail {
  /** One address, checked. */
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
}

export interface Mailer {
  /**
   * Never rejects: whatever goes wrong is an outcome. Settles within half a minute, and soon after the signal; a mail
   * that the server has taken by then is sent.
   */
  readonly send: (mail: Mail, signal: AbortSignal) => Promise<InviteMailAnswer['outcome']>
  readonly close: () => void
}
