import { useSyncExternalStore } from 'react'
import type { VideoFeature } from './video-feature.ts'

export function useVideo(video: Pick<VideoFeature<never>, 'state'>) {
  return useSyncExternalStore(video.state.subscribe, video.state.getSnapshot)
}
