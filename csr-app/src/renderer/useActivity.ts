/** Tells of the person at this computer: moves, clicks and keys anywhere in the window. */
import { useEffect } from 'react'

const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const

export function useActivity(note: () => void): void {
  useEffect(() => {
    for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true })
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, note, { capture: true })
    }
  }, [note])
}
