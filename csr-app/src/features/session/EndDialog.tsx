/** The last look at the notes before everything ends. A session ends only with its notes safe, here or on the server. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WaitingButton } from '../../ui/WaitingButton.tsx'

export interface EndDialogProps {
  readonly isOpen: boolean
  /** Whoever hosts ends the session; anybody else leaves it. */
  readonly kind: 'end' | 'leave'
  /** Where the notes are edited. */
  readonly notes: ReactNode
  /** @returns whether the notes are on the server; true as well when there are none */
  readonly onSave: () => Promise<'saved' | 'kept' | 'refused'>
  readonly onEnd: () => void
  readonly onCancel: () => void
}

export function EndDialog({ isOpen, kind, notes, onSave, onEnd, onCancel }: EndDialogProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<'kept' | 'refused' | null>(null)
  const saveAndEnd = async (): Promise<void> => {
    setBusy(true)
    const outcome = await onSave()
    setBusy(false)
    if (outcome === 'saved') onEnd()
    else setTrouble(outcome)
  }
  const cancel = (): void => {
    setTrouble(null)
    onCancel()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={cancel}
      title={t(kind === 'end' ? 'end.title' : 'leave.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text c="dimmed">{t(kind === 'end' ? 'end.text' : 'leave.text')}</Text>
        {notes}
        <div role="alert">
          {trouble !== null && (
            <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
              {t(`end.${trouble}`)}
            </Alert>
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel} data-autofocus>
            {t('end.cancel')}
          </Button>
          {trouble !== null && (
            <WaitingButton variant="default" onClick={() => void saveAndEnd()} isWaiting={isBusy}>
              {t('end.retry')}
            </WaitingButton>
          )}
          {trouble === null ? (
            <WaitingButton color="red" onClick={() => void saveAndEnd()} isWaiting={isBusy}>
              {t(kind === 'end' ? 'end.end' : 'leave.leave')}
            </WaitingButton>
          ) : (
            <Button color="red" onClick={onEnd}>
              {t(kind === 'end' ? 'end.anyway' : 'leave.anyway')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
