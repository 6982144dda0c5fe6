/** Calls from colleagues, joined with the bell, the system's notification and the words for what goes wrong. */
import { Tone } from '@deskside/shared/features/chat/tone.dom.ts'
import { joinProblemKey } from '@deskside/shared/features/join/join-problem.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { IncomingCallsLayer } from '../features/colleagues/IncomingCallsLayer.tsx'

export interface RingingColleaguesProps {
  readonly desk: ColleagueDesk
  readonly bridge: Bridge
  /** Whether one more session can be joined. */
  readonly mayJoin: boolean
}

export function RingingColleagues({ desk, bridge, mayJoin }: RingingColleaguesProps) {
  const { t } = useTranslation()
  const [tone] = useState(() => new Tone())
  return (
    <IncomingCallsLayer
      desk={desk}
      mayJoin={mayJoin}
      describe={(outcome) => t(`join.problem.${joinProblemKey(outcome)}`)}
      onRing={() => tone.play()}
      onNotice={bridge.tell['call-rings']}
    />
  )
}
