import { useSyncExternalStore } from 'react'
import type { PresenceFeature } from '../presence/presence-feature.ts'
import type { VoiceFeature } from './voice-feature.ts'

export function useVoice(voice: Pick<VoiceFeature<never>, 'state'>) {
  return useSyncExternalStore(voice.state.subscribe, voice.state.getSnapshot)
}

export function useLevels(voice: Pick<VoiceFeature<never>, 'levels'>) {
  return useSyncExternalStore(voice.levels.subscribe, voice.levels.getSnapshot)
}

export function usePresence(presence: Pick<PresenceFeature, 'others'>) {
  return useSyncExternalStore(presence.others.subscribe, presence.others.getSnapshot)
}
