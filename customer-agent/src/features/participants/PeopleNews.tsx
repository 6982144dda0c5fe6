/** Who leads the session now, who is the primary customer, who only pretended to be somebody: by name, with what it means. */
import type { HostChange } from '@deskside/shared/session/session-events.ts'
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleNews as News } from './people-news.ts'

export interface PeopleNewsProps {
  readonly news: News
  readonly onLeave: () => void
}

export function PeopleNews({ news, onLeave }: PeopleNewsProps) {
  const { t } = useTranslation()
  const { hostChange, primary, pretended } = useSyncExternalStore(
    news.state.subscribe,
    news.state.getSnapshot,
  )
  const place = useRef<HTMLDivElement>(null)
  const isAnything = hostChange !== null || primary !== null || pretended.length > 0
  useEffect(() => {
    // Somebody may have scrolled down to the chat in a small window.
    if (isAnything) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isAnything])
  return (
    <Stack gap="sm" role="status" ref={place}>
      {pretended.map((name) => (
        <Note key={name} color="red" icon="alert" onClose={() => news.dismiss('pretended')}>
          {t('session.pretended', { name })}
        </Note>
      ))}
      {hostChange !== null && (
        <HostQuestion change={hostChange} onContinue={() => news.dismiss('hostChange')} onLeave={onLeave} />
      )}
      {primary !== null && (
        <Note color="blue" icon="people" onClose={() => news.dismiss('primary')}>
          {primary.isMe ? t('session.primaryYou') : t('session.primaryNow', { name: primary.name })}
        </Note>
      )}
    </Stack>
  )
}

/**
 * The customer says whether to go on with somebody else. Nothing hangs on the answer, so that nobody waits for it: what the
 * former host was allowed has ended, and the new one asks anew.
 */
function HostQuestion({
  change: { from, to, how },
  onContinue,
  onLeave,
}: {
  change: HostChange
  onContinue: () => void
  onLeave: () => void
}) {
  const { t } = useTranslation()
  return (
    <Alert color="blue" py={8} role="presentation" icon={<Icon name="people" />}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t(how === 'passed' ? 'session.passedTo' : 'session.hostGone', { from: from.name, to: to.name })}
      </Text>
      <Text size="sm" fw={600} mt={6} style={{ overflowWrap: 'anywhere' }}>
        {t('session.goOnWith', { name: to.name })}
      </Text>
      <Group gap="xs" mt={6}>
        <Button size="xs" onClick={onContinue}>
          {t('session.goOn')}
        </Button>
        <Button size="xs" variant="default" onClick={onLeave}>
          {t('session.goNoFurther')}
        </Button>
      </Group>
    </Alert>
  )
}

interface NoteProps {
  readonly color: 'red' | 'blue'
  readonly icon: IconName
  readonly onClose: () => void
  readonly children: ReactNode
}

function Note({ color, icon, onClose, children }: NoteProps) {
  const { t } = useTranslation()
  return (
    <Alert
      color={color}
      py={8}
      role="presentation"
      icon={<Icon name={icon} />}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={onClose}
      style={{ overflowWrap: 'anywhere' }}
    >
      {children}
    </Alert>
  )
}
