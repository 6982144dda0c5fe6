/** What can be done with the picture: its size, its quality, and the keys a keyboard cannot send from here. */
import { type SpecialKeys, specialKeysSchema } from '@deskside/shared/protocol/remote-control.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Menu, NativeSelect, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ViewMode } from './pointer-mapper.ts'
import type { Quality } from './remote-control-state.ts'

const PREFERENCES = [
  { value: 'auto', key: 'remote.qualityAuto' },
  { value: 'sharp', key: 'remote.qualitySharp' },
  { value: 'smooth', key: 'remote.qualitySmooth' },
] as const
const FRAME_CAPS = [60, 30, 15, 5]
const KBPS_CAPS = [null, 8000, 2000, 500]
const REFUSED_BY_WINDOWS = ['ctrl-alt-del', 'meta-l'] as const

export interface ViewMenuProps {
  readonly mode: ViewMode
  readonly onMode: (mode: ViewMode) => void
  readonly onFullScreen: () => void
  readonly quality: Quality
  readonly onQuality: (quality: Quality) => void
}

export function ViewMenu({ mode, onMode, onFullScreen, quality, onQuality }: ViewMenuProps) {
  const { t } = useTranslation()
  const tick = (isChosen: boolean) => (isChosen ? <Icon name="check" size={16} /> : null)
  return (
    <Menu position="bottom-start" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="screen" />}
          rightSection={<Icon name="chevron" size={16} />}
        >
          {t('remote.view')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onMode('fit')} rightSection={tick(mode === 'fit')}>
          {t('remote.fit')}
        </Menu.Item>
        <Menu.Item onClick={() => onMode('actual')} rightSection={tick(mode === 'actual')}>
          {t('remote.actual')}
        </Menu.Item>
        <Menu.Item onClick={onFullScreen} leftSection={<Icon name="expand" />} closeMenuOnClick>
          {t('remote.fullScreen')}
          <Text size="xs" c="dimmed">
            {t('remote.leaveHint')}
          </Text>
        </Menu.Item>
        <Menu.Label>{t('remote.quality')}</Menu.Label>
        {PREFERENCES.map(({ value, key }) => (
          <Menu.Item
            key={value}
            onClick={() => onQuality({ ...quality, preference: value })}
            rightSection={tick(quality.preference === value)}
          >
            {t(key)}
          </Menu.Item>
        ))}
        <Stack gap="xs" p="xs">
          <NativeSelect
            size="xs"
            label={t('remote.frames')}
            data={FRAME_CAPS.map((cap) => ({ value: String(cap), label: String(cap) }))}
            value={String(quality.maxFramesPerSecond)}
            onChange={(event) =>
              onQuality({ ...quality, maxFramesPerSecond: Number(event.currentTarget.value) })
            }
          />
          <NativeSelect
            size="xs"
            label={t('remote.bandwidth')}
            data={KBPS_CAPS.map((cap) => ({
              value: String(cap ?? ''),
              label: cap === null ? t('remote.noCap') : `${cap / 1000} Mbit/s`,
            }))}
            value={String(quality.maxKbps ?? '')}
            onChange={(event) => {
              const { value } = event.currentTarget
              onQuality({ ...quality, maxKbps: value === '' ? null : Number(value) })
            }}
          />
        </Stack>
      </Menu.Dropdown>
    </Menu>
  )
}

export function SpecialKeysMenu({ onPress }: { onPress: (keys: SpecialKeys) => void }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="keyboard" />}
          rightSection={<Icon name="chevron" size={16} />}
        >
          {t('remote.keys')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('remote.keysNote')}</Menu.Label>
        {specialKeysSchema.options.map((keys) => {
          const refused = REFUSED_BY_WINDOWS.find((known) => known === keys)
          return (
            <Menu.Item key={keys} onClick={() => onPress(keys)}>
              {t(`remote.special.${keys}`)}
              {refused !== undefined && (
                <Text size="xs" c="dimmed">
                  {t(`remote.specialNote.${refused}`)}
                </Text>
              )}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
