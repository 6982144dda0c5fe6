/** The voice conference as each person sees it: the invitation, then microphone, people and devices. */
import { ActionIcon, Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaSlots } from '../../platform/media-slots.dom.ts'
import type { Participant } from '../../session/session-snapshot.ts'
import { Icon } from '../../ui/Icon.tsx'
import { DevicesButton, TryDevices } from './DevicesButton.tsx'
import { Talkers } from './Talkers.tsx'
import { useVoice } from './useVoice.ts'
import type { VoiceFeature } from './voice-feature.ts'
import type { VoiceState } from './voice-state.ts'

export interface VoicePanelProps {
  readonly voice: VoiceFeature<MediaSlots>
  readonly participants: readonly Participant[]
  /** Who opened the conference. */
  readonly hostName: string
}

export function VoicePanel({ voice, participants, hostName }: VoicePanelProps) {
  const { t } = useTranslation('voice')
  const state = useVoice(voice)
  if (state.conferenceId === null) return null
  if (!state.isIn) return <Invitation voice={voice} hostName={hostName} isPutOff={state.isPutOff} />
  const onKey = (isDown: boolean) => (event: KeyboardEvent) => {
    // A focused button keeps its space bar.
    if (event.code !== 'Space' || event.target !== event.currentTarget) return
    event.preventDefault()
    voice.hold(isDown)
  }
  return (
    <Paper
      component="section"
      withBorder
      p="sm"
      aria-labelledby="voice-title"
      aria-description={state.isMuted ? t('holdHint') : undefined}
      tabIndex={0}
      onKeyDown={onKey(true)}
      onKeyUp={onKey(false)}
      onBlur={(event) => {
        // A press on Hold to talk takes the focus from another button in here.
        if (event.target === event.currentTarget) voice.hold(false)
      }}
    >
      <Stack gap="xs">
        <Title order={2} size="h6" id="voice-title">
          {t('title')}
        </Title>
        <Talkers voice={voice} participants={participants} />
        <Microphone voice={voice} state={state} />
        <Group gap="xs" wrap="nowrap">
          <Button
            flex={1}
            variant={state.isMuted ? 'light' : 'filled'}
            leftSection={<Icon name={state.isMuted ? 'muted' : 'microphone'} />}
            disabled={state.microphone.kind !== 'open'}
            onClick={() => voice.setMuted(!state.isMuted)}
          >
            {t(state.isMuted ? 'unmute' : 'mute')}
          </Button>
          <DevicesButton voice={voice} />
          <ActionIcon
            size={36}
            color="red"
            variant="light"
            aria-label={t('leave')}
            title={t('leave')}
            onClick={() => voice.leave()}
          >
            <Icon name="hang-up" />
          </ActionIcon>
        </Group>
        {state.isMuted && state.microphone.kind === 'open' && <HoldToTalk voice={voice} state={state} />}
      </Stack>
    </Paper>
  )
}

function Invitation({
  voice,
  hostName,
  isPutOff,
}: Pick<VoicePanelProps, 'voice' | 'hostName'> & { isPutOff: boolean }) {
  const { t } = useTranslation('voice')
  const [isTrying, setTrying] = useState(false)
  if (isPutOff) {
    return (
      <Group component="section" aria-label={t('title')} gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" c="dimmed">
          {t('running')}
        </Text>
        <Button size="xs" variant="light" onClick={() => void voice.join()}>
          {t('join')}
        </Button>
      </Group>
    )
  }
  return (
    <Alert
      role="alert"
      icon={<Icon name="microphone" />}
      title={t('invites', { name: hostName })}
      data-testid="voice-invitation"
    >
      <Stack gap="xs">
        <Text size="sm">{t('invitesText')}</Text>
        <Group gap="xs">
          <Button size="xs" onClick={() => void voice.join()}>
            {t('join')}
          </Button>
          <Button size="xs" variant="default" onClick={() => voice.putOff()}>
            {t('notNow')}
          </Button>
        </Group>
        <Button size="compact-xs" variant="subtle" onClick={() => setTrying(true)}>
          {t('before')}
        </Button>
      </Stack>
      {isTrying && <TryDevices voice={voice} onClose={() => setTrying(false)} />}
    </Alert>
  )
}

function Microphone({ voice, state }: { voice: VoiceFeature<MediaSlots>; state: VoiceState }) {
  const { t } = useTranslation('voice')
  const { microphone, mutedBy } = state
  if (microphone.kind === 'opening') {
    return (
      <Text size="xs" c="dimmed" role="status">
        {t('opening')}
      </Text>
    )
  }
  if (microphone.kind === 'unusable') {
    return (
      <Alert color="yellow" py={8} role="status" icon={<Icon name="muted" />}>
        <Text size="sm">{t(microphone.problem)}</Text>
        <Button mt={6} size="compact-xs" variant="default" onClick={() => void voice.tryAgain()}>
          {t('again')}
        </Button>
      </Alert>
    )
  }
  return mutedBy === null ? null : (
    <Text size="xs" role="status">
      {t('mutedBy', { name: mutedBy })}
    </Text>
  )
}

function HoldToTalk({ voice, state }: { voice: VoiceFeature<MediaSlots>; state: VoiceState }) {
  const { t } = useTranslation('voice')
  useEffect(() => {
    // The button or key may come up where this window does not see it.
    const letGo = (): void => voice.hold(false)
    window.addEventListener('blur', letGo)
    return () => window.removeEventListener('blur', letGo)
  }, [voice])
  const onKey = (isDown: boolean) => (event: KeyboardEvent) => {
    if (event.code !== 'Space' && event.code !== 'Enter') return
    event.preventDefault()
    voice.hold(isDown)
  }
  return (
    <>
      <Button
        variant={state.isHeld ? 'filled' : 'default'}
        color="teal.9"
        aria-pressed={state.isHeld}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          voice.hold(true)
        }}
        onPointerUp={() => voice.hold(false)}
        onLostPointerCapture={() => voice.hold(false)}
        onKeyDown={onKey(true)}
        onKeyUp={onKey(false)}
        onBlur={() => voice.hold(false)}
      >
        {t('hold')}
      </Button>
      <Text size="xs" c="dimmed">
        {t(state.isHeld ? 'heldNow' : 'holdHint')}
      </Text>
    </>
  )
}
