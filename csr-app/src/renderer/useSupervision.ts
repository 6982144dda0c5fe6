/** Supervision for as long as somebody is signed in: what a supervisor sees and asks for, and who asks to watch here. */
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import { useState } from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import { LiveSessions } from '../features/supervision/live-sessions.ts'
import { WatchQuestions } from '../features/supervision/watch-questions.ts'
import { WatchWish } from '../features/supervision/watch-wish.ts'
import type { SessionTabs } from '../features/tabs/session-tabs.ts'
import { callVaultOf } from './call-vault.dom.ts'
import type { LiveSession } from './live-session.dom.ts'

export interface Supervision {
  readonly sessions: LiveSessions
  readonly wish: WatchWish
  readonly questions: WatchQuestions
}

export interface SupervisionParts {
  readonly signaling: SignalingPort
  readonly bridge: Bridge
  readonly tabs: SessionTabs<LiveSession>
}

export function useSupervision(parts: SupervisionParts): Supervision {
  const [supervision] = useState(() => openSupervision(parts))
  return supervision
}

function openSupervision({ signaling, bridge, tabs }: SupervisionParts): Supervision {
  const clock = performanceClock
  return {
    sessions: new LiveSessions({ signaling, clock }),
    wish: new WatchWish({ signaling, clock, newId: () => crypto.randomUUID() }),
    questions: new WatchQuestions({
      ...{ signaling, clock, judge: callVaultOf(bridge).judgeWatcher },
      sessionOf: (sessionId) =>
        tabs.running
          .flatMap((id) => tabs.live(id) ?? [])
          .find((live) => live.sessionId === sessionId && live.session.isHost) ?? null,
      // The window logs it with its other failures.
      onError: (error) => reportError(error),
    }),
  }
}
