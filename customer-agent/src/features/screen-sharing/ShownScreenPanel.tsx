/** What the customer is shown of somebody's screen: small among the rest of the window, or filling it. */
import { ShownScreenPicture } from '@deskside/shared/features/screen-sharing/ShownScreenPicture.tsx'
import type { ShownScreens } from '@deskside/shared/features/screen-sharing/shown-screens.ts'
import { useShownScreens } from '@deskside/shared/features/screen-sharing/useShownScreens.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { AspectRatio, Box, Button, Group, Modal, Paper, Stack, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ShownScreenPanelProps {
  readonly screens: ShownScreens
  readonly nameOf: (participantId: string) => string
  readonly linkOf: (participantId: string) => PeerLink<MediaSlots> | null
  /** The whole display for the picture, or the window's own size again. */
  readonly onLarge: (isLarge: boolean) => void
}

export function ShownScreenPanel({ screens, nameOf, linkOf, onLarge }: ShownScreenPanelProps) {
  const { t } = useTranslation('screenSharing')
  const [screen] = useShownScreens(screens)
  const [isLarge, setLarge] = useState(false)
  const isShown = screen !== undefined
  useEffect(() => {
    if (!isShown) setLarge(false)
  }, [isShown])
  useEffect(() => {
    if (!isLarge) return
    onLarge(true)
    return () => onLarge(false)
  }, [isLarge, onLarge])
  if (screen === undefined) return null
  const name = nameOf(screen.participantId)
  const title = t(screen.what === 'desktop' ? 'desktopOf' : 'applicationOf', { name })
  const track = linkOf(screen.participantId)?.media.track('screen') ?? null
  if (isLarge) {
    return (
      <Modal.Root opened onClose={() => setLarge(false)} fullScreen transitionProps={{ duration: 0 }}>
        <Modal.Content aria-label={title}>
          <Stack h="100vh" p="sm" gap="sm">
            <Group justify="space-between" wrap="nowrap">
              <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Title>
              <Button
                variant="default"
                onClick={() => setLarge(false)}
                data-autofocus
                style={{ flexShrink: 0 }}
              >
                {t('smaller')}
              </Button>
            </Group>
            <Box flex={1} mih={0}>
              <ShownScreenPicture screen={screen} name={name} track={track} />
            </Box>
          </Stack>
        </Modal.Content>
      </Modal.Root>
    )
  }
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="shown-title" style={{ flexShrink: 0 }}>
      <Stack gap="xs">
        <Title order={2} size="h6" id="shown-title" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <AspectRatio ratio={16 / 10}>
          <ShownScreenPicture screen={screen} name={name} track={track} />
        </AspectRatio>
        <Button variant="light" leftSection={<Icon name="expand" />} onClick={() => setLarge(true)}>
          {t('enlarge')}
        </Button>
      </Stack>
    </Paper>
  )
}
