/** The canned replies as the window shows them; each change is written before it is believed. */
import { useEffect, useState } from 'react'
import type { Bridge } from '../../csr-app.ipc.ts'
import type { CannedReply } from './canned-replies.ts'

export interface CannedReplies {
  readonly replies: readonly CannedReply[]
  /** False when this computer could not keep them; the list then stays as it was. */
  readonly keep: (replies: readonly CannedReply[]) => Promise<boolean>
}

export function useCannedReplies(bridge: Bridge): CannedReplies {
  const [replies, setReplies] = useState<readonly CannedReply[]>([])
  useEffect(() => {
    let isShown = true
    void bridge.ask['canned-replies'](null).then((found) => {
      if (isShown) setReplies(found)
    })
    return () => {
      isShown = false
    }
  }, [bridge])
  const keep = async (changed: readonly CannedReply[]): Promise<boolean> => {
    const isKept = await bridge.ask['keep-canned-replies']([...changed])
    if (isKept) setReplies(changed)
    return isKept
  }
  return { replies, keep }
}
