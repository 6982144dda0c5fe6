/** Who is in the conference, whose microphone is on, and who is speaking right now. */
import { Group, Text, ThemeIcon, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import type { Presence } from '../../protocol/participants.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useIsSpeaking, useVoice } from './useVoice.ts'
import type { VoiceFeature } from './voice-feature.ts'
import { isLive, presenceOf } from './voice-state.ts'

const WORD = { off: 'micOff', muted: 'micMuted', on: 'micOn' } as const
const MY_WORD = { off: 'myMicOff', muted: 'myMicMuted', on: 'myMicOn' } as const

export interface TalkersProps {
  readonly voice: VoiceFeature<MediaSlots>
  readonly participants: readonly Participant[]
}

export function Talkers({ voice, participants }: TalkersProps) {
  const { t } = useTranslation('voice')
  const state = useVoice(voice)
  const talkers = participants.filter((person) => state.attending.includes(person.participantId))
  return (
    <>
      <Group component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        <Talker
          voice={voice}
          participantId={null}
          name={t('you')}
          microphone={presenceOf(state)}
          isSilenced={!isLive(state)}
        />
        {talkers.map(({ participantId, name, presence }) => (
          <Talker
            key={participantId}
            voice={voice}
            participantId={participantId}
            name={name}
            microphone={presence.microphone}
            isSilenced={false}
          />
        ))}
      </Group>
      {talkers.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('alone')}
        </Text>
      )}
    </>
  )
}

interface TalkerProps extends Pick<TalkersProps, 'voice'> {
  /** Null: the person at this computer. */
  readonly participantId: string | null
  readonly name: string
  readonly microphone: Presence['microphone']
  /** What the microphone hears goes to nobody. */
  readonly isSilenced: boolean
}

function Talker({ voice, participantId, name, microphone, isSilenced }: TalkerProps) {
  const { t } = useTranslation('voice')
  const isSpeaking = useIsSpeaking(voice, participantId) && !isSilenced
  const isMe = participantId === null
  const word = isMe ? MY_WORD[microphone] : WORD[microphone]
  const speaking = isMe ? 'iSpeak' : 'speaking'
  return (
    <Group component="li" gap={6} wrap="nowrap" miw={0} data-speaking={isSpeaking}>
      <ThemeIcon
        size={24}
        radius="xl"
        variant={isSpeaking ? 'filled' : 'light'}
        color={isSpeaking ? 'teal.9' : 'gray'}
        aria-hidden
      >
        <Icon name={microphone === 'on' ? 'microphone' : 'muted'} size={14} />
      </ThemeIcon>
      <Text size="sm" truncate fw={isSpeaking ? 600 : 400} title={name} aria-hidden>
        {name}
      </Text>
      <VisuallyHidden>{t(isSpeaking ? speaking : word, { name })}</VisuallyHidden>
    </Group>
  )
}
