import type { Access } from '@deskside/shared/protocol/remote-control.ts'
import type { LinkCondition, Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon, Avatar, Button, Group, Menu, Modal, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ParticipantsPanelProps {
  readonly myName: string
  readonly participants: readonly Participant[]
  /** What this CSR may do on whose desktop. */
  readonly access: { readonly participantId: string; readonly access: Access } | null
  readonly onMakePrimary: (participantId: string) => void
  readonly onRemove: (participantId: string) => void
}

const CONDITION_COLOUR: Readonly<Record<LinkCondition, string>> = {
  connecting: 'dimmed',
  verified: 'var(--mantine-color-text)',
  reconnecting: 'var(--mantine-color-error)',
  lost: 'var(--mantine-color-error)',
}

export function ParticipantsPanel({
  myName,
  participants,
  access,
  onMakePrimary,
  onRemove,
}: ParticipantsPanelProps) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState<Participant | null>(null)
  return (
    <Stack component="section" gap="xs" aria-labelledby="participants-title">
      <Title order={2} size="h5" id="participants-title">
        {t('people.title')}
      </Title>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        <PersonRow name={myName} line={`${t('people.csr')} · ${t('people.you')}`} color="blue" />
        {participants.map((person) => (
          <PersonRow
            key={person.participantId}
            name={person.name}
            color={person.role === 'csr' ? 'blue' : 'teal'}
            line={roleLine(person, t(roleKey(person)), t(`people.${person.link}`))}
            lineColour={CONDITION_COLOUR[person.link]}
            note={
              access?.participantId === person.participantId
                ? t(access.access === 'control' ? 'people.controlled' : 'people.viewed')
                : null
            }
            actions={
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('people.actions', { name: person.name })}
                  >
                    <Icon name="more" />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {person.role === 'customer' && !person.primary && (
                    <Menu.Item onClick={() => onMakePrimary(person.participantId)}>
                      {t('people.makePrimary')}
                    </Menu.Item>
                  )}
                  <Menu.Item color="red" onClick={() => setRemoving(person)}>
                    {t('people.remove')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            }
          />
        ))}
      </Stack>
      <Modal
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('people.removeTitle', { name: removing?.name ?? '' })}
        centered
      >
        <Stack>
          <Text>{t('people.removeText', { name: removing?.name ?? '' })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setRemoving(null)} data-autofocus>
              {t('common.cancel')}
            </Button>
            <Button
              color="red"
              onClick={() => {
                if (removing !== null) onRemove(removing.participantId)
                setRemoving(null)
              }}
            >
              {t('people.remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

interface PersonRowProps {
  readonly name: string
  readonly line: string
  readonly color: string
  readonly lineColour?: string
  readonly note?: string | null
  readonly actions?: React.ReactNode
}

function PersonRow({ name, line, color, lineColour = 'dimmed', note = null, actions }: PersonRowProps) {
  return (
    <Group component="li" wrap="nowrap" gap="sm" py={4}>
      <Avatar name={name} color={color} radius="xl" size={34} aria-hidden />
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Text size="xs" c={lineColour}>
          {line}
        </Text>
        {note !== null && (
          <Text size="xs" c="var(--mantine-primary-color-light-color)" fw={600}>
            {note}
          </Text>
        )}
      </Stack>
      {actions}
    </Group>
  )
}

function roleKey(person: Participant): 'people.csr' | 'people.primary' | 'people.secondary' {
  if (person.role === 'csr') return 'people.csr'
  return person.primary ? 'people.primary' : 'people.secondary'
}

function roleLine(person: Participant, role: string, condition: string): string {
  return person.safetyNumber === null
    ? `${role} · ${condition}`
    : `${role} · ${condition} · ${person.safetyNumber}`
}
