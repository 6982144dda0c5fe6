/** What a CSR can do about the voice conference at this moment; nothing is offered that would do nothing. */
import type { VoiceState } from '@deskside/shared/features/voice/voice-state.ts'

export type VoiceAction = 'start' | 'joinConference' | 'leave' | 'muteAll' | 'end'

export function voiceActions(
  { conferenceId, isIn }: Pick<VoiceState, 'conferenceId' | 'isIn'>,
  isHost: boolean,
): readonly VoiceAction[] {
  if (conferenceId === null) return isHost ? ['start'] : []
  return [isIn ? 'leave' : 'joinConference', 'muteAll', ...(isHost ? (['end'] as const) : [])]
}
