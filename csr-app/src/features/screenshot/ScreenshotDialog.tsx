/** A picture of the customer's screen and where it can go: notes, chat, a file, the clipboard, one after another. */
import { MAX_CAPTION_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Group, Image, Modal, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WaitingButton } from '../../ui/WaitingButton.tsx'
import { OutcomeList } from './OutcomeList.tsx'
import type { Screenshot } from './screenshot-desk.ts'
import type { GoWay } from './screenshot-ways.ts'
import { useWays } from './useWays.ts'

export interface ScreenshotDialogProps {
  readonly shot: Screenshot | null
  /** Whom the chat sends to, as its list says it; null: nobody of those chosen there is here. */
  readonly chatTo: string | null
  /** The site's server keeps no pictures while it is older than this app. */
  readonly keepsPictures: boolean
  readonly onGo: GoWay
  readonly onClose: () => void
}

export function ScreenshotDialog({ shot, onClose, ...rest }: ScreenshotDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={shot !== null}
      onClose={onClose}
      // A click beside the dialog must not throw away what cannot be had again.
      closeOnClickOutside={false}
      title={t('screenshot.title', { name: shot?.customer ?? '' })}
      centered
      size={820}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {shot !== null && <Choices key={shot.id} shot={shot} onClose={onClose} {...rest} />}
    </Modal>
  )
}

type ChoicesProps = Omit<ScreenshotDialogProps, 'shot'> & { readonly shot: Screenshot }

function Choices({ shot, chatTo, keepsPictures, onGo, onClose }: ChoicesProps) {
  const { t, i18n } = useTranslation()
  const [caption, setCaption] = useState('')
  const ways = useWays(shot, onGo)
  const { width, height, url } = shot.shown
  const { customer: name, isToldByApp } = shot
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(shot.takenAt),
  )
  const isInNotes = ways.outcomes.get('notes')?.kind === 'done'
  const isAnythingDone = [...ways.outcomes.values()].some(({ kind }) => kind === 'done')
  const button = (way: 'notes' | 'chat' | 'file' | 'copy') => ({
    isWaiting: ways.busy === way,
    onClick: () => ways.take(way, caption),
    children: t(`screenshot.${way}`),
  })
  return (
    <Stack gap="sm">
      <Paper withBorder radius="sm" style={{ overflow: 'hidden' }} bg="var(--deskside-ground)">
        <Image src={url} alt={t('screenshot.title', { name })} mah="38vh" fit="contain" />
      </Paper>
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {t('screenshot.facts', { width, height, time })}
        </Text>
        <Text size="sm" {...(isToldByApp ? { c: 'dimmed' } : { c: 'var(--mantine-color-error)', fw: 600 })}>
          {t(isToldByApp ? 'screenshot.told' : 'screenshot.notTold', { name })}
        </Text>
      </Stack>
      <TextInput
        label={t('screenshot.caption')}
        description={t('screenshot.captionHint')}
        value={caption}
        maxLength={MAX_CAPTION_LENGTH}
        onChange={(event) => setCaption(event.currentTarget.value)}
      />
      <Group gap="xs">
        <WaitingButton
          {...button('notes')}
          {...(isInNotes && { children: t('screenshot.inNotes') })}
          leftSection={<Icon name={isInNotes ? 'check' : 'notes'} />}
          disabled={!keepsPictures}
          isDone={isInNotes}
          data-autofocus={keepsPictures || undefined}
        />
        <WaitingButton
          {...button('chat')}
          variant="default"
          leftSection={<Icon name="chat" />}
          disabled={chatTo === null}
        />
        <WaitingButton
          {...button('file')}
          variant="default"
          leftSection={<Icon name="download" />}
          data-autofocus={!keepsPictures || undefined}
        />
        <WaitingButton {...button('copy')} variant="default" leftSection={<Icon name="copy" />} />
        <Button variant="subtle" color="gray" ml="auto" onClick={onClose}>
          {t(isAnythingDone ? 'common.close' : 'screenshot.discard')}
        </Button>
      </Group>
      <Text size="sm">
        {chatTo === null ? t('screenshot.chatNobody') : t('screenshot.chatTo', { to: chatTo })}
        {!keepsPictures && ` ${t('screenshot.noPictures')}`}
      </Text>
      <OutcomeList outcomes={ways.outcomes} />
    </Stack>
  )
}
