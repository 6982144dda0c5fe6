/** What the site's CSRs are doing at this moment, for a supervisor: whose session, since when, how many; and the way in. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Alert, Avatar, Badge, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useDuration } from '../../ui/useDuration.ts'
import type { LiveSessionRow, LiveSessions } from './live-sessions.ts'
import { useLiveSessions } from './useLiveSessions.ts'
import type { WatchWish, Wish } from './watch-wish.ts'

export interface LiveSessionsListProps {
  readonly sessions: LiveSessions
  readonly wish: WatchWish
  /** Whether this app has room for one more session. */
  readonly mayJoin: boolean
}

export function LiveSessionsList({ sessions, wish, mayJoin }: LiveSessionsListProps) {
  const { t } = useTranslation()
  const rows = useLiveSessions(sessions)
  const wished = useSyncExternalStore(wish.state.subscribe, wish.state.getSnapshot)
  const isGone = wished !== null && !(rows ?? []).some(({ sessionId }) => isOf(wished, sessionId))
  return (
    <Stack component="section" gap="xs" w="100%" maw={640} aria-labelledby="live-sessions-title">
      <Title order={2} size="h5" id="live-sessions-title">
        {t('supervision.title')}
      </Title>
      {/* The session may be over, and what became of the wish is still worth reading. */}
      {isGone && <WishNote wish={wished} onTakeBack={() => wish.takeBack()} />}
      {rows === null && (
        <Text size="sm" c="dimmed" role="status">
          {t('supervision.looking')}
        </Text>
      )}
      {rows?.length === 0 && (
        <Paper withBorder radius="md" p="md">
          <Text size="sm" c="dimmed">
            {t('supervision.nobody')}
          </Text>
        </Paper>
      )}
      {rows !== null && rows.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {rows.map((row) => (
            <Row
              key={row.sessionId}
              row={row}
              wish={wished !== null && isOf(wished, row.sessionId) ? wished : null}
              mayWatch={mayJoin && (wished === null || wished.state.kind === 'failed')}
              onWatch={() => void wish.ask(row)}
              onTakeBack={() => wish.takeBack()}
            />
          ))}
        </Stack>
      )}
    </Stack>
  )
}

const isOf = ({ session }: Wish, sessionId: string): boolean => session.sessionId === sessionId

interface RowProps {
  readonly row: LiveSessionRow
  readonly wish: Wish | null
  readonly mayWatch: boolean
  readonly onWatch: () => void
  readonly onTakeBack: () => void
}

function Row({ row, wish, mayWatch, onWatch, onTakeBack }: RowProps) {
  const { t } = useTranslation()
  const inWords = useDuration()
  const now = useNow()
  const { host, people, isWatched, openedAt } = row
  return (
    <Paper component="li" withBorder radius="md" px="md" py="sm">
      <Stack gap="xs">
        <Group wrap="nowrap" gap="sm">
          <Avatar name={host.name} color="blue" radius="xl" size={36} aria-hidden />
          <Stack gap={0} flex={1} miw={0}>
            <Text fw={600} truncate title={host.name}>
              {host.name}
            </Text>
            <Text size="sm" c="dimmed">
              {t('supervision.facts', { time: inWords(now - openedAt), count: people })}
            </Text>
          </Stack>
          {isWatched && (
            <Badge variant="light" color="gray" tt="none" leftSection={<Icon name="eye" size={12} />}>
              {t('supervision.watched')}
            </Badge>
          )}
          <Button
            variant="light"
            size="xs"
            leftSection={<Icon name="eye" size={16} />}
            disabled={!mayWatch}
            onClick={onWatch}
            aria-label={t('supervision.watchOne', { name: host.name })}
          >
            {t('supervision.watch')}
          </Button>
        </Group>
        {wish !== null && <WishNote wish={wish} onTakeBack={onTakeBack} />}
      </Stack>
    </Paper>
  )
}

function WishNote({ wish, onTakeBack }: { wish: Wish; onTakeBack: () => void }) {
  const { t } = useTranslation()
  const { name } = wish.session.host
  if (wish.state.kind === 'failed')
    return (
      <Alert
        color="yellow"
        variant="light"
        py={8}
        icon={<Icon name="alert" />}
        role="alert"
        withCloseButton
        closeButtonLabel={t('common.close')}
        onClose={onTakeBack}
      >
        {t(`supervision.failed.${wish.state.why}`, { name })}
      </Alert>
    )
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Loader size="xs" />
      <Text size="sm" flex={1}>
        {t(`supervision.${wish.state.kind}`, { name })}
      </Text>
      {wish.state.kind === 'asking' && (
        <Button size="compact-xs" variant="default" onClick={onTakeBack}>
          {t('supervision.takeBack')}
        </Button>
      )}
    </Group>
  )
}
