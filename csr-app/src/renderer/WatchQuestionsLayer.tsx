/** Supervisors who ask to watch, joined with the bell, the system's notification and the number of their computer. */
import { Tone } from '@deskside/shared/features/chat/tone.dom.ts'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { ComputerNotice } from '../features/colleagues/ComputerNotice.tsx'
import type { CallVault } from '../features/colleagues/colleagues.ipc.ts'
import { WatchQuestionDialog } from '../features/supervision/WatchQuestionDialog.tsx'
import type { WatchQuestions } from '../features/supervision/watch-questions.ts'

export interface WatchQuestionsLayerProps {
  readonly questions: WatchQuestions
  readonly vault: CallVault
  readonly bridge: Bridge
}

export function WatchQuestionsLayer({ questions, vault, bridge }: WatchQuestionsLayerProps) {
  const { t } = useTranslation()
  const [tone] = useState(() => new Tone())
  const [first] = useSyncExternalStore(questions.state.subscribe, questions.state.getSnapshot)
  const askId = first?.askId ?? null
  const notice = useEffectEvent((isAsked: boolean) => {
    const name = first?.watcher.name ?? ''
    const words = { title: t('supervision.question.title', { name }), text: t('supervision.question.notice') }
    bridge.tell['call-rings'](isAsked ? words : null)
  })
  useEffect(() => {
    if (askId === null) return
    tone.play()
    notice(true)
    return () => notice(false)
  }, [askId, tone])
  if (first === undefined) return null
  return (
    <WatchQuestionDialog
      key={first.askId}
      question={first}
      computer={({ watcher, trust }, isSpokenFor, onSpokenFor) => (
        <ComputerNotice
          {...{ trust, vault, isSpokenFor, onSpokenFor }}
          name={watcher.name}
          publicKey={watcher.publicKey}
        />
      )}
      onLetIn={(answer) => questions.letIn(first.askId, answer)}
      onDecline={() => questions.decline(first.askId)}
    />
  )
}
