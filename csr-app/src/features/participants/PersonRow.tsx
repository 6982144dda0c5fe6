/** One person in the list: role, connection, safety number, microphone, camera, and who looks at or controls what. */

import type { Presence } from '@deskside/shared/protocol/participants.ts'
import type { Access } from '@deskside/shared/protocol/remote-control.ts'
import type { LinkCondition, Participant } from '@deskside/shared/session/session-snapshot.ts'
import { Icon, type IconName } from '@deskside/shared/ui/Icon.tsx'
import { Avatar, Group, Stack, Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const CONDITION_COLOUR: Readonly<Record<LinkCondition, string>> = {
  connecting: 'dimmed',
  verified: 'dimmed',
  reconnecting: 'var(--mantine-color-error)',
  lost: 'var(--mantine-color-error)',
}

/** Who does something at a customer's desktop, as it reads in that customer's row. */
export interface DesktopUse {
  /** Null: this CSR. */
  readonly name: string | null
  readonly access: Access
}

export interface PersonRowProps {
  readonly person: Participant
  /** What others do at this customer's desktop. */
  readonly uses: readonly DesktopUse[]
  /** What this CSR does at somebody's desktop. */
  readonly does: Access | null
  readonly isHost: boolean
  readonly actions: ReactNode
}

export function PersonRow({ person, uses, does, isHost, actions }: PersonRowProps) {
  const { t } = useTranslation()
  return (
    <Row
      name={person.name}
      role={t(roleKey(person, isHost))}
      color={person.role === 'csr' ? 'blue' : 'teal'}
      presence={person.presence}
      actions={actions}
    >
      <Text size="xs" c={CONDITION_COLOUR[person.link]} component="div">
        {t(`people.${person.link}`)}
        {person.safetyNumber !== null && (
          <Text span inherit style={{ whiteSpace: 'nowrap' }}>
            {` · ${t('people.safetyNumber', { number: person.safetyNumber })}`}
          </Text>
        )}
      </Text>
      {person.presence.onHold && <Note>{t('people.onHold')}</Note>}
      <Does access={does} />
      {uses.map(({ name, access }) => (
        <Note key={name ?? ''}>
          {name === null
            ? t(access === 'control' ? 'people.controlled' : 'people.viewed')
            : t(access === 'control' ? 'people.controlledBy' : 'people.viewedBy', { name })}
        </Note>
      ))}
    </Row>
  )
}

export interface MyRowProps {
  readonly name: string
  readonly presence: Presence
  readonly does: Access | null
  readonly isHost: boolean
  readonly isSupervisor: boolean
}

export function MyRow({ name, presence, does, isHost, isSupervisor }: MyRowProps) {
  const { t } = useTranslation()
  return (
    <Row
      name={name}
      role={`${t(csrKey(isHost, isSupervisor))} · ${t('people.you')}`}
      color="blue"
      presence={presence}
    >
      <Does access={does} />
    </Row>
  )
}

function Does({ access }: { access: Access | null }) {
  const { t } = useTranslation()
  if (access === null) return null
  return <Note>{t(access === 'control' ? 'people.controlling' : 'people.viewing')}</Note>
}

interface RowProps {
  readonly name: string
  readonly role: string
  readonly color: string
  readonly presence: Presence
  readonly actions?: ReactNode
  readonly children: ReactNode
}

function Row({ name, role, color, presence, actions, children }: RowProps) {
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
      <Group gap={4} wrap="nowrap">
        <Devices presence={presence} />
        {actions}
      </Group>
    </Group>
  )
}

/** A microphone that is off takes no room: most people have none in use. */
function Devices({ presence: { microphone, camera } }: { presence: Presence }) {
  const { t } = useTranslation()
  return (
    <>
      {microphone !== 'off' && (
        <Device
          icon={microphone === 'on' ? 'microphone' : 'muted'}
          label={t(microphone === 'on' ? 'people.microphoneOn' : 'people.microphoneMuted')}
        />
      )}
      {camera && <Device icon="camera" label={t('people.cameraOn')} />}
    </>
  )
}

function Device({ icon, label }: { icon: IconName; label: string }) {
  return (
    <Text component="span" c="dimmed" lh={0} py={5} title={label}>
      <Icon name={icon} size={18} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Text>
  )
}

function Note({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="var(--mantine-primary-color-light-color)" fw={600}>
      {children}
    </Text>
  )
}

function csrKey(isHost: boolean, isSupervisor: boolean) {
  if (isHost) return 'people.host'
  return isSupervisor ? 'people.supervisor' : 'people.csr'
}

function roleKey({ role, primary, supervisor }: Participant, isHost: boolean) {
  if (role === 'csr') return csrKey(isHost, supervisor === true)
  return primary ? 'people.primary' : 'people.secondary'
}
