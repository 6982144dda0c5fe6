/** A picture that was pasted, dropped or chosen, made ready and not yet sent. */
import { useEffect, useRef, useState } from 'react'
import { type PreparedPicture, preparePicture, showAgain } from '../../platform/picture-codec.dom.ts'

export type PendingPicture =
  | { readonly kind: 'none' | 'preparing' }
  | Exclude<PreparedPicture, { kind: 'none' }>

type Prepared = Extract<PreparedPicture, { kind: 'prepared' }>

export interface PicturePad {
  readonly pending: PendingPicture
  readonly take: (source: Blob) => void
  readonly remove: () => void
  /** It is in the chat now; its preview goes on being shown there. */
  readonly handOver: () => void
}

const NONE: PendingPicture = { kind: 'none' }

export function usePendingPicture(): PicturePad {
  const [pending, setPending] = useState<PendingPicture>(NONE)
  const newest = useRef(0)
  const unsent = useRef<Prepared | null>(null)
  useEffect(() => {
    // Hidden for a while, as in full screen or behind another session, and here again.
    if (unsent.current !== null) {
      unsent.current = { ...unsent.current, shown: showAgain(unsent.current) }
      setPending(unsent.current)
    }
    return () => {
      if (unsent.current !== null) URL.revokeObjectURL(unsent.current.shown.url)
    }
  }, [])
  const forget = (): void => {
    newest.current += 1
    if (unsent.current !== null) URL.revokeObjectURL(unsent.current.shown.url)
    unsent.current = null
  }
  const take = async (source: Blob): Promise<void> => {
    forget()
    const number = newest.current
    setPending({ kind: 'preparing' })
    const prepared = await preparePicture(source)
    const isStillWanted = newest.current === number
    if (prepared.kind === 'prepared') {
      if (isStillWanted) unsent.current = prepared
      else URL.revokeObjectURL(prepared.shown.url)
    }
    if (isStillWanted) setPending(prepared)
  }
  return {
    pending,
    take: (source) => void take(source),
    remove: () => {
      forget()
      setPending(NONE)
    },
    handOver: () => {
      unsent.current = null
      setPending(NONE)
    },
  }
}

/** The first picture among what was pasted or dropped. */
export function pictureIn({ files }: DataTransfer): File | null {
  return Array.from(files).find((file) => file.type.startsWith('image/')) ?? null
}
