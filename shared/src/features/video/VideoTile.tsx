/** One person's moving picture, with the name. */
import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './VideoTile.module.css'

export interface VideoTileProps {
  /** Null until the picture comes. */
  readonly track: MediaStreamTrack | null
  readonly name: string
  /** For screen readers. */
  readonly label: string
  /** As people know themselves. */
  readonly isMirrored?: boolean
}

export function VideoTile({ track, name, label, isMirrored = false }: VideoTileProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null || track === null) return
    element.srcObject = new MediaStream([track])
    return () => {
      element.srcObject = null
    }
  }, [track])
  return (
    <figure className={classes['tile']}>
      <video
        ref={video}
        className={classes['picture']}
        data-mirrored={isMirrored}
        aria-label={label}
        autoPlay
        muted
        playsInline
        disablePictureInPicture
      />
      <Text component="figcaption" size="xs" className={classes['name']}>
        {name}
      </Text>
    </figure>
  )
}
