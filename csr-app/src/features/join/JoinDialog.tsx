/** The way into a colleague's session: the code or the link that the colleague gave. */
import { type JoinProblem, joinProblemKey } from '@deskside/shared/features/join/join-problem.ts'
import type { JoinOutcome } from '@deskside/shared/session/session-snapshot.ts'
import { type JoinCode, parseJoinInput } from '@deskside/shared/trust/join-code.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface JoinDialogProps {
  readonly isOpen: boolean
  readonly onJoin: (code: JoinCode) => Promise<JoinOutcome>
  readonly onClose: () => void
}

export function JoinDialog({ isOpen, onJoin, onClose }: JoinDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<JoinProblem | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const code = parseJoinInput(text)
    setWrong(code === null)
    if (code === null) return
    setBusy(true)
    setProblem(null)
    const outcome = await onJoin(code)
    setBusy(false)
    if (outcome.kind !== 'joined') setProblem(outcome)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('join.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack component="form" onSubmit={(event) => void submit(event)}>
        <Text c="dimmed">{t('join.lead')}</Text>
        <TextInput
          label={t('join.code')}
          description={t('join.hint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isWrong ? t('join.notACode') : undefined}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          size="md"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <div role="alert">
          {problem !== null && (
            <Alert color="red" variant="light" icon={<Icon name="alert" />} role="presentation">
              {t(`join.problem.${joinProblemKey(problem)}`)}
            </Alert>
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('join.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
