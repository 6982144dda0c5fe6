/** Before a call: why, and whether it is the computer one knows. */
import { MAX_CALL_WORD_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ComputerNotice } from './ComputerNotice.tsx'
import type { CallVault } from './colleagues.ipc.ts'
import type { Colleague } from './online-colleagues.ts'
import type { CallRequest } from './outgoing-call.ts'

export interface CallDialogProps {
  /** As they were when the person chose them: what is shown here is what is called. */
  readonly colleague: Colleague
  readonly vault: CallVault
  readonly onCall: (request: CallRequest) => void
  readonly onClose: () => void
}

export function CallDialog({ colleague, vault, onCall, onClose }: CallDialogProps) {
  const { t } = useTranslation()
  const { name, trust, devices } = colleague
  const [reason, setReason] = useState('')
  const [isSpokenFor, setSpokenFor] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onClose()
    onCall({ colleague, reason: reason.trim(), isSpokenFor })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('colleagues.callTitle', { name })}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack component="form" onSubmit={submit}>
        <Text c="dimmed">{t('colleagues.callLead', { name })}</Text>
        <TextInput
          label={t('colleagues.reason')}
          placeholder={t('colleagues.reasonPlaceholder')}
          value={reason}
          maxLength={MAX_CALL_WORD_LENGTH}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <ComputerNotice
          {...{ name, trust, vault, isSpokenFor }}
          publicKey={devices[0]?.publicKey ?? null}
          onSpokenFor={setSpokenFor}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            leftSection={<Icon name="call" />}
            disabled={trust === 'changed' && !isSpokenFor}
          >
            {t('colleagues.callOne', { name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
