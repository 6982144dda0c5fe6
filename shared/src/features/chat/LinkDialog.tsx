/** A look at an address before it is opened: where it leads, and what may be wrong with it. */
import { Alert, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { lookAtAddress } from './line-links.ts'

export interface SentAddress {
  readonly address: string
  /** Who wrote it. */
  readonly name: string
}

export interface LinkDialogProps {
  readonly sent: SentAddress | null
  readonly onOpen: (address: string) => void
  readonly onClose: () => void
}

export function LinkDialog({ sent, onOpen, onClose }: LinkDialogProps) {
  const { t } = useTranslation('chat')
  const look = sent === null ? null : lookAtAddress(sent.address)
  const warnings =
    look === null
      ? [t('linkUnsafe')]
      : [
          ...(look.writtenHost === null ? [] : [t('linkLookAlike', { written: look.writtenHost })]),
          ...(look.isEncrypted ? [] : [t('linkOpenToAll')]),
        ]
  return (
    <Modal
      opened={sent !== null}
      onClose={onClose}
      title={t('openLink')}
      centered
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <Stack>
        <Paper withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
          <Text ff="monospace" size="sm" c="dimmed" data-testid="address">
            {look === null ? (
              sent?.address
            ) : (
              <>
                {look.before}
                <Text component="strong" inherit fw={700} c="var(--mantine-color-text)" fz="md">
                  {look.host}
                </Text>
                {look.after}
              </>
            )}
          </Text>
        </Paper>
        {look !== null && (
          <Text size="sm">{t('openLinkBody', { name: sent?.name ?? '', host: look.host })}</Text>
        )}
        {sent !== null &&
          warnings.map((warning) => (
            <Alert key={warning} color="yellow" variant="light" icon={<Icon name="alert" />} role="note">
              {warning}
            </Alert>
          ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          {look !== null && (
            <Button
              onClick={() => {
                onOpen(look.href)
                onClose()
              }}
            >
              {t('open')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
