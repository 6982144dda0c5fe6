/** Nobody is taken out by a slip of the mouse. */
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface RemoveDialogProps {
  readonly person: Participant | null
  readonly onCancel: () => void
  readonly onRemove: (participantId: string) => void
}

export function RemoveDialog({ person, onCancel, onRemove }: RemoveDialogProps) {
  const { t } = useTranslation()
  const name = person?.name ?? ''
  return (
    <Modal
      opened={person !== null}
      onClose={onCancel}
      title={t('people.removeTitle', { name })}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{t('people.removeText', { name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button color="red" onClick={() => person !== null && onRemove(person.participantId)}>
            {t('people.remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
