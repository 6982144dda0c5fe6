/** A mail of the site to one customer: the address, a sentence of one's own, and the text exactly as it will arrive. */
import { MAX_MAIL_SENTENCE_LENGTH } from '@deskside/shared/protocol/limits.ts'
import type { Invite } from '@deskside/shared/session/session-snapshot.ts'
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@deskside/shared/ui/language.ts'
import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { WaitingButton } from '../../ui/WaitingButton.tsx'
import { MailPreview } from './MailPreview.tsx'
import { EMPTY_LETTER, letterProblem, type MailDesk } from './mail-desk.ts'

export interface MailFormProps {
  readonly invite: Invite
  readonly desk: MailDesk
  readonly language: Language
  readonly onBack: () => void
}

export function MailForm({ invite, desk, language, onBack }: MailFormProps) {
  const { t } = useTranslation()
  const { inviteId } = invite
  const { letters } = useSyncExternalStore(desk.state.subscribe, desk.state.getSnapshot)
  const letter = letters[inviteId] ?? EMPTY_LETTER
  const [isChecked, setChecked] = useState(false)
  const address = useRef<HTMLInputElement>(null)
  const sentence = useRef<HTMLInputElement>(null)
  const problem = isChecked ? letterProblem(letter, invite) : null
  const isSending = letter.progress === 'sending'
  useEffect(() => void desk.open(inviteId), [desk, inviteId])

  const write = (text: { to?: string; sentence?: string }): void => {
    setChecked(false)
    desk.write(inviteId, text)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setChecked(true)
    const found = letterProblem(letter, invite)
    if (found !== null) return (found === 'address' ? address : sentence).current?.focus()
    if (await desk.send(invite, language)) return onBack()
    if (desk.letterOf(inviteId).progress === 'refused') address.current?.select()
  }
  return (
    <Stack
      component="form"
      gap="sm"
      aria-label={t('invite.mail.title')}
      onSubmit={(event) => void submit(event)}
    >
      <Text c="dimmed">{t('invite.mail.lead')}</Text>
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          ref={address}
          flex={1}
          inputMode="email"
          label={t('invite.mail.to')}
          value={letter.to}
          onChange={(event) => write({ to: event.currentTarget.value })}
          error={problem === 'address' ? t('invite.mail.problem.address') : undefined}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          readOnly={isSending}
        />
        <NativeSelect
          w={150}
          label={t('invite.mail.language')}
          value={language}
          data={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
          onChange={({ currentTarget }) =>
            desk.setLanguage(LANGUAGES.find((known) => known === currentTarget.value) ?? language)
          }
          disabled={isSending}
        />
      </Group>
      <TextInput
        ref={sentence}
        label={t('invite.mail.sentence')}
        value={letter.sentence}
        maxLength={MAX_MAIL_SENTENCE_LENGTH}
        onChange={(event) => write({ sentence: event.currentTarget.value })}
        error={
          problem === 'sentence' || problem === 'secret' ? t(`invite.mail.problem.${problem}`) : undefined
        }
        autoComplete="off"
        readOnly={isSending}
      />
      <MailPreview letter={letter} language={language} onAgain={() => void desk.open(inviteId)} />
      <div role="alert">
        {letter.progress !== 'writing' && letter.progress !== 'sending' && (
          <Alert color="yellow" variant="light" icon={<Icon name="alert" />} role="presentation">
            {t(`invite.mail.outcome.${letter.progress}`)}
          </Alert>
        )}
      </div>
      <Group justify="space-between">
        {isSending ? (
          <Button variant="default" onClick={() => desk.cancel(inviteId)}>
            {t('invite.mail.cancel')}
          </Button>
        ) : (
          <Button variant="default" onClick={onBack}>
            {t('invite.mail.back')}
          </Button>
        )}
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {isSending && t('invite.mail.sending')}
          </Text>
          <WaitingButton type="submit" isWaiting={isSending}>
            {t(letter.progress === 'writing' || isSending ? 'invite.mail.send' : 'invite.mail.again')}
          </WaitingButton>
        </Group>
      </Group>
    </Stack>
  )
}
