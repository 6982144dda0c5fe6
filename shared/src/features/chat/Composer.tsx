/** Where a line is written and its readers are chosen. */
import { ActionIcon, FileButton, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownPicture } from '../../kernel/shown-picture.ts'
import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import { Icon } from '../../ui/Icon.tsx'
import { areGone, type ChosenReaders, type SendTo } from './chat-feature.ts'
import { PendingPictureCard } from './PendingPictureCard.tsx'
import { type PreparedReply, repliesFor, slashQuery } from './prepared-replies.ts'
import { optionId, ReplyChoice } from './ReplyChoice.tsx'
import { type PicturePad, pictureIn } from './usePendingPicture.ts'

export interface ChatReader {
  readonly participantId: string
  readonly name: string
  /** With the role, and told apart from somebody of the same name. */
  readonly label: string
}

/** Texts at hand, for those who have some. */
export interface ReplyShelf {
  /** For those a line would go to: names differ. */
  readonly repliesTo: (to: SendTo) => readonly PreparedReply[]
  readonly onManage: () => void
}

export interface ComposerProps {
  readonly readers: readonly ChatReader[]
  readonly offersCsrs: boolean
  readonly chosen: ChosenReaders
  readonly onChoose: (chosen: ChosenReaders) => void
  readonly onSay: (text: string, to: SendTo) => boolean
  readonly shelf: ReplyShelf | null
  readonly pad: PicturePad
  readonly onPicture: (bytes: Uint8Array, shown: ShownPicture, to: SendTo) => boolean
}

export function Composer({
  readers,
  offersCsrs,
  chosen: { to, name: toName },
  onChoose,
  onSay,
  shelf,
  pad,
  onPicture,
}: ComposerProps) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState('')
  const [shelfState, setShelfState] = useState<'by-slash' | 'open' | 'closed'>('by-slash')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const readersId = useId()
  const query = slashQuery(text)
  const isShelfOpen =
    shelf !== null && (shelfState === 'open' || (shelfState === 'by-slash' && query !== null))
  const allReplies = isShelfOpen ? shelf.repliesTo(to) : []
  const replies = repliesFor(query ?? '', allReplies)
  useEffect(() => {
    // The list may push the field out of a low window.
    if (isShelfOpen) field.current?.scrollIntoView({ block: 'nearest' })
  }, [isShelfOpen])
  const isGone = areGone(to, readers, offersCsrs)
  const isTooLong = text.trim().length > MAX_CHAT_LENGTH
  const picture = pad.pending.kind === 'prepared' ? pad.pending : null
  const hasText = text.trim() !== ''
  const canSay =
    readers.length > 0 &&
    (hasText || picture !== null) &&
    pad.pending.kind !== 'preparing' &&
    !isTooLong &&
    !isGone

  const say = (): void => {
    if (!canSay) return
    if (picture !== null && onPicture(picture.bytes, picture.shown, to)) pad.handOver()
    if (hasText && onSay(text, to)) write('')
    // The button is of no use now, and a focus on nothing would lose the next key.
    field.current?.focus()
  }
  const write = (changed: string): void => {
    setText(changed)
    setActive(0)
    // Put away by hand, the list stays away until the next slash.
    if (slashQuery(changed) === null) setShelfState('by-slash')
  }
  const insert = (reply: PreparedReply): void => {
    const box = field.current
    const [from, to] = query === null ? [box?.selectionStart, box?.selectionEnd] : [0, text.length]
    write(text.slice(0, from ?? text.length) + reply.text + text.slice(to ?? text.length))
    setShelfState('by-slash')
    box?.focus()
  }
  /** @returns whether the key was for the list */
  const chooseByKey = (key: string): boolean => {
    const chosen = replies[active]
    if (!isShelfOpen) return false
    if (key === 'Escape') setShelfState(query === null ? 'by-slash' : 'closed')
    else if (chosen === undefined) return false
    else if (key === 'ArrowDown') setActive((active + 1) % replies.length)
    else if (key === 'ArrowUp') setActive((active - 1 + replies.length) % replies.length)
    else if (key === 'Enter' || key === 'Tab') insert(chosen)
    else return false
    return true
  }
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = pictureIn(event.clipboardData)
    if (pasted === null) return
    event.preventDefault()
    pad.take(pasted)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    say()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter during composition chooses a candidate of the input method.
    if (event.nativeEvent.isComposing || event.shiftKey) return
    const isForList = chooseByKey(event.key)
    if (!isForList && event.key !== 'Enter') return
    event.preventDefault()
    if (!isForList) say()
  }
  const choices = [
    { value: 'everyone', label: t('everyone') },
    ...(offersCsrs ? [{ value: 'all-csrs', label: t('allCsrs') }] : []),
    ...readers.map((reader) => ({ value: personValue(reader.participantId), label: reader.label })),
    ...(isGone ? [{ value: choiceOf(to), label: t('gone', { name: toName }) }] : []),
  ]
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={6}>
        <Group gap="xs" wrap="nowrap">
          <Text component="label" htmlFor={readersId} size="xs" fw={500} style={{ whiteSpace: 'nowrap' }}>
            {t('sendTo')}
          </Text>
          <NativeSelect
            size="xs"
            id={readersId}
            flex={1}
            miw={0}
            data={choices}
            value={choiceOf(to)}
            leftSection={to.kind === 'everyone' ? undefined : <Icon name="lock" size={14} />}
            onChange={({ currentTarget: { value } }) =>
              onChoose({
                to: sendToOf(value),
                name: choices.find((choice) => choice.value === value)?.label ?? '',
              })
            }
          />
        </Group>
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
        {isShelfOpen && (
          <ReplyChoice
            id={listId}
            replies={replies}
            hasAny={allReplies.length > 0}
            active={active}
            onChoose={insert}
            onManage={() => {
              setShelfState('by-slash')
              shelf.onManage()
            }}
          />
        )}
        <PendingPictureCard pending={pad.pending} onRemove={pad.remove} />
        <Group gap={6} align="flex-end" wrap="nowrap">
          {shelf !== null && (
            <ActionIcon
              size={36}
              variant="default"
              aria-label={t('replies')}
              title={t('repliesHint')}
              aria-expanded={isShelfOpen}
              onClick={() => {
                setShelfState(isShelfOpen ? 'closed' : 'open')
                setActive(0)
                field.current?.focus()
              }}
            >
              <Icon name="replies" />
            </ActionIcon>
          )}
          <FileButton accept="image/*" onChange={(file) => file !== null && pad.take(file)}>
            {(props) => (
              <ActionIcon
                {...props}
                size={36}
                variant="default"
                aria-label={t('choosePicture')}
                title={t('choosePicture')}
              >
                <Icon name="picture" />
              </ActionIcon>
            )}
          </FileButton>
          <Textarea
            flex={1}
            aria-label={t('placeholder')}
            placeholder={t('placeholder')}
            ref={field}
            onPaste={onPaste}
            aria-controls={replies.length > 0 ? listId : undefined}
            aria-activedescendant={replies.length > 0 ? optionId(listId, active) : undefined}
            autosize
            minRows={1}
            maxRows={5}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
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
