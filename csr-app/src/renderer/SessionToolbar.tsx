/** What can be done in a session, and how it stands, in one line. */

import type { ViewMode } from '@deskside/shared/features/remote-control/viewer/pointer-mapper.ts'
import type { Participant, SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Box, Button, Divider, Group, VisuallyHidden } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBadge } from '../features/connection/ConnectionBadge.tsx'
import { VerifiedBadge } from '../features/connection/VerifiedBadge.tsx'
import { AccessChip } from '../features/remote-control/AccessChip.tsx'
import type { DeskSource } from '../features/remote-control/my-desk.ipc.ts'
import { RemoteControlMenu } from '../features/remote-control/RemoteControlMenu.tsx'
import type { ControlState } from '../features/remote-control/remote-control-state.ts'
import { SoundButton } from '../features/remote-control/SoundButton.tsx'
import { SpecialKeysMenu } from '../features/remote-control/SpecialKeysMenu.tsx'
import { ViewMenu } from '../features/remote-control/ViewMenu.tsx'
import { ScreenshotButton } from '../features/screenshot/ScreenshotButton.tsx'
import { SCREENSHOT_KEY } from '../features/screenshot/screenshot-key.ts'
import { SessionTimer } from '../features/session/SessionTimer.tsx'
import { VideoButton } from '../features/video/VideoButton.tsx'
import { AudioMenu } from '../features/voice/AudioMenu.tsx'
import type { LiveSession } from './live-session.dom.ts'
import classes from './SessionToolbar.module.css'

export interface SessionToolbarProps {
  readonly live: LiveSession
  readonly view: SessionSnapshot
  readonly control: ControlState
  readonly customer: Participant | null
  readonly mode: ViewMode
  readonly onMode: (mode: ViewMode) => void
  readonly onFullScreen: () => void
  readonly onScreenshot: () => void
  readonly onShare: (what: DeskSource['what']) => void
  readonly isHost: boolean
  readonly onInvite: () => void
  /** Ends the session for everyone, or leaves it, for whoever does not host. */
  readonly onEnd: () => void
  /** Where the keyboard goes when it is given back. */
  readonly firstButton: RefObject<HTMLButtonElement | null>
}

export function SessionToolbar({
  live,
  view,
  control,
  customer,
  firstButton,
  ...props
}: SessionToolbarProps) {
  const { t } = useTranslation()
  const access = control.remote?.access ?? null
  return (
    <Box component="section" aria-label={t('session.toolbar')}>
      <VisuallyHidden component="h1">{t('session.title')}</VisuallyHidden>
      <Group
        role="toolbar"
        aria-label={t('session.toolbar')}
        px="md"
        py={10}
        gap="xs"
        wrap="nowrap"
        className={classes['toolbar']}
      >
        <RemoteControlMenu
          control={control}
          button={firstButton}
          onRequest={(wanted) => live.control.request(wanted)}
          onCancel={() => live.control.cancelRequest()}
          onStop={() => live.control.stop()}
          screenshot={{ onTake: props.onScreenshot, keys: SCREENSHOT_KEY }}
          onShare={view.participants.some(({ link }) => link === 'verified') ? props.onShare : null}
        />
        {access === 'control' && <SpecialKeysMenu onPress={(keys) => live.control.input.specialKeys(keys)} />}
        {access !== null && (
          <ViewMenu
            mode={props.mode}
            onMode={props.onMode}
            onFullScreen={props.onFullScreen}
            quality={control.quality}
            onQuality={(wanted) => live.control.setQuality(wanted)}
          />
        )}
        {access !== null && <ScreenshotButton isPossible={control.isReachable} onTake={props.onScreenshot} />}
        <AudioMenu
          voice={live.voice}
          phone={live.phone}
          isHost={props.isHost}
          phoneDesk={props.isHost ? live.phoneDesk : null}
        />
        <VideoButton
          video={live.video}
          hasCustomer={view.participants.some(({ role, link }) => role === 'customer' && link === 'verified')}
        />
        <SoundButton
          sound={live.remoteSound}
          isHeard={control.remote?.sound != null}
          name={customer?.name ?? ''}
          onStop={() => live.control.stopSound()}
        />
        <AccessChip remote={control.remote} onStop={() => live.control.stop()} />
        <Box flex={1} />
        {customer !== null && (
          <Group gap={4} wrap="nowrap">
            <ConnectionBadge meter={live.meter} />
            <VerifiedBadge
              name={customer.name}
              isVerified={customer.link === 'verified'}
              safetyNumber={customer.safetyNumber}
            />
          </Group>
        )}
        <SessionTimer startedAt={view.startedAt} />
        <Divider orientation="vertical" />
        {props.isHost && (
          <Button variant="default" leftSection={<Icon name="invite" />} onClick={props.onInvite}>
            {t('session.invite')}
          </Button>
        )}
        <Button color="red" variant="light" leftSection={<Icon name="power" />} onClick={props.onEnd}>
          {t(props.isHost ? 'session.end' : 'session.leave')}
        </Button>
      </Group>
      <Divider />
    </Box>
  )
}
