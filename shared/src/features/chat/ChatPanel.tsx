/** What people write to each other. Everything a peer sent is text, never markup. */
import {
  ActionIcon,
  Anchor,
  Badge,
  Box,
  Button,
  Group,
  Modal,
  NativeSelect,
  ScrollArea,
  Stack,
  Text,
  Textarea,
  VisuallyHidden,
} from '@mantine/core'
import type { TFunction } from 'i18next'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import type { SendTo } from './chat-feature.ts'
import { type ChatLine, type ChatState, splitLinks } from './chat-log.ts'

export interface ChatReader {
  readonly participantId: string
  readonly name: string
}

export interface ChatPanelProps {
  readonly chat: ChatState
  /** Everyone who could read a line now. */
  readonly readers: readonly ChatReader[]
  /** Whether "all support representatives" is offered. */
  readonly offersCsrs: boolean
  /** False keeps the text in the field. */
  readonly onSay: (text: string, to: SendTo) => boolean
  readonly onOpenAddress: (address: string) => void
}

export function ChatPanel({ chat, readers, offersCsrs, onSay, onOpenAddress }: ChatPanelProps) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState<{ address: string; name: string } | null>(null)
  return (
    <Stack h="100%" gap="xs" component="section" aria-label={t('title')}>
      <Lines lines={chat.lines} onLink={(address, name) => setAsked({ address, name })} />
      <Composer readers={readers} offersCsrs={offersCsrs} onSay={onSay} />
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={t('openLink')} centered>
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }} ff="monospace">
            {asked?.address}
          </Text>
          <Text size="sm" c="dimmed">
            {t('openLinkBody', { name: asked?.name ?? '' })}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked(null)} data-autofocus>
              {t('cancel')}
            </Button>
            <Button
              onClick={() => {
                if (asked !== null) onOpenAddress(asked.address)
                setAsked(null)
              }}
            >
              {t('open')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}

function Lines({
  lines,
  onLink,
}: {
  lines: readonly ChatLine[]
  onLink: (address: string, name: string) => void
}) {
  const { t } = useTranslation('chat')
  const viewport = useRef<HTMLDivElement>(null)
  const last = lines.at(-1)
  useEffect(() => {
    if (last !== undefined) viewport.current?.scrollTo({ top: viewport.current.scrollHeight })
  }, [last])
  return (
    <ScrollArea flex={1} mih={0} viewportRef={viewport} type="auto" offsetScrollbars>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed" p="xs">
          {t('empty')}
        </Text>
      )}
      <Stack gap="xs" component="ul" m={0} p="xs" style={{ listStyle: 'none' }}>
        {lines.map((line) => (
          <Line key={`${line.from?.participantId ?? 'me'}-${line.id}`} line={line} onLink={onLink} />
        ))}
      </Stack>
      <VisuallyHidden aria-live="polite">
        {last?.from == null ? '' : t('newLine', { name: last.from.name, text: last.text })}
      </VisuallyHidden>
    </ScrollArea>
  )
}

function Line({ line, onLink }: { line: ChatLine; onLink: (address: string, name: string) => void }) {
  const { t, i18n } = useTranslation('chat')
  const isMine = line.from === null
  const name = line.from?.name ?? t('you')
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' }).format(line.at)
  return (
    <Box component="li" maw="88%" style={{ alignSelf: isMine ? 'flex-end' : 'flex-start' }}>
      <Group gap={6} mb={2} justify={isMine ? 'flex-end' : 'flex-start'}>
        <Text size="xs" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {time}
        </Text>
        {line.audience !== 'everyone' && (
          <Badge size="xs" variant="light" color="grape" tt="none">
            {audienceText(line, t)}
          </Badge>
        )}
      </Group>
      <Box
        px="sm"
        py={6}
        bg={isMine ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-default-hover)'}
        style={{ borderRadius: 'var(--mantine-radius-md)', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
      >
        <Text size="sm" component="span">
          {splitLinks(line.text).map((part, index) =>
            part.kind === 'link' ? (
              <Anchor
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change
                key={index}
                component="button"
                type="button"
                size="sm"
                onClick={() => onLink(part.text, name)}
              >
                {part.text}
              </Anchor>
            ) : (
              part.text
            ),
          )}
        </Text>
      </Box>
      {isMine && (
        <Text
          size="xs"
          ta="right"
          mt={2}
          c={line.delivery === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
        >
          {t(line.delivery)}
        </Text>
      )}
    </Box>
  )
}

function audienceText(line: ChatLine, t: TFunction<'chat'>): string {
  if (line.audience === 'all-csrs') return t('toCsrs')
  return line.toName === null ? t('private') : t('toPerson', { name: line.toName })
}

function Composer({ readers, offersCsrs, onSay }: Pick<ChatPanelProps, 'readers' | 'offersCsrs' | 'onSay'>) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState('')
  const [to, setTo] = useState('everyone')
  // Somebody chosen may have left; falling back to everyone would show a private line to all.
  const isGone =
    to !== 'everyone' && to !== 'all-csrs' && !readers.some((reader) => reader.participantId === to)
  const isTooLong = text.trim().length > MAX_CHAT_LENGTH
  const canSay = readers.length > 0 && text.trim() !== '' && !isTooLong && !isGone

  const say = (): void => {
    if (canSay && onSay(text, sendTo(to))) setText('')
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
    ...readers.map((reader) => ({ value: reader.participantId, label: reader.name })),
    ...(isGone ? [{ value: to, label: '—' }] : []),
  ]
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={6}>
        <NativeSelect
          size="xs"
          label={t('sendTo')}
          data={choices}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
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

function sendTo(value: string): SendTo {
  if (value === 'everyone' || value === 'all-csrs') return { kind: value }
  return { kind: 'person', participantId: value }
}
