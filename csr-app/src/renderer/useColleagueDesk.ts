/** Colleagues for as long as somebody is signed in: who they are, and the calls that come from them. */
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import type { JoinCode } from '@deskside/shared/trust/join-code.ts'
import { useEffect, useRef, useState } from 'react'
import type { Bridge, Settings, SignedInApp } from '../csr-app.ipc.ts'
import { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { callVaultOf } from './call-vault.dom.ts'

export interface ColleagueDeskParts {
  readonly signaling: SignalingPort
  readonly bridge: Bridge
  readonly signedIn: SignedInApp
  readonly settings: Settings
  readonly isInSession: boolean
  /** Into a colleague's session. */
  readonly join: (code: JoinCode) => Promise<JoinOutcome>
}

export function useColleagueDesk({ isInSession, join, ...parts }: ColleagueDeskParts): ColleagueDesk {
  const latestJoin = useRef(join)
  const [desk] = useState(() => openDesk(parts, (code) => latestJoin.current(code)))
  useEffect(() => {
    latestJoin.current = join
  })
  useEffect(() => desk.online.setInSession(isInSession), [desk, isInSession])
  return desk
}

function openDesk(
  { signaling, bridge, signedIn, settings }: Omit<ColleagueDeskParts, 'isInSession' | 'join'>,
  join: ColleagueDeskParts['join'],
): ColleagueDesk {
  const desk = new ColleagueDesk({
    ...{ signaling, join, clock: performanceClock, vault: callVaultOf(bridge) },
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
