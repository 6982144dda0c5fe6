/** How the picture is shown, and how much of the line it may take. */
import type { ViewMode } from '@deskside/shared/features/remote-control/viewer/pointer-mapper.ts'
import type { ScreenQuality } from '@deskside/shared/protocol/remote-control.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, NativeSelect, Popover, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const MODES: readonly { readonly value: ViewMode; readonly key: 'remote.fit' | 'remote.actual' }[] = [
  { value: 'fit', key: 'remote.fit' },
  { value: 'actual', key: 'remote.actual' },
]
const PREFERENCES = [
  { value: 'auto', key: 'remote.qualityAuto' },
  { value: 'sharp', key: 'remote.qualitySharp' },
  { value: 'smooth', key: 'remote.qualitySmooth' },
] as const
const FRAME_CAPS = [60, 30, 15, 5]
const KBPS_CAPS = [null, 8000, 2000, 500]

export interface ViewMenuProps {
  readonly mode: ViewMode
  readonly onMode: (mode: ViewMode) => void
  readonly onFullScreen: () => void
  readonly quality: ScreenQuality
  readonly onQuality: (quality: ScreenQuality) => void
}

export function ViewMenu(props: ViewMenuProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover position="bottom-start" width={300} shadow="md" trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <Button
          variant="default"
          px="sm"
          rightSection={<Icon name="chevron" size={16} />}
          onClick={() => setOpen((was) => !was)}
        >
          {t('remote.view')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('remote.view')}>
        <Choices {...props} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices({
  mode,
  onMode,
  onFullScreen,
  quality,
  onQuality,
  onDone,
}: ViewMenuProps & { onDone: () => void }) {
  const { t } = useTranslation()
  const choosePreference = (value: string): void => {
    const chosen = PREFERENCES.find((known) => known.value === value)
    if (chosen !== undefined) onQuality({ ...quality, preference: chosen.value })
  }
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Button
          variant="light"
          leftSection={<Icon name="expand" />}
          onClick={() => {
            onDone()
            onFullScreen()
          }}
        >
          {t('remote.fullScreen')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('remote.leaveHint')}
        </Text>
      </Stack>
      <Radio.Group
        label={t('remote.size')}
        value={mode}
        onChange={(value) => onMode(value === 'actual' ? 'actual' : 'fit')}
      >
        <Stack gap={6} mt={6}>
          {MODES.map(({ value, key }) => (
            <Radio key={value} value={value} label={t(key)} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group label={t('remote.quality')} value={quality.preference} onChange={choosePreference}>
        <Stack gap={6} mt={6}>
          {PREFERENCES.map(({ value, key }) => (
            <Radio key={value} value={value} label={t(key)} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
      <NativeSelect
        size="xs"
        label={t('remote.frames')}
        data={FRAME_CAPS.map((cap) => ({ value: String(cap), label: t('remote.perSecond', { count: cap }) }))}
        value={String(quality.maxFramesPerSecond)}
        onChange={(event) => onQuality({ ...quality, maxFramesPerSecond: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        size="xs"
        label={t('remote.bandwidth')}
        data={KBPS_CAPS.map((cap) => ({
          value: String(cap ?? ''),
          label: cap === null ? t('remote.noCap') : `${cap / 1000} Mbit/s`,
        }))}
        value={String(quality.maxKbps ?? '')}
        onChange={({ currentTarget: { value } }) =>
          onQuality({ ...quality, maxKbps: value === '' ? null : Number(value) })
        }
      />
    </Stack>
  )
}
