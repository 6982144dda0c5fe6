/** The picture that goes with the next line, or why it cannot. */
import { ActionIcon, Group, Image, Loader, Paper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import type { PendingPicture } from './usePendingPicture.ts'

export function PendingPictureCard({ pending, onRemove }: { pending: PendingPicture; onRemove: () => void }) {
  const { t } = useTranslation('chat')
  if (pending.kind === 'none') return null
  return (
    <Paper withBorder radius="md" p={6}>
      <Group wrap="nowrap" gap="xs">
        {pending.kind === 'prepared' && (
          <Image src={pending.shown.url} alt={t('picturePreview')} h={56} w="auto" maw={120} fit="contain" />
        )}
        {pending.kind === 'preparing' && <Loader size="sm" />}
        <Text
          size="xs"
          flex={1}
          role="status"
          c={pending.kind === 'refused' ? 'var(--mantine-color-error)' : ''}
        >
          {pending.kind === 'prepared' && t('pictureReady')}
          {pending.kind === 'preparing' && t('picturePreparing')}
          {pending.kind === 'refused' && t(`pictureTrouble.${pending.why}`)}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={t('removePicture')} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      </Group>
    </Paper>
  )
}
