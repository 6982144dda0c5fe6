/** A picture in the chat: on its way, small, or large when it is asked for. */
import { Button, Group, Image, Modal, Progress, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatPicture } from './chat-log.ts'

export interface BubblePictureProps {
  readonly picture: ChatPicture
  /** Who sent it. */
  readonly name: string
  /** Only for one's own, while it is on its way. */
  readonly onCancel: (() => void) | null
}

export function BubblePicture({ picture: { shown, progress, trouble }, name, onCancel }: BubblePictureProps) {
  const { t } = useTranslation('chat')
  const [isLarge, setLarge] = useState(false)
  const isUnderWay = trouble === null && (progress < 1 || shown === null)
  return (
    <Stack gap={4}>
      {shown !== null && (
        <UnstyledButton aria-label={t('openPicture', { name })} onClick={() => setLarge(true)}>
          <Image src={shown.url} alt="" mah={180} maw="100%" w="auto" fit="contain" radius="sm" />
        </UnstyledButton>
      )}
      {isUnderWay && (
        <Group gap="xs" wrap="nowrap">
          <Progress value={progress * 100} aria-label={t('pictureProgress')} flex={1} miw={100} size="sm" />
          {onCancel !== null && (
            <Button size="compact-xs" variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </Group>
      )}
      {trouble !== null && <Text size="xs">{t(`pictureTrouble.${trouble}`)}</Text>}
      <Modal
        opened={isLarge && shown !== null}
        onClose={() => setLarge(false)}
        title={t('pictureOf', { name })}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('closePicture') }}
      >
        {shown !== null && (
          <Image
            src={shown.url}
            alt={t('pictureOf', { name })}
            maw="100%"
            mah="75vh"
            w="auto"
            fit="contain"
          />
        )}
      </Modal>
    </Stack>
  )
}
