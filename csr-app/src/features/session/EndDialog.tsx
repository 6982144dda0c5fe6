import { MAX_NOTES_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface EndDialogProps {
  readonly isOpen: boolean
  readonly notes: string
  readonly onWrite: (text: string) => void
  readonly onCancel: () => void
  /** Saves, then ends. */
  readonly onEnd: () => Promise<void>
}

export function EndDialog({ isOpen, notes, onWrite, onCancel, onEnd }: EndDialogProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const end = async (): Promise<void> => {
    setBusy(true)
    await onEnd()
    setBusy(false)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onCancel}
      title={t('end.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      styles={{ title: { fontSize: 20, fontWeight: 650 } }}
    >
      <Stack>
        <Text c="dimmed">{t('end.text')}</Text>
        <Textarea
          label={t('end.notes')}
          placeholder={t('notes.placeholder')}
          autosize
          minRows={5}
          maxRows={12}
          maxLength={MAX_NOTES_LENGTH}
          value={notes}
          onChange={(event) => onWrite(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('end.cancel')}
          </Button>
          <Button color="red" onClick={end} loading={isBusy}>
            {t('end.end')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
