/** Closing the window would end more than what is seen: how many sessions run, and a way through each one's end. */
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TabFace } from './tab-face.ts'
import { useTabName } from './useTabName.ts'

export interface SeveralRunningDialogProps {
  readonly isOpen: boolean
  /** Those that have not ended. */
  readonly running: readonly TabFace[]
  readonly onStay: () => void
  readonly onGoThrough: () => void
}

export function SeveralRunningDialog({ isOpen, running, onStay, onGoThrough }: SeveralRunningDialogProps) {
  const { t } = useTranslation()
  const nameOf = useTabName()
  return (
    <Modal
      opened={isOpen}
      onClose={onStay}
      title={t('closing.title', { count: running.length })}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <List spacing={4} withPadding>
          {running.map((face) => (
            <List.Item key={face.id} style={{ overflowWrap: 'anywhere' }}>
              {nameOf(face)}
            </List.Item>
          ))}
        </List>
        <Text c="dimmed">{t('closing.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onGoThrough}>
            {t('closing.goThrough')}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {t('closing.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
