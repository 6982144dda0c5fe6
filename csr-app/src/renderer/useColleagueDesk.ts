/** Colleagues for as long as somebody is signed in: who they are, and the calls that come from them. */
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import { useEffect, useRef, useState } from 'react'
import type { Bridge, Settings, SignedInApp } from '../csr-app.ipc.ts'
import { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import type { AwaitedCall, JoinPurpose } from '../features/colleagues/incoming-calls.ts'
import { callVaultOf } from './call-vault.dom.ts'

export interface ColleagueDeskParts {
  readonly signaling: SignalingPort
  readonly bridge: Bridge
  readonly signedIn: SignedInApp
  readonly settings: Settings
  readonly isInSession: boolean
  /** Into a colleague's session. */
  readonly join: (code: JoinCode, purpose: JoinPurpose) => Promise<JoinOutcome>
  readonly awaited: AwaitedCall
}

export function useColleagueDesk({ isInSession, join, ...parts }: ColleagueDeskParts): ColleagueDesk {
  const latestJoin = useRef(join)
  const [desk] = useState(() => openDesk(parts, (code, purpose) => latestJoin.current(code, purpose)))
  useEffect(() => {
    latestJoin.current = join
  })
  useEffect(() => desk.online.setInSession(isInSession), [desk, isInSession])
  return desk
}

function openDesk(
  { signaling, bridge, signedIn, settings, awaited }: Omit<ColleagueDeskParts, 'isInSession' | 'join'>,
  join: ColleagueDeskParts['join'],
): ColleagueDesk {
  const desk = new ColleagueDesk({
    ...{ signaling, join, awaited, clock: performanceClock, vault: callVaultOf(bridge) },
    accountId: signedIn.account.accountId,
    newId: () => crypto.randomUUID(),
    // The window logs it with its other failures.
    onError: (error) => reportError(error),
  })
  let kept = settings.doNotDisturb ?? false
  desk.online.setDoNotDisturb(kept)
  desk.online.availability.subscribe(() => {
    const doNotDisturb = desk.online.availability.getSnapshot() === 'do-not-disturb'
    if (doNotDisturb !== kept) bridge.tell['keep-settings']({ doNotDisturb })
    kept = doNotDisturb
  })
  return desk
}
