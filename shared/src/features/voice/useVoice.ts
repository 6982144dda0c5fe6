import { useSyncExternalStore } from 'react'
import type { VoiceFeature } from './voice-feature.ts'

export function useVoice(voice: Pick<VoiceFeature<never>, 'state'>) {
  return useSyncExternalStore(voice.state.subscribe, voice.state.getSnapshot)
}

export function useLevels(voice: Pick<VoiceFeature<never>, 'levels'>) {
  return useSyncExternalStore(voice.levels.subscribe, voice.levels.getSnapshot)
}
