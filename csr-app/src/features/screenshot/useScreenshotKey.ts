import { useEffect, useEffectEvent } from 'react'
import { isScreenshotKey } from './screenshot-key.ts'

/** Before the field that has the keyboard for the customer's desktop sees it: neither its press nor its release goes there. */
export function useScreenshotKey(onTake: () => void): void {
  const take = useEffectEvent(onTake)
  useEffect(() => {
    let isDown = false
    const onKey = (event: KeyboardEvent): void => {
      const isPress = event.type === 'keydown' && isScreenshotKey(event)
      // Whichever of the four keys goes up first, what was pressed for us is released for us.
      const isRelease = event.type === 'keyup' && event.code === 'F9' && isDown
      if (!isPress && !isRelease) return
      event.preventDefault()
      event.stopImmediatePropagation()
      isDown = isPress
      if (isPress && !event.repeat) take()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKey, { capture: true })
    }
  }, [])
}
