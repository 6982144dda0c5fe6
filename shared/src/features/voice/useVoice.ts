import { useEffect, useSyncExternalStore } from 'react'
import type { VoiceFeature } from './voice-feature.ts'

export function useVoice(voice: Pick<VoiceFeature<never>, 'state'>) {
  return useSyncExternalStore(voice.state.subscribe, voice.state.getSnapshot)
}

/** How loud this person's own microphone is, 0 to 1: it moves with every syllable, so only a meter asks for it. */
export function useMyLevel({ levels, showMeter }: Pick<VoiceFeature<never>, 'levels' | 'showMeter'>): number {
  useEffect(showMeter, [showMeter])
  return useSyncExternalStore(levels.subscribe, () => levels.getSnapshot().mine)
}

/** Whether somebody else, or with null this person, is talking right now. */
export function useIsSpeaking({ levels }: Pick<VoiceFeature<never>, 'levels'>, participantId: string | null) {
  return useSyncExternalStore(levels.subscribe, () => {
    const { isSpeaking, speaking } = levels.getSnapshot()
    return participantId === null ? isSpeaking : speaking.includes(participantId)
  })
}
