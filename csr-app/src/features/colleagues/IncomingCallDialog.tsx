/** A colleague calls: who, why, from which computer; yes, or no with a word. */
import { MAX_CALL_WORD_LENGTH } from '@deskside/shared/protocol/limits.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Paper, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UrgentDialog } from '../../ui/UrgentDialog.tsx'
import { ComputerNotice } from './ComputerNotice.tsx'
import type { CallVault } from './colleagues.ipc.ts'
import type { IncomingCall } from './incoming-calls.ts'

export interface IncomingCallDialogProps {
  readonly call: IncomingCall
  readonly vault: CallVault
  /** False: this app has no room for one more session. */
  readonly mayJoin: boolean
  readonly onAccept: (isSpokenFor: boolean) => void
  readonly onDecline: (word: string) => void
}

export function IncomingCallDialog({ call, vault, mayJoin, onAccept, onDecline }: IncomingCallDialogProps) {
  const { t } = useTranslation()
  const { name, reason, customer, trust, isAnswer, publicKey, state } = call
  const [word, setWord] = useState('')
  const [isSpokenFor, setSpokenFor] = useState(false)
  const mustAsk = trust === 'changed' && !isSpokenFor
  return (
    <UrgentDialog title={t(isAnswer ? 'colleagues.letIn.title' : 'colleagues.incoming.title', { name })}>
      <Text>
        {isAnswer && t('colleagues.letIn.text', { name })}
        {!isAnswer &&
          (customer === null
            ? t('colleagues.incoming.noCustomer', { name })
            : t('colleagues.incoming.customer', { name, customer }))}
      </Text>
      {reason !== '' && (
        <Paper withBorder p="sm" radius="md">
          <Text fz="lg" style={{ overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
        </Paper>
      )}
      <ComputerNotice {...{ name, trust, publicKey, vault, isSpokenFor }} onSpokenFor={setSpokenFor} />
      {!mayJoin && (
        <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="note">
          {t('colleagues.incoming.noRoom')}
        </Alert>
      )}
      {/* The keyboard starts here: whatever is being typed when it rings neither accepts nor declines. */}
      {!isAnswer && (
        <TextInput
          label={t('colleagues.incoming.word', { name })}
          placeholder={t('colleagues.incoming.wordPlaceholder')}
          value={word}
          maxLength={MAX_CALL_WORD_LENGTH}
          onChange={(event) => setWord(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={state.kind === 'joining'}
          onClick={() => onDecline(word.trim())}
          data-autofocus={isAnswer || undefined}
        >
          {t('colleagues.incoming.decline')}
        </Button>
        <Button
          leftSection={<Icon name={isAnswer ? 'eye' : 'call'} />}
          loading={state.kind === 'joining'}
          disabled={mustAsk || !mayJoin}
          onClick={() => onAccept(isSpokenFor)}
        >
          {t(isAnswer ? 'colleagues.letIn.accept' : 'colleagues.incoming.accept')}
        </Button>
      </Group>
    </UrgentDialog>
  )
}

export interface FailedCallDialogProps {
  readonly name: string
  readonly problem: string
  readonly onClose: () => void
}

/** Accepted, and the way in was closed. */
export function FailedCallDialog({ name, problem, onClose }: FailedCallDialogProps) {
  const { t } = useTranslation()
  return (
    <UrgentDialog title={t('colleagues.incoming.failed', { name })}>
      <Alert color="red" variant="light" icon={<Icon name="alert" />}>
        {problem}
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </UrgentDialog>
  )
}
