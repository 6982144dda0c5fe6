/** Every message an app can send after its hello, and who handles it. */
import type { Calls } from '../calls/calls.ts'
import { abandonClaim } from './abandon-claim.ts'
import { announceDevice } from './announce-device.ts'
import { answerCall } from './answer-call.ts'
import { type AskToWatchParts, askToWatch } from './ask-to-watch.ts'
import { cancelCall } from './cancel-call.ts'
import { cancelWatch } from './cancel-watch.ts'
import { claimInvite } from './claim-invite.ts'
import { closePhone } from './close-phone.ts'
import { type CreateInviteParts, createInvite } from './create-invite.ts'
import { decideClaim } from './decide-claim.ts'
import { declineWatch } from './decline-watch.ts'
import { endSession } from './end-session.ts'
import type { Handlers } from './handler.ts'
import { leaveSession } from './leave-session.ts'
import { type OpenPhoneParts, openPhone } from './open-phone.ts'
import { openSession } from './open-session.ts'
import { passHost } from './pass-host.ts'
import { relayClaim } from './relay-claim.ts'
import { relaySignal } from './relay-signal.ts'
import { removeMember } from './remove-member.ts'
import { resumeSession } from './resume-session.ts'
import { ringColleague } from './ring-colleague.ts'
import { takeHost } from './take-host.ts'
import { unwatchColleagues } from './unwatch-colleagues.ts'
import { unwatchSessions } from './unwatch-sessions.ts'
import { watchColleagues } from './watch-colleagues.ts'
import { watchSessions } from './watch-sessions.ts'
import { withdrawInvite } from './withdraw-invite.ts'

export interface HandlersParts extends CreateInviteParts, OpenPhoneParts, Pick<AskToWatchParts, 'audit'> {
  readonly calls: Calls
}

export function createHandlers({
  layer,
  limits,
  inviteUrl,
  calls,
  audit,
  ...phone
}: HandlersParts): Handlers {
  const { liveList, watchAsks: asks } = layer
  const { presence } = calls
  return {
    'session/open': openSession(layer),
    'session/resume': resumeSession(layer),
    'session/end': endSession(layer),
    'session/leave': leaveSession(layer),
    'session/pass-host': passHost(layer),
    'session/take-host': takeHost(layer),
    'member/remove': removeMember(layer),
    'invite/create': createInvite({ layer, limits, inviteUrl }),
    'invite/withdraw': withdrawInvite(layer),
    'invite/claim': claimInvite(layer, limits),
    'claim/relay': relayClaim(layer),
    'claim/verdict': decideClaim(layer),
    'claim/abandon': abandonClaim(layer),
    'signal/relay': relaySignal(layer),
    'colleagues/announce': announceDevice(presence),
    'colleagues/watch': watchColleagues(presence),
    'colleagues/unwatch': unwatchColleagues(presence),
    'call/ring': ringColleague(calls, limits, asks),
    'call/answer': answerCall(calls),
    'call/cancel': cancelCall(calls),
    'supervision/watch-list': watchSessions(liveList),
    'supervision/unwatch-list': unwatchSessions(liveList),
    'supervision/ask': askToWatch({ asks, presence, limits, audit }),
    'supervision/cancel': cancelWatch(asks),
    'supervision/decline': declineWatch(asks),
    'phone/open': openPhone({ layer, limits, ...phone }),
    'phone/close': closePhone(layer),
  }
}
