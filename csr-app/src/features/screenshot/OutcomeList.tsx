/** What has been done with the picture, in the order it was done, and what could not be. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Way, WayOutcome } from './screenshot-ways.ts'

export function OutcomeList({ outcomes }: { outcomes: ReadonlyMap<Way, WayOutcome> }) {
  const { t } = useTranslation()
  const sentenceOf = (way: Way, outcome: Exclude<WayOutcome, { kind: 'cancelled' }>): string => {
    if (outcome.kind === 'trouble') return t(`screenshot.trouble.${outcome.why}`)
    const done = t(`screenshot.done.${way}`)
    return outcome.size === null ? done : `${done} ${t('screenshot.smaller', { ...outcome.size })}`
  }
  return (
    <Stack gap={4} role="status">
      {[...outcomes].map(([way, outcome]) => {
        if (outcome.kind === 'cancelled') return null
        const isDone = outcome.kind === 'done'
        return (
          <Group key={way} gap="xs" wrap="nowrap" align="flex-start">
            <Text
              span
              c={isDone ? 'var(--mantine-color-teal-text)' : 'var(--mantine-color-error)'}
              lh={0}
              mt={2}
            >
              <Icon name={isDone ? 'check' : 'alert'} />
            </Text>
            <Text size="sm" {...(isDone ? {} : { c: 'var(--mantine-color-error)' })}>
              {sentenceOf(way, outcome)}
            </Text>
          </Group>
        )
      })}
    </Stack>
  )
}
