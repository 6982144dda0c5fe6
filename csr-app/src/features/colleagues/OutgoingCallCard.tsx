/** The call on its way: it rings, or how it ended. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Loader, Text } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CornerCard } from './CornerCard.tsx'
import type { Colleague } from './online-colleagues.ts'
import type { OutgoingCall, OutgoingState } from './outgoing-call.ts'

export interface OutgoingCallCardProps {
  readonly call: OutgoingCall
  readonly onCallAgain: (colleague: Colleague) => void
}

export function OutgoingCallCard({ call, onCallAgain }: OutgoingCallCardProps) {
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
    />
  )
}

function endedKey(state: Extract<OutgoingState, { kind: 'declined' | 'failed' }>) {
  return state.kind === 'declined'
    ? 'colleagues.outgoing.declined'
    : (`colleagues.outgoing.${state.why}` as const)
}
