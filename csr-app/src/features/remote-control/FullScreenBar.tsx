/** In full screen: the way out, shown for a moment, with each piece of news, and whenever the pointer rests at the upper edge. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Badge, Button, Group, Paper, Text } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './FullScreenBar.module.css'

export interface FullScreenBarProps {
  readonly name: string
  readonly hasAccess: boolean
  /** What the person would see at the side; the newest last. */
  readonly news: readonly string[]
  /** What else can be done from here. */
  readonly children?: ReactNode
  readonly onLeave: () => void
  readonly onStop: () => void
}

const SHOWN_FOR_MS = 4_000
/** Shorter visits to the edge are on their way to something of the customer's. */
const REST_MS = 350
const EDGE_PX = 2

export function FullScreenBar({ name, hasAccess, news, children, onLeave, onStop }: FullScreenBarProps) {
  const { t } = useTranslation()
  const isShown = useShownAtEdge(news.join())
  return (
    <Paper
      className={classes['bar']}
      data-shown={isShown}
      shadow="md"
      radius="xl"
      withBorder
      role="toolbar"
      aria-label={t('remote.fullScreenBar')}
    >
      <Group gap="md" wrap="nowrap">
        <Text size="sm" fw={600} truncate maw={220}>
          {name}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {t('remote.leaveHint')}
        </Text>
        <Group gap="xs" wrap="nowrap" role="status">
          {news.map((sentence) => (
            <Badge key={sentence} variant="light" tt="none" style={{ flexShrink: 0 }}>
              {sentence}
            </Badge>
          ))}
        </Group>
        {children}
        {hasAccess && (
          <Button
            size="compact-sm"
            color="red"
            variant="light"
            onClick={onStop}
            aria-label={t('remote.stopControl')}
          >
            {t('remote.stop')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="expand" size={14} />}
          onClick={onLeave}
        >
          {t('remote.leaveFullScreen')}
        </Button>
      </Group>
    </Paper>
  )
}

function useShownAtEdge(news: string): boolean {
  const [isShown, setShown] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each piece of news is shown for a moment
  useEffect(() => {
    setShown(true)
    let hiding = setTimeout(() => setShown(false), SHOWN_FOR_MS)
    let resting: ReturnType<typeof setTimeout> | null = null
    const show = (): void => {
      resting = null
      setShown(true)
      clearTimeout(hiding)
      hiding = setTimeout(() => setShown(false), SHOWN_FOR_MS)
    }
    const onMove = (event: PointerEvent): void => {
      const isAtEdge = event.clientY <= EDGE_PX
      if (isAtEdge) resting ??= setTimeout(show, REST_MS)
      else if (resting !== null) {
        clearTimeout(resting)
        resting = null
      }
    }
    window.addEventListener('pointermove', onMove)
    return () => {
      window.removeEventListener('pointermove', onMove)
      clearTimeout(hiding)
      if (resting !== null) clearTimeout(resting)
    }
  }, [news])
  return isShown
}
