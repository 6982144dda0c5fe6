/** Everyone in the session: role, connection, safety number, who is looked at, and what the host can do about each. */

import type { Access } from '@deskside/shared/protocol/remote-control.ts'
import type { Presence } from '@deskside/shared/session/presence.ts'
import type { LinkCondition, Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon, Avatar, Button, Group, Menu, Modal, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ParticipantsPanelProps {
  readonly myName: string
  readonly participants: readonly Participant[]
  /** What this CSR may do on whose desktop. */
  readonly access: { readonly participantId: string; readonly access: Access } | null
  /** Microphones and cameras, by participant. */
  readonly presence: ReadonlyMap<string, Presence>
  readonly onMakePrimary: (participantId: string) => void
  readonly onRemove: (participantId: string) => void
}

const CONDITION_COLOUR: Readonly<Record<LinkCondition, string>> = {
  connecting: 'dimmed',
  verified: 'dimmed',
  reconnecting: 'var(--mantine-color-error)',
  lost: 'var(--mantine-color-error)',
}

export function ParticipantsPanel({
  myName,
  participants,
  access,
  presence,
  onMakePrimary,
  onRemove,
}: ParticipantsPanelProps) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState<Participant | null>(null)
  return (
    <Stack
      component="section"
      gap="xs"
      aria-labelledby="participants-title"
      mah="40%"
      style={{ overflowY: 'auto' }}
    >
      <Title order={2} size="h5" id="participants-title">
        {t('people.title')}
      </Title>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        <Row name={myName} role={`${t('people.csr')} · ${t('people.you')}`} color="blue">
          {access !== null && (
            <Note>{t(access.access === 'control' ? 'people.controlling' : 'people.viewing')}</Note>
          )}
        </Row>
        {participants.map((person) => (
          <PersonRow
            key={person.participantId}
            person={person}
            access={access?.participantId === person.participantId ? access.access : null}
            microphone={presence.get(person.participantId)?.microphone ?? 'off'}
            onMakePrimary={() => onMakePrimary(person.participantId)}
            onRemove={() => setRemoving(person)}
          />
        ))}
      </Stack>
      <RemoveDialog
        person={removing}
        onCancel={() => setRemoving(null)}
        onRemove={(participantId) => {
          setRemoving(null)
          onRemove(participantId)
        }}
      />
    </Stack>
  )
}

interface PersonRowProps {
  readonly person: Participant
  readonly access: Access | null
  readonly microphone: Presence['microphone']
  readonly onMakePrimary: () => void
  readonly onRemove: () => void
}

function PersonRow({ person, access, microphone, onMakePrimary, onRemove }: PersonRowProps) {
  const { t } = useTranslation()
  return (
    <Row
      name={person.name}
      role={t(roleKey(person))}
      color={person.role === 'csr' ? 'blue' : 'teal'}
      actions={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('people.actions', { name: person.name })}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {person.role === 'customer' && !person.primary && (
              <Menu.Item onClick={onMakePrimary}>{t('people.makePrimary')}</Menu.Item>
            )}
            <Menu.Item color="red" onClick={onRemove}>
              {t('people.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <Text size="xs" c={CONDITION_COLOUR[person.link]} component="div">
        {t(`people.${person.link}`)}
        {person.safetyNumber !== null && (
          <Text span inherit style={{ whiteSpace: 'nowrap' }}>
            {` · ${t('people.safetyNumber', { number: person.safetyNumber })}`}
          </Text>
        )}
      </Text>
      {microphone !== 'off' && (
        <Group gap={4} wrap="nowrap" c="dimmed">
          <Icon name={microphone === 'on' ? 'microphone' : 'microphone-off'} size={14} />
          <Text size="xs">{t(microphone === 'on' ? 'people.microphoneOn' : 'people.microphoneMuted')}</Text>
        </Group>
      )}
      {access !== null && <Note>{t(access === 'control' ? 'people.controlled' : 'people.viewed')}</Note>}
    </Row>
  )
}

interface RowProps {
  readonly name: string
  readonly role: string
  readonly color: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

function Row({ name, role, color, actions, children }: RowProps) {
  return (
    <Group component="li" wrap="nowrap" gap="sm" py={4} align="flex-start">
      <Avatar name={name} color={color} radius="xl" size={34} aria-hidden />
      <Stack gap={0} flex={1} miw={0}>
        <Text size="sm" fw={600} truncate title={name}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {role}
        </Text>
        {children}
      </Stack>
      {actions}
    </Group>
  )
}

function Note({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="var(--mantine-primary-color-light-color)" fw={600}>
      {children}
    </Text>
  )
}

interface RemoveDialogProps {
  readonly person: Participant | null
  readonly onCancel: () => void
  readonly onRemove: (participantId: string) => void
}

function RemoveDialog({ person, onCancel, onRemove }: RemoveDialogProps) {
  const { t } = useTranslation()
  const name = person?.name ?? ''
  return (
    <Modal
      opened={person !== null}
      onClose={onCancel}
      title={t('people.removeTitle', { name })}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{t('people.removeText', { name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button color="red" onClick={() => person !== null && onRemove(person.participantId)}>
            {t('people.remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function roleKey(person: Participant): 'people.csr' | 'people.primary' | 'people.secondary' {
  if (person.role === 'csr') return 'people.csr'
  return person.primary ? 'people.primary' : 'people.secondary'
}
