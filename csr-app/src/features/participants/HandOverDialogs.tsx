/** Passing control to a colleague: the offer with its note, the wait for the answer, and the question at the other side. */

import { MAX_HAND_OVER_NOTE_LENGTH } from '@deskside/shared/protocol/limits.ts'
import type { HandOver } from '@deskside/shared/session/hand-over.ts'
import type { Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { listed } from '@deskside/shared/ui/listed.ts'
import { Alert, Button, Group, Loader, Modal, Paper, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface PassControlDialogProps {
  readonly person: Participant
  /** @returns false when that person cannot be reached */
  readonly onPass: (note: string) => boolean
  readonly onClose: () => void
}

export function PassControlDialog({ person: { name }, onPass, onClose }: PassControlDialogProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [isUnreachable, setUnreachable] = useState(false)
  return (
    <Dialog title={t('handOver.title', { name })} onClose={onClose}>
      <Text>{t('handOver.text', { name })}</Text>
      <Textarea
        label={t('handOver.note', { name })}
        placeholder={t('handOver.notePlaceholder')}
        value={note}
        maxLength={MAX_HAND_OVER_NOTE_LENGTH}
        onChange={(event) => setNote(event.currentTarget.value)}
        minRows={4}
        maxRows={10}
        autosize
        data-autofocus
      />
      <div role="alert">
        {isUnreachable && (
          <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
            {t('handOver.unreachable', { name })}
          </Alert>
        )}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          onClick={() => {
            if (onPass(note)) onClose()
            else setUnreachable(true)
          }}
        >
          {t('handOver.pass')}
        </Button>
      </Group>
    </Dialog>
  )
}

export interface OpenHandOverProps {
  readonly handOver: HandOver | null
  readonly nameOf: (participantId: string) => string
  /** Names of those this CSR has no connection to, and would have to put out as the host. */
  readonly unmet: readonly string[]
  readonly onWithdraw: () => void
  readonly onAnswer: (accepted: boolean) => void
}

/** What is open between the two at this moment, on either side. */
export function OpenHandOver({ handOver, nameOf, unmet, onWithdraw, onAnswer }: OpenHandOverProps) {
  const { t, i18n } = useTranslation()
  // After the yes there is nothing to decide; the notes over the desktop say how it stands.
  if (handOver === null || handOver.kind === 'accepted') return null
  if (handOver.kind === 'offered') {
    const name = nameOf(handOver.to)
    return (
      <Dialog title={t('handOver.waitingTitle', { name })} onClose={onWithdraw}>
        <Group wrap="nowrap" role="status">
          <Loader size="sm" />
          <Text>{t(handOver.isAccepted ? 'handOver.accepted' : 'handOver.waiting', { name })}</Text>
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onWithdraw} data-autofocus>
            {t('handOver.withdraw')}
          </Button>
        </Group>
      </Dialog>
    )
  }
  const name = nameOf(handOver.from)
  return (
    <Dialog title={t('handOver.askedTitle', { name })} onClose={() => onAnswer(false)} isModal>
      <Text>{t('handOver.askedText')}</Text>
      {handOver.note !== '' && (
        <Stack gap={4}>
          <Text size="sm" c="dimmed">
            {t('handOver.askedNote', { name })}
          </Text>
          <Paper withBorder p="sm" mah={240} style={{ overflowY: 'auto' }}>
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{handOver.note}</Text>
          </Paper>
        </Stack>
      )}
      <div role="status">
        {unmet.length > 0 && (
          <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
            {t('handOver.unmet', { names: listed(unmet, i18n.language) })}
          </Alert>
        )}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => onAnswer(false)} data-autofocus>
          {t('handOver.decline')}
        </Button>
        <Button onClick={() => onAnswer(true)} disabled={unmet.length > 0}>
          {t('handOver.accept')}
        </Button>
      </Group>
    </Dialog>
  )
}

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** A question that a stray click must not answer. */
  readonly isModal?: boolean
  readonly children: ReactNode
}

function Dialog({ title, onClose, isModal = false, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      size="lg"
      closeOnClickOutside={!isModal}
      closeOnEscape={!isModal}
      withCloseButton={!isModal}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>{children}</Stack>
    </Modal>
  )
}
