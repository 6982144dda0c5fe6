/** Always on top while anything is shared: who sees, who controls, and the one button that ends it. */

import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import type { BannerState } from './banner.ipc.ts'

export interface SharingBannerProps {
  readonly first: BannerState
  readonly onState: (listener: (state: BannerState) => void) => () => void
  readonly onShowWindow: () => void
  readonly onStop: () => void
  readonly onPause: (isPaused: boolean) => void
  readonly onNewsSeen: () => void
  readonly onSize: (size: { width: number; height: number }) => void
}

/** A long name must push neither Stop off the screen nor what is done off the line: it goes on below. */
const LONGEST_LINE_PX = 460

export function SharingBanner({
  first,
  onState,
  onShowWindow,
  onStop,
  onPause,
  onNewsSeen,
  onSize,
}: SharingBannerProps) {
  const { t, i18n } = useTranslation('banner')
  const [state, setState] = useState(first)
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      onState((next) => {
        void i18n.changeLanguage(next.appearance.language)
        setState(next)
      }),
    [onState, i18n],
  )
  const tellSize = useRef(onSize)
  tellSize.current = onSize
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      // Rounded up: a hair too narrow would bring scroll bars over Stop.
      const { width, height } = element.getBoundingClientRect()
      tellSize.current({ width: Math.ceil(width), height: Math.ceil(height) })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const names = (known: readonly string[]): string => new Intl.ListFormat(i18n.language).format(known)
  const lines = (['control', 'view'] as const).flatMap((access) => {
    const who = state.people.filter((person) => person.access === access).map((person) => person.name)
    if (who.length === 0) return []
    const verb = access === 'view' && state.what === 'application' ? 'window' : access
    return [t(who.length > 1 ? `${verb}Many` : verb, { names: names(who) })]
  })
  const { listeners } = state
  if (listeners.length > 0)
    lines.push(t(listeners.length > 1 ? 'soundMany' : 'sound', { names: names(listeners) }))
  return (
    <Box
      ref={box}
      pos="fixed"
      top={0}
      left={0}
      w="max-content"
      bg="#c2410c"
      c="white"
      style={{ WebkitAppRegion: 'drag', userSelect: 'none' } as CSSProperties}
    >
      <Group wrap="nowrap" gap="md" px="md" py={8} role="status">
        <Icon name={iconOf(state)} size={22} />
        <Stack gap={0}>
          {lines.map((line) => (
            <Text key={line} size="sm" fw={650} maw={LONGEST_LINE_PX} style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Text>
          ))}
          {state.onlookers.length > 0 && (
            <Text size="sm" maw={LONGEST_LINE_PX} style={{ overflowWrap: 'anywhere' }}>
              {t('onlookers', { names: names(state.onlookers) })}
            </Text>
          )}
          {state.news.length > 0 && <News news={state.news} onSeen={onNewsSeen} />}
          {state.isPaused === true && (
            <Text size="sm" maw={LONGEST_LINE_PX}>
              {t('paused')}
            </Text>
          )}
          {state.stopKeys !== null && (
            <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
              {t('keys', { keys: state.stopKeys })}
            </Text>
          )}
        </Stack>
        <Group wrap="nowrap" gap={8} style={{ WebkitAppRegion: 'no-drag', flexShrink: 0 } as CSSProperties}>
          <Button
            color="white"
            variant="outline"
            size="sm"
            leftSection={<Icon name="chat" size={16} />}
            onClick={onShowWindow}
          >
            {state.unread === 0 ? t('chat') : t('unread', { count: state.unread })}
          </Button>
          {state.isPaused !== null && (
            <Button
              color="white"
              variant="outline"
              size="sm"
              leftSection={<Icon name={state.isPaused ? 'play' : 'pause'} size={16} />}
              onClick={() => onPause(state.isPaused === false)}
            >
              {t(state.isPaused ? 'resume' : 'pause')}
            </Button>
          )}
          <Button
            color="white"
            c="#9a3412"
            variant="filled"
            size="sm"
            leftSection={<Icon name="stop" size={16} />}
            onClick={onStop}
          >
            {t('stop')}
          </Button>
        </Group>
      </Group>
    </Box>
  )
}

/** Who came while the app's window stood aside; goes when somebody says so. */
function News({ news, onSeen }: { news: BannerState['news']; onSeen: () => void }) {
  const { t } = useTranslation('banner')
  return (
    <Group wrap="nowrap" gap="sm" my={2}>
      <Stack gap={0}>
        {news.map(({ kind, name, organisation }) => (
          <Text
            key={`${kind} ${name}`}
            size="sm"
            fw={650}
            maw={LONGEST_LINE_PX}
            style={{ overflowWrap: 'anywhere' }}
          >
            {kind === 'pretended' || organisation === null
              ? t(kind, { name })
              : t(`${kind}From`, { name, organisation })}
          </Text>
        ))}
      </Stack>
      <Button
        color="white"
        variant="outline"
        size="compact-xs"
        onClick={onSeen}
        style={{ WebkitAppRegion: 'no-drag', flexShrink: 0 } as CSSProperties}
      >
        {t('seen')}
      </Button>
    </Group>
  )
}

function iconOf({ people }: BannerState): IconName {
  if (people.length === 0) return 'sound'
  return people.some(({ access }) => access === 'control') ? 'pointer' : 'eye'
}
