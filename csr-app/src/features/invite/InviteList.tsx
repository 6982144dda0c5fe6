/** The other invites of this session: what became of them, and the way back to one that still waits. */
import { type Invite, isOpen } from '@deskside/shared/session/session-snapshot.ts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface InviteListProps {
  readonly invites: readonly Invite[]
  readonly onShow: (inviteId: string) => void
  readonly onWithdraw: (inviteId: string) => void
}

export function InviteList({ invites, onShow, onWithdraw }: InviteListProps) {
  const { t } = useTranslation()
  if (invites.length === 0) return null
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} id="earlier-invites">
        {t('invite.earlier')}
      </Text>
      <Stack
        gap={4}
        component="ul"
        m={0}
        p={0}
        style={{ listStyle: 'none' }}
        aria-labelledby="earlier-invites"
      >
        {invites.map((invite) => {
          const { inviteId, code, state } = invite
          const nameplate = code.slice(0, 7)
          return (
            <Group key={inviteId} component="li" wrap="nowrap" mih={30}>
              <Text size="sm" ff="monospace" c="dimmed">
                {nameplate}
              </Text>
              <Text size="sm" flex={1}>
                {state.kind === 'joined' && t('invite.state.joined', { name: state.name })}
                {state.kind === 'closed' && t(`invite.state.${state.reason}`)}
                {state.kind === 'checking' && t('invite.state.checking')}
                {state.kind === 'waiting' &&
                  t(invite.role === 'csr' ? 'invite.state.waitingCsr' : 'invite.state.waiting')}
              </Text>
              {isOpen(invite) && (
                <Group gap={4}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => onShow(inviteId)}
                    aria-label={t('invite.showCode', { code: nameplate })}
                  >
                    {t('invite.show')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    onClick={() => onWithdraw(inviteId)}
                    aria-label={t('invite.withdrawCode', { code: nameplate })}
                  >
                    {t('invite.withdraw')}
                  </Button>
                </Group>
              )}
            </Group>
          )
        })}
      </Stack>
    </Stack>
  )
}
