/** The pictures that belong to the notes: small, large when one is asked for, and the way to take one out again. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon, Box, Group, Image, Modal, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotePicture } from './note-book.ts'

export interface NotePicturesProps {
  readonly pictures: readonly NotePicture[]
  readonly onRemove: (pictureId: string) => void
}

const THUMB = { width: 136, height: 76 }

export function NotePictures({ pictures, onRemove }: NotePicturesProps) {
  const { t, i18n } = useTranslation()
  const [largeId, setLargeId] = useState<string | null>(null)
  const large = pictures.find(({ pictureId }) => pictureId === largeId) ?? null
  const nameOf = ({ caption, takenAt }: NotePicture): string =>
    caption === ''
      ? new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(new Date(takenAt))
      : caption
  if (pictures.length === 0) return null
  return (
    <Box mah={128} style={{ overflowY: 'auto', scrollbarWidth: 'thin', flexShrink: 0 }}>
      <Group
        component="ul"
        aria-label={t('notes.pictures')}
        gap="xs"
        m={0}
        p={2}
        style={{ listStyle: 'none' }}
      >
        {pictures.map((picture) => (
          <Box component="li" key={picture.pictureId} pos="relative" w={THUMB.width}>
            <UnstyledButton
              w="100%"
              aria-label={t('notes.showPicture', { name: nameOf(picture) })}
              onClick={() => setLargeId(picture.pictureId)}
            >
              <Image
                src={picture.shown.url}
                alt=""
                h={THUMB.height}
                w="100%"
                fit="cover"
                radius="sm"
                style={{ border: '1px solid var(--mantine-color-default-border)' }}
              />
              <Text size="xs" truncate title={nameOf(picture)}>
                {nameOf(picture)}
              </Text>
            </UnstyledButton>
            <ActionIcon
              pos="absolute"
              top={4}
              right={4}
              size={24}
              variant="default"
              aria-label={t('notes.removePicture', { name: nameOf(picture) })}
              title={t('notes.removePicture', { name: nameOf(picture) })}
              onClick={() => onRemove(picture.pictureId)}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          </Box>
        ))}
      </Group>
      <Modal
        opened={large !== null}
        onClose={() => setLargeId(null)}
        title={large === null ? '' : nameOf(large)}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
        styles={{ title: { fontSize: 20, fontWeight: 650, lineHeight: 1.3, overflowWrap: 'anywhere' } }}
      >
        {large !== null && (
          <Image src={large.shown.url} alt={nameOf(large)} maw="100%" mah="75vh" w="auto" fit="contain" />
        )}
      </Modal>
    </Box>
  )
}
