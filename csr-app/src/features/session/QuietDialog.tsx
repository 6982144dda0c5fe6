/** Asks whether the session is still wanted, while it counts down to its end. */

import { clockFace } from '@deskside/shared/kernel/clock-face.ts'
import type { ReadableStore } from '@deskside/shared/kernel/store.ts'
import type { QuietWarning } from '@deskside/shared/session/session-snapshot.ts'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

export interface QuietDialogProps {
  readonly warning: ReadableStore<QuietWarning | null>
  readonly onKeepOpen: () => void
  /** Null where somebody else hosts. */
  readonly onEnd: (() => void) | null
}

export function QuietDialog({ warning, onKeepOpen, onEnd }: QuietDialogProps) {
  const { t } = useTranslation()
  const shown = useSyncExternalStore(warning.subscribe, warning.getSnapshot)
  return (
    <Modal
      opened={shown !== null}
      onClose={onKeepOpen}
      title={t('quiet.title')}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {shown !== null && (
        <Stack>
          <Text>{t(`quiet.${shown.rule.kind}`)}</Text>
          <Countdown endsAt={shown.endsAt} />
          <Group justify="flex-end">
            {onEnd !== null && (
              <Button variant="default" onClick={onEnd}>
                {t('quiet.end')}
              </Button>
            )}
            <Button onClick={onKeepOpen} data-autofocus>
              {t('quiet.keepOpen')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

function Countdown({ endsAt }: { endsAt: number }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <Text role="timer" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {t('quiet.endsIn', { time: clockFace(Math.max(0, endsAt - now)) })}
    </Text>
  )
}
