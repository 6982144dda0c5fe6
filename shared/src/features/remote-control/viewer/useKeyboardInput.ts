/** Keys and composed text on their way to the customer's computer while the hidden field has the keyboard. */

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { performanceClock } from '../../../platform/browser-ports.dom.ts'
import { AltGraphFilter } from './alt-graph-filter.ts'
import type { InputSender } from './input-sender.ts'
import { KeyReader } from './key-reader.ts'

/** `onLeave`: Ctrl+Alt+Shift+Esc, which always gives keyboard and screen back. */
export function useKeyboardInput(
  field: RefObject<HTMLTextAreaElement | null>,
  input: InputSender | null,
  onLeave: () => void,
): void {
  const leave = useEffectEvent(onLeave)
  useEffect(() => {
    const element = field.current
    if (element === null || input === null) return
    const reader = new KeyReader()
    const filter = new AltGraphFilter({
      isNeeded: navigator.userAgent.includes('Windows'),
      clock: performanceClock,
      pass: (stroke) => input.key(stroke),
    })
    const onKey = (event: KeyboardEvent): void => {
      const reading = reader.read(event)
      if (reading.kind === 'compose') return
      event.preventDefault()
      if (reading.kind === 'stroke') filter.take(reading.stroke)
      else if (reading.kind === 'leave') {
        letGo()
        leave()
      }
    }
    const takeText = (): void => {
      if (element.value !== '') input.text(element.value)
      element.value = ''
      reader.reset()
    }
    const onInput = (event: Event): void => {
      if (!(event instanceof InputEvent) || !event.isComposing) takeText()
    }
    const letGo = (): void => {
      filter.reset()
      reader.reset()
      input.releaseAll()
    }
    const onHidden = (): void => {
      if (document.hidden) letGo()
    }
    const listeners = new AbortController()
    const { signal } = listeners
    element.addEventListener('keydown', onKey, { signal })
    element.addEventListener('keyup', onKey, { signal })
    element.addEventListener('compositionend', takeText, { signal })
    element.addEventListener('input', onInput, { signal })
    element.addEventListener('blur', letGo, { signal })
    window.addEventListener('blur', letGo, { signal })
    document.addEventListener('visibilitychange', onHidden, { signal })
    // A Ctrl that still waits for its AltGr belongs to the click.
    document.addEventListener('pointerdown', () => filter.flush(), { signal, capture: true })
    // Whoever is writing somewhere else goes on writing there: nothing typed may end up on the other computer by surprise.
    if (document.activeElement === null || document.activeElement === document.body)
      element.focus({ preventScroll: true })
    return () => {
      listeners.abort()
      letGo()
    }
  }, [field, input])
}
