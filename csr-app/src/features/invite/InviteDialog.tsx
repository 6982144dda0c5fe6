/** Everything a CSR needs to bring one more person in: a code to read out, a link, a QR code, a mail. */
import type { IpcBridge } from '@deskside/shared/kernel/ipc-contract.ts'
import type { InviteOutcome } from '@deskside/shared/session/csr-session.ts'
import type { Invite } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@deskside/shared/ui/language.ts'
import {
  Alert,
  Badge,
  Box,
  Button,
  Center,
  Divider,
  Group,
  Loader,
  Menu,
  Modal,
  Paper,
  Stack,
  Text,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsrAppIpc } from '../../csr-app.ipc.ts'
import { useDuration } from '../session/useDuration.ts'
import { useNow } from '../session/useNow.ts'
import { inviteMailAddress } from './invite-mail.ts'
import { QrCode } from './QrCode.tsx'

export interface InviteDialogProps {
  readonly bridge: IpcBridge<CsrAppIpc>
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly invites: readonly Invite[]
  readonly csrName: string
  readonly organisation: string
  readonly onInvite: () => Promise<InviteOutcome>
  readonly onWithdraw: (inviteId: string) => void
}

export function InviteDialog({ isOpen, onClose, invites, onInvite, onWithdraw, ...rest }: InviteDialogProps) {
  const { t } = useTranslation()
  const [trouble, setTrouble] = useState<'refused' | 'offline' | null>(null)
  const [isMaking, setMaking] = useState(false)
  const current = invites.findLast(
    (invite) => invite.state.kind === 'waiting' || invite.state.kind === 'checking',
  )
  const earlier = invites.filter((invite) => invite !== current)
  const invite = useRef<() => Promise<void>>(async () => undefined)
  invite.current = async () => {
    setMaking(true)
    const outcome = await onInvite()
    setMaking(false)
    setTrouble(outcome.kind === 'created' ? null : outcome.kind)
  }
  const isEmpty = invites.length === 0
  useEffect(() => {
    if (isOpen && isEmpty) void invite.current()
  }, [isOpen, isEmpty])

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('invite.title')}
      size={620}
      centered
      closeButtonProps={{ 'aria-label': t('invite.close') }}
      styles={{ title: { fontSize: 20, fontWeight: 650 } }}
    >
      <Stack gap="lg">
        <Text c="dimmed">{t('invite.lead')}</Text>
        {current !== undefined && <OpenInvite invite={current} onWithdraw={onWithdraw} {...rest} />}
        {current === undefined && isMaking && (
          <Center mih={180}>
            <Group>
              <Loader size="sm" />
              <Text>{t('invite.making')}</Text>
            </Group>
          </Center>
        )}
        {trouble !== null && (
          <Alert color="yellow" variant="light" role="alert" icon={<Icon name="alert" />}>
            {t(`invite.${trouble}`)}
          </Alert>
        )}
        {earlier.length > 0 && <EarlierInvites invites={earlier} />}
        <Group justify="space-between">
          <Button
            variant="subtle"
            leftSection={<Icon name="invite" />}
            loading={isMaking}
            onClick={() => void invite.current()}
          >
            {t(trouble === null ? 'invite.another' : 'invite.retry')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('invite.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface OpenInviteProps
  extends Pick<InviteDialogProps, 'bridge' | 'csrName' | 'organisation' | 'onWithdraw'> {
  readonly invite: Invite
}

function OpenInvite({ invite, bridge, csrName, organisation, onWithdraw }: OpenInviteProps) {
  const { t } = useTranslation()
  const duration = useDuration()
  const now = useNow()
  const address = new URL(invite.link).host
  return (
    <Paper withBorder radius="lg" p="lg">
      <Group align="flex-start" wrap="nowrap" gap="xl">
        <Stack flex={1} gap="sm" miw={0}>
          <Text size="sm" fw={600}>
            {t('invite.code')}
          </Text>
          <Text
            component="output"
            data-testid="support-code"
            ff="monospace"
            fw={600}
            fz={32}
            lh={1.2}
            style={{ whiteSpace: 'nowrap', letterSpacing: '0.02em' }}
            aria-label={spelled(invite.code)}
          >
            {invite.code}
          </Text>
          <Text size="sm" c="dimmed">
            {t('invite.where', { address })}
          </Text>
          <Group gap="xs" mt={4}>
            <CopyButton
              label={t('invite.copyCode')}
              icon="copy"
              onCopy={() => bridge.tell.copy(invite.code)}
            />
            <CopyButton
              label={t('invite.copyLink')}
              icon="link"
              onCopy={() => bridge.tell.copy(invite.link)}
            />
            <MailMenu
              onMail={(language) =>
                void bridge.ask['open-outside'](
                  inviteMailAddress(language, {
                    csrName,
                    organisation,
                    code: invite.code,
                    link: invite.link,
                  }),
                )
              }
            />
          </Group>
        </Stack>
        <Box>
          <QrCode text={invite.link} label={t('invite.qr')} size={132} />
        </Box>
      </Group>
      <Divider my="md" />
      <Group justify="space-between">
        <Group gap="sm">
          <Badge
            variant="light"
            size="lg"
            tt="none"
            color={invite.state.kind === 'checking' ? 'yellow' : 'blue'}
            role="status"
          >
            {t(invite.state.kind === 'checking' ? 'invite.state.checking' : 'invite.state.waiting')}
          </Badge>
          <Text size="sm" c="dimmed">
            {t('invite.expires', { time: duration(invite.expiresAt - now) })}
          </Text>
        </Group>
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => onWithdraw(invite.inviteId)}>
          {t('invite.withdraw')}
        </Button>
      </Group>
      {invite.failedTries > 0 && (
        <Alert mt="sm" color="red" variant="light" role="alert" icon={<Icon name="alert" />}>
          {t('invite.failed', { count: invite.failedTries })}
        </Alert>
      )}
    </Paper>
  )
}

function EarlierInvites({ invites }: { invites: readonly Invite[] }) {
  const { t } = useTranslation()
  return (
    <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('invite.earlier')}>
      {invites.map(({ inviteId, code, state }) => (
        <Group key={inviteId} component="li" justify="space-between">
          <Text size="sm" ff="monospace" c="dimmed">
            {code.slice(0, 7)}
          </Text>
          <Text size="sm">
            {state.kind === 'joined' && t('invite.state.joined', { name: state.name })}
            {state.kind === 'closed' && t(`invite.state.${state.reason}`)}
            {(state.kind === 'waiting' || state.kind === 'checking') && t(`invite.state.${state.kind}`)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

function CopyButton({ label, icon, onCopy }: { label: string; icon: 'copy' | 'link'; onCopy: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button
      variant="light"
      size="xs"
      leftSection={<Icon name={isCopied ? 'check' : icon} size={16} />}
      onClick={() => {
        onCopy()
        setCopied(true)
      }}
    >
      {isCopied ? t('invite.copied') : label}
    </Button>
  )
}

function MailMenu({ onMail }: { onMail: (language: Language) => void }) {
  const { t } = useTranslation()
  return (
    <Menu>
      <Menu.Target>
        <Button variant="light" size="xs" leftSection={<Icon name="mail" size={16} />}>
          {t('invite.mail')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('invite.mailLanguage')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item key={language} onClick={() => onMail(language)}>
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Digit by digit for a screen reader, with a pause between the groups. */
function spelled(code: string): string {
  return code
    .split(/\D+/)
    .map((group) => [...group].join(' '))
    .join(', ')
}
