/** Mouse and wheel over the remote picture, on their way without waiting for a frame or for React. */

import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { PointerButton } from '../../../protocol/remote-control.ts'
import type { InputSender } from './input-sender.ts'
import { type Fraction, isInside, toFraction } from './pointer-mapper.ts'
import { PointerThrottle } from './pointer-throttle.ts'
import { notchesOf } from './wheel-notches.ts'

const BUTTONS: readonly PointerButton[] = ['left', 'middle', 'right', 'back', 'forward']

/** `onTouch`: the person has clicked into the picture. */
export function usePointerInput(
  video: RefObject<HTMLVideoElement | null>,
  input: InputSender | null,
  onTouch: () => void,
): void {
  const touch = useEffectEvent(onTouch)
  useEffect(() => {
    const element = video.current
    if (element === null || input === null) return
    const throttle = new PointerThrottle((at) => input.move(at))
    const listeners = new AbortController()
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): void => element.addEventListener(name, listener, { signal: listeners.signal, passive: false })
    const placeOf = (event: MouseEvent): Fraction =>
      toFraction(
        { x: event.clientX, y: event.clientY },
        element.getBoundingClientRect(),
        { width: element.videoWidth, height: element.videoHeight },
        devicePixelRatio,
      )

    // Raw events come as the device reports them, up to a frame earlier than pointermove.
    element.addEventListener(
      'pointerrawupdate',
      (event) => {
        if (event instanceof PointerEvent) throttle.raw(placeOf(event), event.timeStamp)
      },
      { signal: listeners.signal },
    )
    listen('pointermove', (event) => throttle.settle(event.timeStamp))
    // A drag goes on beyond the edge of the picture, and its end must not be missed.
    listen('pointerdown', (event) => element.setPointerCapture(event.pointerId))
    listen('pointercancel', () => input.releaseAll())
    // Mouse events, since pointer events tell only of the first of several buttons.
    const onButton = (event: MouseEvent): void => {
      const button = BUTTONS[event.button]
      const isDown = event.type === 'mousedown'
      if (isDown || event.target === element) event.preventDefault()
      if (button === undefined) return
      const point = { x: event.clientX, y: event.clientY }
      if (isDown && !isInside(point, element.getBoundingClientRect())) return
      if (isDown) touch()
      throttle.drop()
      input.button(placeOf(event), button, isDown)
    }
    listen('mousedown', onButton)
    // Wherever it goes up: a button that is down there and up here would drag things about.
    window.addEventListener('mouseup', onButton, { signal: listeners.signal, capture: true })
    listen('wheel', (event) => {
      event.preventDefault()
      input.wheel(placeOf(event), notchesOf(event))
    })
    for (const name of ['contextmenu', 'auxclick', 'dragstart'] as const)
      listen(name, (event) => event.preventDefault())
    return () => {
      listeners.abort()
      input.releaseAll()
    }
  }, [video, input])
}
