/** A supervisor asks to watch, and this CSR has not let that computer in for good: who, from where, yes or no. */

import { useNow } from '@deskside/shared/ui/useNow.ts'
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UrgentDialog } from '../../ui/UrgentDialog.tsx'
import type { WatchAnswer, WatchQuestion } from './watch-questions.ts'

/** How well the computer is known; where it is a strange one, with the box that says the person was asked by phone. */
export type ComputerSlot = (
  question: WatchQuestion,
  isSpokenFor: boolean,
  onSpokenFor: (isSpokenFor: boolean) => void,
) => ReactNode

export interface WatchQuestionDialogProps {
  readonly question: WatchQuestion
  readonly computer: ComputerSlot
  readonly onLetIn: (answer: WatchAnswer) => void
  readonly onDecline: () => void
}

export function WatchQuestionDialog({ question, computer, onLetIn, onDecline }: WatchQuestionDialogProps) {
  const { t } = useTranslation()
  const [isForGood, setForGood] = useState(false)
  const [isSpokenFor, setSpokenFor] = useState(false)
  const now = useNow()
  const { watcher, trust, customer, endsAt } = question
  const { name } = watcher
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000))
  return (
    <UrgentDialog title={t('supervision.question.title', { name })}>
      <Text>
        {customer === null
          ? t('supervision.question.text', { name })
          : t('supervision.question.textWith', { name, customer })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('supervision.question.means')}
      </Text>
      {computer(question, isSpokenFor, setSpokenFor)}
      {/* A computer met for the first time may be anybody's: for good is for the second time. */}
      {trust !== 'new' && (
        <Checkbox
          label={t('supervision.question.forGood', { name })}
          checked={isForGood}
          onChange={(event) => setForGood(event.currentTarget.checked)}
        />
      )}
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" role="timer">
          {t('supervision.question.remaining', { count: seconds })}
        </Text>
        <Group gap="sm" wrap="nowrap">
          {/* The keyboard starts here: whatever is being typed when it comes up lets nobody in. */}
          <Button onClick={onDecline} data-autofocus>
            {t('supervision.question.notNow')}
          </Button>
          <Button
            variant="default"
            disabled={trust === 'changed' && !isSpokenFor}
            onClick={() => onLetIn({ isForGood, isSpokenFor })}
          >
            {t('supervision.question.letIn')}
          </Button>
        </Group>
      </Group>
    </UrgentDialog>
  )
}
