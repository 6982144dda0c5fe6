/** Invites by e-mail: what the mail would say, and sending it, for the CSR whose open invite it is. */
import {
  filledMail,
  type InviteMailAnswer,
  type InviteMailDraft,
  inviteMailRequestSchema,
} from '@deskside/shared/protocol/invite-mail.ts'
import { formatHalf } from '@deskside/shared/trust/join-code.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignedIn } from '../accounts/access-tokens.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { MailLimits } from '../mail/mail-limits.ts'
import type { MailTemplates } from '../mail/mail-settings.ts'
import type { Mailer } from '../mail/mailer.ts'
import { findOwnInvite } from '../sessions/find-invitation.ts'
import type { Invite } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { type Route, readBody, readParameter, refuse } from './route.ts'

export interface MailRouteParts {
  readonly sessions: Pick<Sessions, 'find'>
  readonly organisation: string
  readonly templates: MailTemplates
  readonly mailer: Mailer
  readonly limits: MailLimits
  readonly audit: AuditLog
  /** Stands for an address where it must not be written down. */
  readonly markOf: (address: string) => string
  /** Address of the invite page, without a fragment. */
  readonly inviteUrl: (nameplate: string) => string
}

const PATH = '/api/sessions/:sessionId/invites/:inviteId/mail'
const BODY_LIMIT_BYTES = 4 * 1024

export function mailRoutes(parts: MailRouteParts): Route[] {
  const { sessions, mailer, limits, audit, markOf } = parts
  const findOwn = (request: FastifyRequest, { account }: SignedIn): Invite | null =>
    findOwnInvite(sessions.find(readParameter(request, 'sessionId')), {
      inviteId: readParameter(request, 'inviteId'),
      accountId: account.accountId,
    })

  return [
    {
      method: 'GET',
      path: PATH,
      policy: 'signed-in',
      handle: async (request, reply, who) => {
        const invite = findOwn(request, who)
        return invite === null ? refuse(reply, 'not-found') : reply.send(draftOf(invite, who, parts))
      },
    },
    {
      method: 'POST',
      path: PATH,
      policy: 'signed-in',
      bodyLimitBytes: BODY_LIMIT_BYTES,
      handle: async (request, reply, who) => {
        const wanted = readBody(inviteMailRequestSchema, request)
        if (wanted === null) return refuse(reply, 'malformed')
        const invite = findOwn(request, who)
        if (invite === null) return refuse(reply, 'not-found')
        const { accountId } = who.account
        const waitMs = await limits.waitMs(accountId)
        if (waitMs > 0) return refuse(reply, 'too-many-tries', waitMs)
        const mail = filledMail(draftOf(invite, who, parts), wanted)
        const outcome = await mailer.send({ to: wanted.to, ...mail }, untilGone(reply))
        await audit.append({
          kind: 'invite-mailed',
          actor: accountId,
          subject: readParameter(request, 'sessionId'),
          detail: { inviteId: invite.inviteId, to: markOf(wanted.to), outcome },
        })
        const answer: InviteMailAnswer = { outcome }
        return reply.send(answer)
      },
    },
  ]
}

function draftOf(
  { nameplate }: Invite,
  { account }: SignedIn,
  { templates, organisation, inviteUrl }: MailRouteParts,
): InviteMailDraft {
  const number = formatHalf(nameplate)
  return { templates, values: { csr: account.name, organisation, number, page: inviteUrl(nameplate) } }
}

/** The CSR thought better of it and hung up. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}
