import { sentenceFor, toneOf } from '@deskside/shared/session/session-end.ts'
import { EndSign } from '@deskside/shared/ui/EndSign.tsx'
import { Button, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { JoinScreen } from './join-flow.ts'

type End = Extract<JoinScreen, { kind: 'over' }>['end']

export function OverScreen({ end, onAgain }: { end: End; onAgain: () => void }) {
  const { t } = useTranslation()
  const { key, minutes } = sentenceFor(end)
  return (
    <Stack align="center" justify="center" gap="md" flex={1}>
      <EndSign tone={toneOf(end)} />
      <Title order={1} size="h2" ta="center">
        {t('over.title')}
      </Title>
      <Text ta="center" role="status">
        {t(`over.${key === 'ended-by-csr' ? 'ended' : key}`, { minutes })}
      </Text>
      <Text c="dimmed" ta="center">
        {t('over.nothingLeft')}
      </Text>
      <Button variant="default" mt="md" onClick={onAgain}>
        {t('over.again')}
      </Button>
    </Stack>
  )
}
