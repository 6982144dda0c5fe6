/** A session's invites by e-mail, put together with what sends them. */
import type { Bridge } from '../csr-app.ipc.ts'
import { MailDesk } from '../features/invite/mail-desk.ts'

export interface MailSurroundings {
  /** By the site. */
  readonly isOffered: boolean
  readonly bridge: Bridge
  /** Null before the session has begun; nobody can be invited to it then. */
  readonly sessionId: () => string | null
}

export function createMailDesk({ isOffered, bridge, sessionId: idOf }: MailSurroundings): MailDesk {
  return new MailDesk({
    isOffered,
    wallClock: Date.now,
    fetchDraft: async (inviteId) => {
      const sessionId = idOf()
      return sessionId === null ? null : bridge.ask['invite-mail-draft']({ sessionId, inviteId })
    },
    send: async (inviteId, mail) => {
      const sessionId = idOf()
      return sessionId === null ? 'offline' : bridge.ask['send-invite-mail']({ sessionId, inviteId, mail })
    },
    cancel: (inviteId) => {
      const sessionId = idOf()
      if (sessionId !== null) bridge.tell['cancel-invite-mail']({ sessionId, inviteId })
    },
  })
}
