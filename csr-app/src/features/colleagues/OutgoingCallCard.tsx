/** The call on its way: it rings, or how it ended. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Loader, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CornerCard } from './CornerCard.tsx'
import type { CallVault } from './colleagues.ipc.ts'
import type { Colleague } from './online-colleagues.ts'
import type { OutgoingCall, OutgoingState } from './outgoing-call.ts'
import { useComputerNumber, useOwnDevice } from './useColleagues.ts'

export interface OutgoingCallCardProps {
  readonly call: OutgoingCall
  readonly vault: CallVault
  readonly onCallAgain: (colleague: Colleague) => void
}

export function OutgoingCallCard({ call, vault, onCallAgain }: OutgoingCallCardProps) {
  const { t } = useTranslation()
  const outgoing = useSyncExternalStore(call.state.subscribe, call.state.getSnapshot)
  if (outgoing === null) return null
  const { colleague, state } = outgoing
  const { name } = colleague
  if (state.kind === 'declined' || state.kind === 'failed')
    return (
      <CornerCard
        title={t(endedKey(state), { name })}
        icon={<Icon name="call" />}
        actions={
          <>
            <Button
              size="xs"
              variant="light"
              onClick={() => {
                call.dismiss()
                onCallAgain(colleague)
              }}
            >
              {t('colleagues.again')}
            </Button>
            <Button size="xs" variant="default" onClick={() => call.dismiss()}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        {state.kind === 'declined' && state.word !== '' && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('colleagues.quoted', { word: state.word })}
          </Text>
        )}
      </CornerCard>
    )
  return (
    <CornerCard
      title={t(`colleagues.outgoing.${state.kind}`, { name })}
      icon={<Loader size="xs" mt={4} />}
      actions={
        <Button size="xs" variant="default" onClick={() => call.takeBack()}>
          {t('colleagues.takeBack')}
        </Button>
      }
    >
      <OwnNumber vault={vault} />
    </CornerCard>
  )
}

/** The other one may ask for it now, to know who is calling. */
function OwnNumber({ vault }: { vault: CallVault }) {
  const { t } = useTranslation()
  const number = useComputerNumber(vault, useOwnDevice(vault)?.publicKey ?? null)
  return (
    <Text size="xs" c="dimmed">
      {t('colleagues.ownNumber')}
      <Text span inherit ff="monospace" display="block">
        {number ?? '…'}
      </Text>
    </Text>
  )
}

function endedKey(state: Extract<OutgoingState, { kind: 'declined' | 'failed' }>) {
  return state.kind === 'declined'
    ? 'colleagues.outgoing.declined'
    : (`colleagues.outgoing.${state.why}` as const)
}
