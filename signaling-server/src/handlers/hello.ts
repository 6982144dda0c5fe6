/** The first message of every socket: which version we both speak, and who is calling. */
import type { QuietLimits, ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import {
  agreeOnVersion,
  INVITE_MAIL_SINCE,
  PROTOCOL,
  SUPERVISION_SINCE,
} from '@deskside/shared/protocol/version.ts'
import type { AccessTokens, SignedIn } from '../accounts/access-tokens.ts'
import type { IceServers } from '../ice-servers.ts'
import type { SiteIdentity } from '../storage/stored-site.ts'
import type { MessageOf } from './handler.ts'

export interface HelloParts {
  readonly tokens: Pick<AccessTokens, 'check'>
  readonly site: SiteIdentity
  readonly iceServers: IceServers
  readonly keepsTranscripts: boolean
  readonly secondariesSee: boolean
  readonly offersPhone: boolean
  readonly offersMail: boolean
  readonly quietLimits: QuietLimits
}

type Welcome = Extract<ServerMessage, { type: 'welcome' }>

export type Greeting =
  | { readonly kind: 'welcome'; readonly welcome: Welcome; readonly signedIn: SignedIn | null }
  | { readonly kind: 'refused'; readonly code: 'version' | 'not-signed-in' | 'malformed' }

export async function greet(
  hello: MessageOf<'hello'>,
  {
    tokens,
    site,
    iceServers,
    keepsTranscripts,
    secondariesSee,
    offersPhone,
    offersMail,
    quietLimits,
  }: HelloParts,
): Promise<Greeting> {
  const protocol = agreeOnVersion(PROTOCOL, hello.protocol)
  if (protocol === null) return { kind: 'refused', code: 'version' }
  const isCsr = hello.app === 'csr-app'
  // A helper has no account; one that shows a token is not our helper.
  if (!isCsr && hello.token !== undefined) return { kind: 'refused', code: 'malformed' }
  const signedIn = hello.token === undefined ? null : await tokens.check(hello.token)
  if (isCsr && signedIn === null) return { kind: 'refused', code: 'not-signed-in' }
  const welcome: Welcome = {
    type: 'welcome',
    protocol,
    siteId: site.siteId,
    organisation: site.organisation,
    keepsTranscripts,
    secondariesSee,
    offersPhone,
    ...(isCsr && protocol >= INVITE_MAIL_SINCE ? { offersMail } : {}),
    quietLimits,
    iceServers: [...iceServers.withoutCredentials()],
    ...(signedIn === null ? {} : { account: publicAccount(signedIn, protocol) }),
  }
  return { kind: 'welcome', welcome, signedIn }
}

function publicAccount(
  { account: { accountId, name, email, isSupervisor } }: SignedIn,
  protocol: number,
): NonNullable<Welcome['account']> {
  const isTold = isSupervisor && protocol >= SUPERVISION_SINCE
  return { accountId, name, email, ...(isTold ? { isSupervisor } : {}) }
}
