/** Somebody else's desktop: the picture at the least delay, and under control this person's mouse and keyboard on it. */
import { Box } from '@mantine/core'
import { type RefObject, useRef } from 'react'
import type { InputSender } from './input-sender.ts'
import { placePicture, type ViewMode } from './pointer-mapper.ts'
import classes from './RemoteScreen.module.css'
import { useKeyboardInput } from './useKeyboardInput.ts'
import { useBoxSize, usePicture } from './usePicture.ts'
import { usePointerInput } from './usePointerInput.ts'
import { useStill } from './useStill.ts'

/** For screen readers, and the way out for whoever has the keyboard in it. */
export interface RemoteScreenWords {
  readonly screen: string
  readonly keyboard: string
  readonly leaveHint: string
}

export interface RemoteScreenProps {
  readonly words: RemoteScreenWords
  readonly track: MediaStreamTrack
  readonly mode: ViewMode
  /** Null: look, don't touch. */
  readonly input: InputSender | null
  /** The way out of full screen and of the keyboard. */
  readonly onLeave: () => void
  readonly onFirstFrame: () => void
  /** Calls back in the very moment the link dies. Must stay the same function. */
  readonly onLost: (listener: () => void) => () => void
  /** For whoever wants the picture as it was decoded. */
  readonly video?: RefObject<HTMLVideoElement | null>
}

export function RemoteScreen({
  words,
  track,
  mode,
  input,
  onLeave,
  onFirstFrame,
  onLost,
  video: wanted,
}: RemoteScreenProps) {
  const box = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLVideoElement>(null)
  const video = wanted ?? own
  const still = useRef<HTMLCanvasElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const picture = usePicture(video, track, () => {
    still.current?.removeAttribute('data-shown')
    onFirstFrame()
  })
  useStill(video, still, onLost)
  const { left, top, width, height } = placePicture(useBoxSize(box), picture, mode, devicePixelRatio)
  const place = { left, top, width, height }
  useKeyboardInput(field, input, onLeave)
  usePointerInput(video, input, () => field.current?.focus({ preventScroll: true }))
  return (
    <Box
      ref={box}
      role="group"
      aria-label={words.screen}
      data-testid="remote-screen"
      className={classes['stage']}
      data-mode={mode}
    >
      {/* Keys arrive in a text field, or input methods and dead keys would have nowhere to compose. */}
      {input !== null && (
        <textarea
          ref={field}
          className={classes['keyboard']}
          data-all-keys
          aria-label={words.keyboard}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          rows={1}
        />
      )}
      {input !== null && (
        <p className={classes['hint']} aria-hidden="true">
          {words.leaveHint}
        </p>
      )}
      <video
        ref={video}
        className={classes['picture']}
        data-controlled={input !== null}
        style={place}
        muted
        autoPlay
        playsInline
        disablePictureInPicture
      />
      <canvas ref={still} className={classes['still']} style={place} />
    </Box>
  )
}
