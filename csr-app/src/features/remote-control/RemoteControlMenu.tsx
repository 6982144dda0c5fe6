import type { Grantable } from '@deskside/shared/protocol/remote-control.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Menu, Text } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlState } from './remote-control-state.ts'

export interface RemoteControlMenuProps {
  readonly control: ControlState
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onRequest: (access: Grantable) => void
  readonly onCancel: () => void
  readonly onStop: () => void
  /** The keys that do it as well stand beside it. */
  readonly screenshot: { readonly onTake: () => void; readonly keys: string }
  /** Null while nobody is there to see it. */
  readonly onShare: ((what: 'desktop' | 'application') => void) | null
}

export function RemoteControlMenu({
  control,
  button,
  onRequest,
  onCancel,
  onStop,
  screenshot,
  onShare,
}: RemoteControlMenuProps) {
  const { t } = useTranslation()
  const access = control.remote?.access ?? null
  const canControl = control.isReachable && access !== 'control'
  const canView = control.isReachable && access === null
  const canTake = control.isReachable && access !== null
  const canListen = control.isReachable && control.remote?.sound == null
  // Mantine would give the focus to the first item even while it is disabled, and it would end up nowhere.
  const items = {
    control: canControl,
    view: canView,
    sound: canListen,
    take: canTake,
    share: onShare !== null,
    stop: access !== null,
  }
  const first = Object.entries(items).find(([, isEnabled]) => isEnabled)?.[0]
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          ref={button}
          leftSection={<Icon name="pointer" />}
          rightSection={<Icon name="chevron" size={16} />}
        >
          {t('remote.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {control.targetId === null && <Menu.Label>{t('remote.nobody')}</Menu.Label>}
        <Menu.Item
          leftSection={<Icon name="pointer" />}
          disabled={!canControl}
          data-autofocus={first === 'control' || undefined}
          onClick={() => onRequest('control')}
        >
          {t('remote.requestControl')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="eye" />}
          disabled={!canView}
          data-autofocus={first === 'view' || undefined}
          onClick={() => onRequest('view')}
        >
          {t('remote.requestView')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="sound" />}
          disabled={!canListen}
          data-autofocus={first === 'sound' || undefined}
          onClick={() => onRequest('sound')}
        >
          {t('remote.requestSound')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="screenshot" />}
          rightSection={
            <Text size="xs" c="dimmed">
              {screenshot.keys}
            </Text>
          }
          disabled={!canTake}
          data-autofocus={first === 'take' || undefined}
          onClick={screenshot.onTake}
        >
          {t('screenshot.take')}
        </Menu.Item>
        {control.request !== null && <Menu.Item onClick={onCancel}>{t('remote.cancel')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon name="screen" />}
          disabled={onShare === null}
          data-autofocus={first === 'share' || undefined}
          onClick={() => onShare?.('desktop')}
        >
          {t('remote.shareDesktop')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="window" />}
          disabled={onShare === null}
          onClick={() => onShare?.('application')}
        >
          {t('remote.shareApplication')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon name="stop" />}
          c="var(--mantine-color-error)"
          disabled={access === null}
          data-autofocus={first === 'stop' || undefined}
          onClick={onStop}
        >
          {t('remote.stop')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
