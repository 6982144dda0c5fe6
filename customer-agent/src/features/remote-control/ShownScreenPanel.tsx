/** What the customer is shown of somebody's screen: small among the rest of the window, or filling it. */
import { ShownScreenChoice } from '@deskside/shared/features/remote-control/shown/ShownScreenChoice.tsx'
import { ShownScreenPicture } from '@deskside/shared/features/remote-control/shown/ShownScreenPicture.tsx'
import type { ShownControl } from '@deskside/shared/features/remote-control/shown/shown-control.ts'
import type {
  ShownScreen,
  ShownScreens,
} from '@deskside/shared/features/remote-control/shown/shown-screens.ts'
import { useShownScreens } from '@deskside/shared/features/remote-control/shown/useShownScreens.ts'
import { RemoteScreen } from '@deskside/shared/features/remote-control/viewer/RemoteScreen.tsx'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, AspectRatio, Box, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ShownScreenPanelProps {
  readonly screens: ShownScreens
  readonly control: ShownControl
  readonly nameOf: (participantId: string) => string
  readonly linkOf: (participantId: string) => PeerLink<MediaSlots> | null
  /** The whole display for the picture, or the window's own size again. */
  readonly onLarge: (isLarge: boolean) => void
}

export function ShownScreenPanel({ screens, control, nameOf, linkOf, onLarge }: ShownScreenPanelProps) {
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
  const shown: ShownProps = {
    screen,
    name: nameOf(screen.participantId),
    track: linkOf(screen.participantId)?.media.track('screen') ?? null,
  }
  if (isLarge) return <Large {...shown} control={control} onSmaller={() => setLarge(false)} />
  return (
    <>
      <ShownScreenChoice screens={screens} nameOf={nameOf} />
      <Small {...shown} onLarge={() => setLarge(true)} />
    </>
  )
}

interface ShownProps {
  readonly screen: ShownScreen
  readonly name: string
  readonly track: MediaStreamTrack | null
}

function useTitle({ screen, name }: Pick<ShownProps, 'screen' | 'name'>): string {
  const { t } = useTranslation('screenSharing')
  return t(screen.what === 'desktop' ? 'desktopOf' : 'applicationOf', { name })
}

function Small({ onLarge, ...shown }: ShownProps & { readonly onLarge: () => void }) {
  const { t } = useTranslation('screenSharing')
  const { screen, name } = shown
  return (
    <Paper component="section" withBorder p="sm" aria-labelledby="shown-title" style={{ flexShrink: 0 }}>
      <Stack gap="xs">
        <Title order={2} size="h6" id="shown-title" style={{ overflowWrap: 'anywhere' }}>
          {useTitle(shown)}
        </Title>
        <AspectRatio ratio={16 / 10}>
          <ShownScreenPicture {...shown} />
        </AspectRatio>
        {screen.controls && (
          <Alert color="blue" py={8} role="status" icon={<Icon name="pointer" />}>
            {t('mayControl', { name })}
          </Alert>
        )}
        <Button variant="light" leftSection={<Icon name="expand" />} onClick={onLarge}>
          {t(screen.controls ? 'useIt' : 'enlarge')}
        </Button>
      </Stack>
    </Paper>
  )
}

/** The picture goes with the link; there is nothing to keep of it. */
const NEVER_LOST = (): (() => void) => () => undefined

function Large({
  control,
  onSmaller,
  ...shown
}: ShownProps & { readonly control: ShownControl; readonly onSmaller: () => void }) {
  const { t } = useTranslation('screenSharing')
  const { screen, name, track } = shown
  const title = useTitle(shown)
  /** Where the keyboard goes when it is given back. */
  const firstButton = useRef<HTMLButtonElement>(null)
  const isInUse = screen.controls && screen.paused === null && track !== null
  return (
    <Modal.Root
      opened
      onClose={onSmaller}
      fullScreen
      transitionProps={{ duration: 0 }}
      closeOnEscape={!isInUse}
    >
      <Modal.Content aria-label={title}>
        <Stack h="100vh" p="sm" gap="sm">
          <Group justify="space-between" wrap="nowrap">
            <Stack gap={0} miw={0}>
              <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Title>
              {screen.controls && <Text size="sm">{t('mayControl', { name })}</Text>}
            </Stack>
            <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
              {screen.controls && (
                <Button ref={firstButton} variant="default" onClick={() => control.putDown()}>
                  {t('letGo')}
                </Button>
              )}
              <Button
                ref={screen.controls ? undefined : firstButton}
                variant="default"
                onClick={onSmaller}
                data-autofocus
              >
                {t('smaller')}
              </Button>
            </Group>
          </Group>
          <Box flex={1} mih={0} pos="relative">
            {isInUse ? (
              <RemoteScreen
                words={{
                  screen: t('picture', { name }),
                  keyboard: t('keyboard', { name }),
                  leaveHint: t('leaveHint'),
                }}
                track={track}
                mode="fit"
                input={control.input}
                onLeave={() => firstButton.current?.focus()}
                onFirstFrame={() => undefined}
                onLost={NEVER_LOST}
              />
            ) : (
              <ShownScreenPicture {...shown} />
            )}
          </Box>
        </Stack>
      </Modal.Content>
    </Modal.Root>
  )
}
