/** Full screen with the keyboard in it: keys like Alt+Tab then go to the customer's computer and not to this one. */
import { useEffect } from 'react'
import { useIsFullScreen } from '../../ui/useIsFullScreen.ts'

/** Chromium's Keyboard Lock, which no type library knows yet. */
interface KeyboardLock {
  lock: () => Promise<void>
  unlock: () => void
}

export interface FullScreen {
  readonly isOn: boolean
  readonly enter: () => void
  readonly leave: () => void
}

/** `locksKeyboard`: only while the CSR controls; who merely watches keeps every key. */
export function useFullScreen(locksKeyboard: boolean): FullScreen {
  const isOn = useIsFullScreen()
  // Whatever takes this session's place on the screen, another session too, has not asked for the whole of it.
  useEffect(() => leave, [])
  useEffect(() => {
    const keyboard = Reflect.get(navigator, 'keyboard') as KeyboardLock | undefined
    if (!isOn || !locksKeyboard || keyboard === undefined) return
    // Refused where the system has no such thing: the special keys menu sends those keys then.
    keyboard.lock().catch(() => undefined)
    return () => keyboard.unlock()
  }, [isOn, locksKeyboard])
  return { isOn, enter, leave }
}

// Both are refused only when the window is going away or is in that state already.
function enter(): void {
  document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined)
}

function leave(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined)
}
