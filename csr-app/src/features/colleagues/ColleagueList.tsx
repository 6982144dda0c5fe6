/** The site's other CSRs who are online, each with a button that calls. */
import type { Availability } from '@deskside/shared/protocol/colleagues.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Avatar, Button, Group, Indicator, Paper, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColleagueDesk } from './colleague-desk.ts'
import type { Colleague } from './online-colleagues.ts'
import { useColleagues } from './useColleagues.ts'

const COLOURS: Readonly<Record<Availability, string>> = {
  available: 'teal',
  'in-session': 'yellow',
  'do-not-disturb': 'red',
}
/** More than this is looked through by name. */
const SHORT_LIST = 6

export interface ColleagueListProps {
  readonly desk: ColleagueDesk
  /** A call is under way already. */
  readonly isCalling: boolean
  readonly onCall: (colleague: Colleague) => void
}

export function ColleagueList({ desk, isCalling, onCall }: ColleagueListProps) {
  const { t } = useTranslation()
  const list = useColleagues(desk)
  const title = useId()
  const [search, setSearch] = useState('')
  // A server of before this existed: the code below is the way.
  if (list === 'unsupported') return null
  const found = (list ?? []).filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Stack gap="xs">
      <Text fw={600} id={title}>
        {t('colleagues.title')}
      </Text>
      {(list?.length ?? 0) > SHORT_LIST && (
        <TextInput
          aria-label={t('colleagues.search')}
          placeholder={t('colleagues.search')}
          leftSection={<Icon name="search" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Paper withBorder radius="lg" px="md" py={4}>
        <ScrollArea.Autosize mah={232} type="auto" viewportProps={{ tabIndex: found.length > 4 ? 0 : -1 }}>
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }} aria-labelledby={title}>
            {found.map((colleague) => (
              <Row key={colleague.accountId} colleague={colleague} isCalling={isCalling} onCall={onCall} />
            ))}
          </Stack>
          {found.length === 0 && (
            <Text size="sm" c="dimmed" py="sm" role="status">
              {t(list === null ? 'colleagues.looking' : emptyKey(search))}
            </Text>
          )}
        </ScrollArea.Autosize>
      </Paper>
    </Stack>
  )
}

function emptyKey(search: string) {
  return search.trim() === '' ? 'colleagues.nobody' : 'colleagues.notFound'
}

interface RowProps extends Pick<ColleagueListProps, 'isCalling' | 'onCall'> {
  readonly colleague: Colleague
}

function Row({ colleague, isCalling, onCall }: RowProps) {
  const { t } = useTranslation()
  const { name, availability, trust } = colleague
  return (
    <Group component="li" wrap="nowrap" py={8} gap="sm">
      <Indicator color={COLOURS[availability]} position="bottom-end" offset={4} size={11} withBorder>
        <Avatar name={name} color="blue" radius="xl" size={36} aria-hidden />
      </Indicator>
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm" fw={600} truncate title={name}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`colleagues.availability.${availability}`)}
        </Text>
        {trust === 'changed' && (
          <Text size="xs" c="var(--mantine-color-error)" fw={600}>
            {t('colleagues.otherComputer')}
          </Text>
        )}
      </Stack>
      <Button
        variant="light"
        size="xs"
        leftSection={<Icon name="call" size={16} />}
        disabled={availability === 'do-not-disturb' || isCalling}
        onClick={() => onCall(colleague)}
        aria-label={t('colleagues.callOne', { name })}
      >
        {t('colleagues.call')}
      </Button>
    </Group>
  )
}
