/** Somebody's screen as a picture, whole and in its own proportions; over a paused one stands why it rests. */
import { Center, Loader, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetTrack, showTrack } from '../video-track.dom.ts'
import classes from './ShownScreenPicture.module.css'
import type { ShownScreen } from './shown-screens.ts'

export interface ShownScreenPictureProps {
  readonly screen: ShownScreen
  readonly name: string
  /** Null while there is no link to take it from. */
  readonly track: MediaStreamTrack | null
}

export function ShownScreenPicture({ screen, name, track }: ShownScreenPictureProps) {
  const { t } = useTranslation('screenSharing')
  const video = useRef<HTMLVideoElement>(null)
  const [hasFrame, setHasFrame] = useState(false)
  useEffect(() => {
    const element = video.current
    if (element === null || track === null) return
    if (showTrack(element, track)) setHasFrame(false)
    const first = element.requestVideoFrameCallback(() => setHasFrame(true))
    return () => {
      element.cancelVideoFrameCallback(first)
      forgetTrack(element)
    }
  }, [track])
  return (
    <div className={classes['stage']}>
      <video
        ref={video}
        className={classes['picture']}
        aria-label={t('picture', { name })}
        autoPlay
        muted
        playsInline
        disablePictureInPicture
      />
      {(screen.paused !== null || !hasFrame) && (
        <Center className={classes['note']} role="status">
          {screen.paused === null && <Loader size="xs" color="gray.3" mr="sm" />}
          <Text size="sm">{t(screen.paused ?? 'first', { name })}</Text>
        </Center>
      )}
    </div>
  )
}
