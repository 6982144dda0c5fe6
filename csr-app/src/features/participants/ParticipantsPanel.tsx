/** Everyone in the session, who is looked at, and what the host can do about each. */
import type { Access, Use } from '@deskside/shared/protocol/remote-control.ts'
import { distinctNames } from '@deskside/shared/session/distinct-names.ts'
import type { Participant, SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { ActionIcon, Menu, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PassControlDialog } from './HandOverDialogs.tsx'
import { type DesktopUse, MyRow, PersonRow } from './PersonRow.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

export interface ParticipantsPanelProps {
  readonly view: SessionSnapshot
  readonly isHost: boolean
  /** By customer: who sees and who controls there. */
  readonly uses: ReadonlyMap<string, readonly Use[]>
  readonly onMakePrimary: (participantId: string) => void
  readonly onRemove: (participantId: string) => void
  /** False when that CSR cannot be reached. */
  readonly onPassControl: (participantId: string, note: string) => boolean
}

export function ParticipantsPanel({
  view,
  isHost,
  uses,
  onMakePrimary,
  onRemove,
  onPassControl,
}: ParticipantsPanelProps) {
  const { t } = useTranslation()
  const [passingTo, setPassingTo] = useState<Participant | null>(null)
  const [removing, setRemoving] = useState<Participant | null>(null)
  const { me, participants, hostId } = view
  const names = distinctNames(participants)
  const people = participants.map((person) => ({
    ...person,
    name: names.get(person.participantId) ?? person.name,
  }))
  return (
    <Stack component="section" gap="xs" aria-labelledby="participants-title">
      <Title order={2} size="h5" id="participants-title">
        {t('people.title')}
      </Title>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        <MyRow
          name={me?.name ?? ''}
          presence={view.myPresence}
          does={doneBy(me?.participantId ?? '', uses)}
          isHost={isHost}
          isSupervisor={me?.supervisor === true}
        />
        {people.map((person) => (
          <PersonRow
            key={person.participantId}
            person={person}
            uses={namedUses(uses.get(person.participantId) ?? [], view)}
            does={doneBy(person.participantId, uses)}
            isHost={person.participantId === hostId}
            actions={
              isHost && (
                <Actions
                  person={person}
                  onMakePrimary={() => onMakePrimary(person.participantId)}
                  onPass={() => setPassingTo(person)}
                  onRemove={() => setRemoving(person)}
                />
              )
            }
          />
        ))}
      </Stack>
      {passingTo !== null && isHost && (
        <PassControlDialog
          person={passingTo}
          onPass={(note) => onPassControl(passingTo.participantId, note)}
          onClose={() => setPassingTo(null)}
        />
      )}
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

interface ActionsProps {
  readonly person: Participant
  readonly onMakePrimary: () => void
  readonly onPass: () => void
  readonly onRemove: () => void
}

function Actions({ person, onMakePrimary, onPass, onRemove }: ActionsProps) {
  const { t } = useTranslation()
  return (
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
        {person.role === 'csr' && (
          <Menu.Item onClick={onPass} disabled={person.link !== 'verified'}>
            {t('people.passControl')}
          </Menu.Item>
        )}
        <Menu.Item c="var(--mantine-color-error)" onClick={onRemove}>
          {t('people.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** What that person does at anybody's desktop. */
function doneBy(participantId: string, uses: ParticipantsPanelProps['uses']): Access | null {
  const theirs = [...uses.values()].flat().filter((use) => use.participantId === participantId)
  if (theirs.some((use) => use.access === 'control')) return 'control'
  return theirs.length > 0 ? 'view' : null
}

/** Only people of this list are named: a helper cannot put words on this screen. */
function namedUses(uses: readonly Use[], { me, participants }: SessionSnapshot): readonly DesktopUse[] {
  return uses.flatMap(({ participantId, access }): readonly DesktopUse[] => {
    if (participantId === me?.participantId) return [{ name: null, access }]
    const csr = participants.find((person) => person.participantId === participantId)
    return csr === undefined ? [] : [{ name: csr.name, access }]
  })
}
