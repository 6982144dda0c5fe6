/** Everything a CSR needs to bring one more person in, and what became of every invite. */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { InviteOutcome } from '@deskside/shared/session/host-requests.ts'
import { isOpen as admits, type Invite } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Center, Group, Loader, Modal, Stack, Tabs, Text } from '@mantine/core'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { InviteCard, type InviteCardActions, useMessageLanguage } from './InviteCard.tsx'
import { InviteList } from './InviteList.tsx'
import { inviteView, readOutNext } from './invite-view.ts'
import { MailForm } from './MailForm.tsx'

export interface InviteDialogProps extends InviteCardActions {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly invites: readonly Invite[]
  readonly onInvite: (role: Role) => Promise<InviteOutcome>
  /** Those who are online, for the invites of a CSR. */
  readonly colleagues: ReactNode
}

type Trouble = Exclude<InviteOutcome, { kind: 'created' }>

export function InviteDialog({ isOpen, ...content }: InviteDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={content.onClose}
      title={t('invite.title')}
      size={640}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Invites {...content} />
    </Modal>
  )
}

/** Begins with the customers each time the dialog opens. */
function Invites({ invites, onInvite, colleagues, ...rest }: Omit<InviteDialogProps, 'isOpen'>) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('customer')
  return (
    <Tabs
      value={role}
      onChange={(value) => setRole(value === 'csr' ? 'csr' : 'customer')}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('invite.whom')}>
        <Tabs.Tab value="customer">{t('invite.customer')}</Tabs.Tab>
        <Tabs.Tab value="csr">{t('invite.csr')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={role} pt="md">
        <InvitesOf
          key={role}
          lead={role === 'csr' ? colleagues : null}
          role={role}
          invites={invites.filter((invite) => invite.role === role)}
          onInvite={() => onInvite(role)}
          {...rest}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

interface InvitesOfProps extends InviteCardActions {
  readonly role: Role
  /** Another way to the same end, above the code. */
  readonly lead: ReactNode
  readonly invites: readonly Invite[]
  readonly onClose: () => void
  readonly onInvite: () => Promise<InviteOutcome>
}

/** The invites for people of one role; the first is made as soon as somebody looks. */
function InvitesOf({ role, lead, invites, onClose, onInvite, ...actions }: InvitesOfProps) {
  const { t } = useTranslation()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isMaking, setMaking] = useState(false)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { current, others } = inviteView(invites, chosenId)
  useCloseWhenUsed(invites, current, onClose)
  const { mails } = actions
  const letters = useSyncExternalStore(mails.state.subscribe, mails.state.getSnapshot).letters
  const language = useMessageLanguage(mails)
  const [writingFor, setWritingFor] = useState<string | null>(null)
  const [isBack, setBack] = useState(false)
  const invite = async (): Promise<void> => {
    setMaking(true)
    setBack(false)
    setTrouble(null)
    const outcome = await onInvite()
    setMaking(false)
    if (outcome.kind === 'created') setChosenId(outcome.inviteId)
    else setTrouble(outcome)
  }
  const inviteFirst = useEffectEvent(() => {
    if (invites.length === 0) void invite()
  })
  useEffect(() => inviteFirst(), [])

  // Also when the dialog was closed in the middle of it.
  const progress = current === null ? 'writing' : (letters[current.inviteId]?.progress ?? 'writing')
  const isWriting = current?.inviteId === writingFor || progress !== 'writing'
  if (current !== null && admits(current) && isWriting) {
    return (
      <MailForm
        invite={current}
        desk={mails}
        language={language}
        onBack={() => {
          mails.write(current.inviteId, {})
          setWritingFor(null)
          setBack(true)
        }}
      />
    )
  }
  return (
    <Stack gap="md">
      {lead}
      <Text c="dimmed">{t(role === 'csr' ? 'invite.leadCsr' : 'invite.lead')}</Text>
      {current !== null && (
        <InviteCard
          key={current.inviteId}
          invite={current}
          {...actions}
          isBack={isBack}
          onWrite={() => setWritingFor(current.inviteId)}
        />
      )}
      {current === null && isMaking && (
        <Center mih={180}>
          <Group>
            <Loader size="sm" />
            <Text>{t('invite.making')}</Text>
          </Group>
        </Center>
      )}
      <div role="alert">
        {trouble !== null && (
          <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
            {t(troubleKey(trouble))}
          </Alert>
        )}
      </div>
      <InviteList
        invites={others}
        onShow={(inviteId) => {
          setBack(false)
          setChosenId(inviteId)
        }}
        onWithdraw={actions.onWithdraw}
      />
      <Group justify="space-between">
        <Button
          variant={current !== null && admits(current) ? 'subtle' : 'filled'}
          leftSection={<Icon name="invite" />}
          loading={isMaking}
          onClick={() => void invite()}
        >
          {t(trouble === null ? 'invite.another' : 'invite.retry')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('invite.close')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Whoever is on the phone has joined: the dialog has done its work. Somebody else's code leaves it open. */
function useCloseWhenUsed(invites: readonly Invite[], current: Invite | null, close: () => void): void {
  const readOut = useRef<string | null>(null)
  const closeNow = useEffectEvent(close)
  useEffect(() => {
    const { inviteId, isUsed } = readOutNext(readOut.current, invites, current)
    readOut.current = inviteId
    if (isUsed) closeNow()
  })
}

function troubleKey(trouble: Trouble) {
  if (trouble.kind === 'offline') return 'invite.offline'
  return trouble.code === 'full' || trouble.code === 'too-many-tries' ? 'invite.full' : 'invite.refused'
}
