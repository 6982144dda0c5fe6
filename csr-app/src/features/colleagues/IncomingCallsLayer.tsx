/** Calls from colleagues, over whatever the app shows: the first one rings, missed ones wait to be read. */
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Button, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CornerCard } from './CornerCard.tsx'
import type { ColleagueDesk } from './colleague-desk.ts'
import type { RingNotice } from './colleagues.ipc.ts'
import { FailedCallDialog, IncomingCallDialog } from './IncomingCallDialog.tsx'
import type { IncomingCall } from './incoming-calls.ts'

export interface IncomingCallsLayerProps {
  readonly desk: ColleagueDesk
  readonly mayJoin: boolean
  /** Why it did not work, in words. */
  readonly describe: (outcome: Exclude<JoinOutcome, { kind: 'joined' }>) => string
  /** One ring of the bell. */
  readonly onRing: () => void
  /** For the system's notification; null: nobody calls any more. */
  readonly onNotice: (notice: RingNotice | null) => void
}

const RING_EVERY_MS = 2_500

export function IncomingCallsLayer({ desk, mayJoin, describe, onRing, onNotice }: IncomingCallsLayerProps) {
  const { t } = useTranslation()
  const { incoming, vault } = desk
  const calls = useSyncExternalStore(incoming.state.subscribe, incoming.state.getSnapshot)
  const ringing = calls.find(({ state }) => state.kind === 'ringing')
  const first = calls.find(({ state }) => state.kind !== 'missed')
  const missed = calls.findLast(({ state }) => state.kind === 'missed')
  useRinging(ringing?.callId ?? null, onRing, (isRinging) =>
    onNotice(
      isRinging && ringing !== undefined
        ? {
            title: t('colleagues.incoming.title', { name: ringing.name }),
            text: t('colleagues.incoming.notice'),
          }
        : null,
    ),
  )
  return (
    <>
      {/* One who is let in where they asked to be has nothing to answer. */}
      {first !== undefined && first.state.kind !== 'failed' && !isLetIn(first) && (
        <IncomingCallDialog
          key={first.callId}
          call={first}
          vault={vault}
          mayJoin={mayJoin}
          onAccept={(isSpokenFor) => void incoming.accept(first.callId, isSpokenFor)}
          onDecline={(word) => void incoming.decline(first.callId, word)}
        />
      )}
      {first?.state.kind === 'failed' && (
        <FailedCallDialog
          name={first.name}
          problem={describe(first.state.outcome)}
          onClose={() => incoming.dismiss(first.callId)}
        />
      )}
      {missed !== undefined && (
        <CornerCard
          title={t('colleagues.incoming.missed', { name: missed.name })}
          isBehind
          icon={<Icon name="call" />}
          actions={
            <Button size="xs" variant="default" onClick={() => incoming.dismiss(missed.callId)}>
              {t('common.close')}
            </Button>
          }
        >
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {missed.reason}
          </Text>
        </CornerCard>
      )}
    </>
  )
}

function isLetIn({ isAnswer, state }: IncomingCall): boolean {
  return isAnswer && state.kind === 'joining'
}

function useRinging(callId: string | null, ring: () => void, notice: (isRinging: boolean) => void): void {
  const ringNow = useEffectEvent(ring)
  const noticeNow = useEffectEvent(notice)
  useEffect(() => {
    if (callId === null) return
    noticeNow(true)
    ringNow()
    const timer = setInterval(ringNow, RING_EVERY_MS)
    return () => {
      clearInterval(timer)
      noticeNow(false)
    }
  }, [callId])
}
