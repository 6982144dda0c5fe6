import { type JoinProblem, joinProblemKey } from '@deskside/shared/features/join/join-problem.ts'
import { nameSchema } from '@deskside/shared/protocol/fields.ts'
import { MAX_NAME_LENGTH } from '@deskside/shared/protocol/limits.ts'
import {
  formatJoinCode,
  type JoinCode,
  type JoinPrefill,
  parseJoinInput,
} from '@deskside/shared/trust/join-code.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Button, Spoiler, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface CodeScreenProps {
  readonly code: JoinPrefill | null
  readonly problem: JoinProblem | null
  /** Typed once, kept through wrong codes. */
  readonly name: string
  readonly onName: (name: string) => void
  readonly onSubmit: (code: JoinCode) => void
}

export function CodeScreen({ code, problem, name, onName, onSubmit }: CodeScreenProps) {
  const { t } = useTranslation()
  const fromLink = code?.kind === 'link' ? code : null
  const isHalf = code?.kind === 'number'
  const [text, setText] = useState(() => textOf(code))
  const codeField = useRef<HTMLInputElement>(null)
  const [isWrong, setWrong] = useState(false)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = fromLink ?? parseJoinInput(text)
    setWrong(typed === null)
    if (typed === null) codeField.current?.focus()
    if (typed !== null && nameSchema.safeParse(name).success) onSubmit(typed)
  }
  return (
    <Stack component="form" onSubmit={submit} gap="lg" flex={1} justify="center">
      <Stack gap={6}>
        <Title order={1} size={30}>
          {t('code.title')}
        </Title>
        <Text c="dimmed">{t(leadKey(code))}</Text>
      </Stack>
      {problem !== null && (
        <Alert color="red" variant="light" role="alert" icon={<Icon name="alert" />}>
          {t(`code.problem.${joinProblemKey(problem)}`)}
        </Alert>
      )}
      {fromLink === null && (
        <TextInput
          ref={codeField}
          label={t('code.label')}
          description={t(isHalf ? 'code.hintHalf' : 'code.hint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWrong(false)
          }}
          error={isWrong ? t('code.notACode') : undefined}
          // Where the digits that are missing go.
          onFocus={({ currentTarget: field }) => {
            if (isHalf && text === textOf(code)) field.setSelectionRange(text.length, text.length)
          }}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          size="lg"
          styles={{
            input: {
              fontFamily: 'var(--mantine-font-family-monospace)',
              fontSize: 24,
              letterSpacing: '0.04em',
            },
          }}
        />
      )}
      <TextInput
        label={t('code.name')}
        description={t('code.nameHint')}
        value={name}
        maxLength={MAX_NAME_LENGTH}
        onChange={(event) => onName(event.currentTarget.value)}
        autoComplete="name"
        autoFocus={fromLink !== null}
        required
        withAsterisk={false}
        size="md"
      />
      <Button type="submit" size="lg">
        {t('code.next')}
      </Button>
      {fromLink === null && (
        <Spoiler maxHeight={0} showLabel={t('code.where')} hideLabel={t('common.close')}>
          <Text size="sm" c="dimmed" mb="xs">
            {t('code.whereText')}
          </Text>
        </Spoiler>
      )}
    </Stack>
  )
}

/** What stands in the field at first: a code, or as much of it as the mail said. */
function textOf(code: JoinPrefill | null): string {
  if (code === null || code.kind === 'link') return ''
  return formatJoinCode(code.nameplate, code.kind === 'code' ? code.secret : '')
}

function leadKey(code: JoinPrefill | null) {
  if (code?.kind === 'link') return 'code.fromLink'
  return code?.kind === 'number' ? 'code.fromMail' : 'code.lead'
}
