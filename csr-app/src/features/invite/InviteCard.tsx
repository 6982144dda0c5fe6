/** One invite: while it admits somebody, the code, the link, the ways to send it; afterwards what became of it. */
import { type Invite, isOpen } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGES, type Language } from '@deskside/shared/ui/language.ts'
import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Alert, Badge, Button, Divider, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useDuration } from '../../ui/useDuration.ts'
import { countdown, spellCode } from './invite-view.ts'
import type { MailDesk } from './mail-desk.ts'
import { QrCode } from './QrCode.tsx'
import { SendMenu } from './SendMenu.tsx'
import { SentMails } from './SentMails.tsx'

export interface InviteCardActions {
  readonly csrName: string
  readonly organisation: string
  readonly onCopy: (text: string) => void
  /** In a program of the CSR's own. @returns false when none opened */
  readonly onOpen: (address: string) => Promise<boolean>
  readonly onWithdraw: (inviteId: string) => void
  readonly mails: MailDesk
}

interface InviteCardProps extends InviteCardActions {
  readonly invite: Invite
  readonly onWrite: () => void
  /** The person has just been writing a mail. */
  readonly isBack: boolean
}

export function InviteCard({ invite, ...actions }: InviteCardProps) {
  const { t } = useTranslation()
  const { sent } = useSyncExternalStore(actions.mails.state.subscribe, actions.mails.state.getSnapshot)
  return (
    <Paper withBorder radius="lg" p="lg">
      {isOpen(invite) ? <OpenInvite invite={invite} {...actions} /> : <ClosedInvite invite={invite} />}
      <SentMails sent={sent[invite.inviteId] ?? []} code={isOpen(invite) ? invite.code : null} />
      {/* What is on screen may be somebody guessing at this very moment. */}
      <div role="alert">
        {invite.failedTries > 0 && (
          <Alert mt="sm" color="red" variant="light" icon={<Icon name="alert" />} role="presentation">
            {t('invite.failed', { count: invite.failedTries })}
          </Alert>
        )}
      </div>
    </Paper>
  )
}

function ClosedInvite({ invite: { state, code } }: { invite: Invite }) {
  const { t } = useTranslation()
  return (
    <Stack gap={4} role="status">
      <Text fw={600}>
        {state.kind === 'joined' && t('invite.state.joined', { name: state.name })}
        {state.kind === 'closed' && t(`invite.state.${state.reason}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {state.kind === 'closed' && t(`invite.why.${state.reason}`)}
      </Text>
      <Text size="sm" c="dimmed" ff="monospace">
        {code.slice(0, 7)}
      </Text>
    </Stack>
  )
}

function OpenInvite({ invite, onWithdraw, onCopy, onWrite, isBack, mails, ...outside }: InviteCardProps) {
  const { t } = useTranslation()
  const language = useMessageLanguage(mails)
  const duration = useDuration()
  const now = useNow()
  const address = new URL(invite.link).host
  return (
    <>
      <Group align="flex-start" wrap="nowrap" gap="xl">
        <Stack flex={1} gap="xs" miw={0}>
          <Text size="sm" fw={600}>
            {t('invite.code')}
          </Text>
          <Text
            component="output"
            data-testid="support-code"
            ff="monospace"
            fw={650}
            fz={34}
            lh={1.2}
            style={{ whiteSpace: 'nowrap' }}
            aria-label={spellCode(invite.code)}
          >
            {invite.code}
          </Text>
          <Text size="sm" c="dimmed">
            {invite.role === 'csr' ? t('invite.whereCsr') : t('invite.where', { address })}
          </Text>
          <Group gap="xs" mt={4}>
            <CopyButton label={t('invite.copyCode')} icon="copy" onCopy={() => onCopy(invite.code)} />
            <CopyButton label={t('invite.copyLink')} icon="link" onCopy={() => onCopy(invite.link)} />
            {invite.role === 'customer' && (
              <SendMenu
                {...{ invite, language, onCopy, ...outside }}
                onLanguage={(chosen) => mails.setLanguage(chosen)}
                onWrite={mails.isOffered ? onWrite : null}
                isFocused={isBack}
              />
            )}
          </Group>
        </Stack>
        {invite.role === 'customer' && <QrCode text={invite.link} label={t('invite.qr')} size={136} />}
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
            {t(stateKey(invite))}
          </Badge>
          <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
            <span aria-hidden="true">{t('invite.expires', { time: countdown(invite.expiresAt, now) })}</span>
            <VisuallyHidden>{t('invite.expires', { time: duration(invite.expiresAt - now) })}</VisuallyHidden>
          </Text>
        </Group>
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => onWithdraw(invite.inviteId)}>
          {t('invite.withdraw')}
        </Button>
      </Group>
    </>
  )
}

/** The customer's language; as long as nobody said, that of the app. */
export function useMessageLanguage(mails: MailDesk): Language {
  const { i18n } = useTranslation()
  const { language } = useSyncExternalStore(mails.state.subscribe, mails.state.getSnapshot)
  return language ?? LANGUAGES.find((known) => known === i18n.language) ?? 'en'
}

function stateKey({ state, role }: Invite) {
  if (state.kind === 'checking') return 'invite.state.checking'
  return role === 'csr' ? 'invite.state.waitingCsr' : 'invite.state.waiting'
}

/** How long "Copied" stands in place of the button's name. */
const COPIED_MS = 2_000

function CopyButton({ label, icon, onCopy }: { label: string; icon: 'copy' | 'link'; onCopy: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), COPIED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <Button
        variant="light"
        size="xs"
        aria-label={label}
        leftSection={<Icon name={isCopied ? 'check' : icon} size={16} />}
        onClick={() => {
          onCopy()
          setCopied(true)
        }}
      >
        {isCopied ? t('invite.copied') : label}
      </Button>
      <VisuallyHidden role="status">{isCopied && t('invite.copied')}</VisuallyHidden>
    </>
  )
}
