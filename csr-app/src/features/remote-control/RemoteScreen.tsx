/** The customer's desktop: the picture at the least delay, and under control the CSR's mouse and keyboard on it. */
import { Box, VisuallyHidden } from '@mantine/core'
import { type PointerEvent as ReactPointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { PointerButton } from '@deskside/shared/protocol/remote-control.ts'
import { AltGraphFilter } from './alt-graph-filter.ts'
import type { InputSender } from './input-sender.ts'
import { KeyReader } from './key-reader.ts'
import { isInside, placePicture, type Rect, type Size, toFraction, type ViewMode } from './pointer-mapper.ts'
import { notchesOf } from './wheel-notches.ts'

export interface RemoteScreenProps {
  readonly track: MediaStreamTrack
  readonly mode: ViewMode
  /** Null: look, don't touch. */
  readonly input: InputSender | null
  /** The way out of full screen and of the keyboard. */
  readonly onLeave: () => void
  readonly onFirstFrame: () => void
}

const BUTTONS: readonly PointerButton[] = ['left', 'middle', 'right', 'back', 'forward']

export function RemoteScreen({ track, mode, input, onLeave, onFirstFrame }: RemoteScreenProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const picture = usePictureSize(video, track, onFirstFrame)
  const boxSize = useBoxSize(box)
  const rect = placePicture(boxSize, picture, mode, devicePixelRatio)
  useKeyboard(field, input, onLeave)
  useWheel(box, video, input, picture)

  const at = (event: ReactPointerEvent) => {
    const shown = video.current?.getBoundingClientRect()
    return shown === undefined ? null : { point: { x: event.clientX, y: event.clientY }, shown: rectOf(shown) }
  }
  const onPointerMove = (event: ReactPointerEvent): void => {
    const place = at(event)
    if (place !== null) input?.move(toFraction(place.point, place.shown, picture, devicePixelRatio))
  }
  const onPointerButton = (event: ReactPointerEvent, down: boolean): void => {
    const button = BUTTONS[event.button]
    const place = at(event)
    if (input === null || button === undefined || place === null) return
    event.preventDefault()
    field.current?.focus({ preventScroll: true })
    if (down && !isInside(place.point, place.shown)) return
    if (down) event.currentTarget.setPointerCapture(event.pointerId)
    input.button(toFraction(place.point, place.shown, picture, devicePixelRatio), button, down)
  }

  return (
    <Box
      ref={box}
      data-testid="remote-screen"
      role="application"
      aria-label={t('remote.screen')}
      style={{ position: 'absolute', inset: 0, overflow: mode === 'actual' ? 'auto' : 'hidden', background: '#15171a' }}
      onPointerMove={onPointerMove}
      onPointerDown={(event) => onPointerButton(event, true)}
      onPointerUp={(event) => onPointerButton(event, false)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <video
        ref={video}
        muted
        autoPlay
        playsInline
        style={{
          position: 'absolute',
          left: rect.left,
          top: rect.top,
          width: rect.width,
          height: rect.height,
          objectFit: 'fill',
        }}
      />
      <VisuallyHidden>
        {/* Keys arrive in a text field, or input methods and dead keys would have nowhere to compose. */}
        <textarea ref={field} aria-label={t('remote.keyboard')} autoComplete="off" autoCorrect="off" spellCheck={false} />
      </VisuallyHidden>
    </Box>
  )
}

function rectOf({ left, top, width, height }: DOMRect): Rect {
  return { left, top, width, height }
}

function usePictureSize(video: React.RefObject<HTMLVideoElement | null>, track: MediaStreamTrack, onFirstFrame: () => void): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const tellFirstFrame = useRef(onFirstFrame)
  tellFirstFrame.current = onFirstFrame
  useEffect(() => {
    const element = video.current
    if (element === null) return
    const onResize = (): void => setSize({ width: element.videoWidth, height: element.videoHeight })
    element.addEventListener('resize', onResize)
    element.srcObject = new MediaStream([track])
    const first = element.requestVideoFrameCallback(() => tellFirstFrame.current())
    // Rejected only when the element is gone before it could begin.
    element.play().catch(() => undefined)
    return () => {
      element.removeEventListener('resize', onResize)
      element.cancelVideoFrameCallback(first)
      element.srcObject = null
    }
  }, [video, track])
  return size
}

function useBoxSize(box: React.RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return size
}

/** React's wheel listener is passive, so the window would scroll as well. */
function useWheel(
  box: React.RefObject<HTMLDivElement | null>,
  video: React.RefObject<HTMLVideoElement | null>,
  input: InputSender | null,
  picture: Size,
): void {
  useEffect(() => {
    const element = box.current
    if (element === null || input === null) return
    const onWheel = (event: WheelEvent): void => {
      const shown = video.current?.getBoundingClientRect()
      if (shown === undefined) return
      event.preventDefault()
      const point = { x: event.clientX, y: event.clientY }
      input.wheel(toFraction(point, rectOf(shown), picture, devicePixelRatio), notchesOf(event))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [box, video, input, picture])
}

function useKeyboard(field: React.RefObject<HTMLTextAreaElement | null>, input: InputSender | null, onLeave: () => void): void {
  const leave = useRef(onLeave)
  leave.current = onLeave
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
      else if (reading.kind === 'text') input.text(reading.text)
      else if (reading.kind === 'leave') leave.current()
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
    element.addEventListener('keydown', onKey)
    element.addEventListener('keyup', onKey)
    element.addEventListener('compositionend', takeText)
    element.addEventListener('input', onInput)
    element.addEventListener('blur', letGo)
    window.addEventListener('blur', letGo)
    document.addEventListener('visibilitychange', onHidden)
    element.focus({ preventScroll: true })
    return () => {
      letGo()
      element.removeEventListener('keydown', onKey)
      element.removeEventListener('keyup', onKey)
      element.removeEventListener('compositionend', takeText)
      element.removeEventListener('input', onInput)
      element.removeEventListener('blur', letGo)
      window.removeEventListener('blur', letGo)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [field, input])
}
