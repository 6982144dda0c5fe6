/** The notes of one session: every keystroke goes into a draft on this computer, Save puts them on the server. */
import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import { useEffect, useState } from 'react'
import type { CsrAppIpc } from '../../csr-app.ipc.ts'

export interface NotesState {
  readonly text: string
  /** `draft`: nothing to save yet. `kept`: on this computer until the server is back. */
  readonly state: 'draft' | 'unsaved' | 'saved' | 'kept'
  readonly isSaving: boolean
  readonly write: (text: string) => void
  readonly save: () => Promise<'saved' | 'kept'>
}

export function useNotes(bridge: IpcBridge<CsrAppIpc>, sessionId: string | null): NotesState {
  const [text, setText] = useState('')
  const [state, setState] = useState<NotesState['state']>('draft')
  const [isSaving, setSaving] = useState(false)
  useEffect(() => {
    if (sessionId === null) return
    let isCurrent = true
    void bridge.ask['load-draft'](sessionId).then((draft) => {
      if (!isCurrent || draft === '') return
      setText(draft)
      setState('unsaved')
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, sessionId])
  return {
    text,
    state,
    isSaving,
    write: (next) => {
      setText(next)
      setState('unsaved')
      if (sessionId !== null) bridge.tell['keep-draft']({ sessionId, text: next })
    },
    save: async () => {
      if (sessionId === null) return 'kept'
      setSaving(true)
      const outcome = await bridge.ask['save-notes']({ sessionId, text })
      setSaving(false)
      setState(outcome)
      return outcome
    },
  }
}
