/** Where a line is written and its readers are chosen. */
import { ActionIcon, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { SendTo } from './chat-feature.ts'

export interface ChatReader {
  readonly participantId: string
  readonly name: string
}

export interface ComposerProps {
  readonly readers: readonly ChatReader[]
  readonly offersCsrs: boolean
  readonly onSay: (text: string, to: SendTo) => boolean
}

export function Composer({ readers, offersCsrs, onSay }: ComposerProps) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState('')
  const [to, setTo] = useState<SendTo>({ kind: 'everyone' })
  const [toName, setToName] = useState('')
  // Somebody chosen may have left; falling back to everyone would show a private line to all.
  const isGone =
    (to.kind === 'person' && !readers.some((reader) => reader.participantId === to.participantId)) ||
    (to.kind === 'all-csrs' && !offersCsrs)
  const isTooLong = text.trim().length > MAX_CHAT_LENGTH
  const canSay = readers.length > 0 && text.trim() !== '' && !isTooLong && !isGone

  const say = (): void => {
    if (canSay && onSay(text, to)) setText('')
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    say()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter during composition chooses a candidate of the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    say()
  }
  const choices = [
    { value: 'everyone', label: t('everyone') },
    ...(offersCsrs ? [{ value: 'all-csrs', label: t('allCsrs') }] : []),
    ...readers.map((reader) => ({ value: personValue(reader.participantId), label: reader.name })),
    ...(isGone ? [{ value: choiceOf(to), label: t('gone', { name: toName }) }] : []),
  ]
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={6}>
        <NativeSelect
          size="xs"
          label={t('sendTo')}
          data={choices}
          value={choiceOf(to)}
          leftSection={to.kind === 'everyone' ? undefined : <Icon name="lock" size={14} />}
          onChange={({ currentTarget: { value } }) => {
            setTo(sendToOf(value))
            setToName(choices.find((choice) => choice.value === value)?.label ?? '')
          }}
        />
        {to.kind !== 'everyone' && !isGone && (
          <Text size="xs" c="dimmed">
            {to.kind === 'person' ? t('onlyYouAnd', { name: toName }) : t('onlyCsrs')}
          </Text>
        )}
        {isGone && (
          <Text size="xs" c="var(--mantine-color-error)" role="status">
            {t('chooseReader')}
          </Text>
        )}
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Textarea
            flex={1}
            aria-label={t('placeholder')}
            placeholder={t('placeholder')}
            autosize
            minRows={1}
            maxRows={5}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            error={isTooLong ? t('tooLong', { count: text.trim().length, most: MAX_CHAT_LENGTH }) : undefined}
          />
          <ActionIcon type="submit" size={36} aria-label={t('send')} disabled={!canSay}>
            <svg width="18" height="18" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
              <path d="M3 20.5v-6.2L13 12 3 9.7V3.5L22 12z" />
            </svg>
          </ActionIcon>
        </Group>
        {readers.length === 0 && (
          <Text size="xs" c="dimmed">
            {t('nobody')}
          </Text>
        )}
      </Stack>
    </form>
  )
}

/** Apart from the other choices, whatever an id may be. */
const PERSON = 'person:'

function personValue(participantId: string): string {
  return PERSON + participantId
}

function choiceOf(to: SendTo): string {
  return to.kind === 'person' ? personValue(to.participantId) : to.kind
}

function sendToOf(value: string): SendTo {
  if (value === 'everyone' || value === 'all-csrs') return { kind: value }
  return { kind: 'person', participantId: value.slice(PERSON.length) }
}
