/** One line of the chat: who, when, for whose eyes, and whether it has arrived. */
import { Anchor, Badge, Box, Button, Group, Mark, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { listed } from '../../ui/listed.ts'
import { BubblePicture } from './BubblePicture.tsx'
import type { ChatLine } from './chat-log.ts'
import type { ChatNames } from './chat-names.ts'
import { markPlaces } from './chat-search.ts'
import type { SentAddress } from './LinkDialog.tsx'
import { splitLinks } from './line-links.ts'

export interface ChatBubbleProps {
  readonly line: ChatLine
  readonly names: ChatNames
  readonly query: string
  readonly isFound: boolean
  readonly ref: Ref<HTMLLIElement> | null
  readonly onLink: (sent: SentAddress) => void
  readonly onSayAgain: (id: string) => boolean
  readonly onCancelPicture: (id: string) => void
}

export function ChatBubble({
  line,
  names,
  query,
  isFound,
  ref,
  onLink,
  onSayAgain,
  onCancelPicture,
}: ChatBubbleProps) {
  const { t, i18n } = useTranslation('chat')
  const [isUnreachable, setUnreachable] = useState(false)
  const isMine = line.from === null
  const name = line.from === null ? t('you') : names.nameOf(line.from)
  const privacy = privacyOf(line, names, t)
  const side = isMine ? 'flex-end' : 'flex-start'
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  const whole = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'medium' })
  return (
    <Box component="li" ref={ref} maw="88%" style={{ alignSelf: side }}>
      <Group gap={6} mb={2} justify={side}>
        <Text size="xs" fw={600}>
          {name}
        </Text>
        {line.from !== null && names.isCsr(line.from) && (
          <Badge size="xs" variant="light" tt="none">
            {t('csr')}
          </Badge>
        )}
        <Text
          size="xs"
          c="dimmed"
          component="time"
          dateTime={new Date(line.at).toISOString()}
          title={whole.format(line.at)}
        >
          {time.format(line.at)}
        </Text>
      </Group>
      <Box
        px="sm"
        py={6}
        bg={isMine ? 'var(--mantine-primary-color-light)' : 'var(--mantine-color-default-hover)'}
        style={{
          borderRadius: 'var(--mantine-radius-md)',
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-wrap',
          ...(privacy !== null && { border: '1px dashed var(--mantine-color-dimmed)' }),
          ...(isFound && { outline: '2px solid var(--mantine-primary-color-filled)' }),
        }}
      >
        {privacy !== null && (
          <Group gap={4} wrap="nowrap" mb={2}>
            <Icon name="lock" size={14} />
            <Text size="xs" fw={600}>
              {privacy}
            </Text>
          </Group>
        )}
        {line.picture !== undefined && (
          <BubblePicture
            picture={line.picture}
            name={name}
            onCancel={isMine ? () => onCancelPicture(line.id) : null}
          />
        )}
        <Text size="sm" component="span">
          {splitLinks(line.text).map((part, index) => {
            const key = String(index)
            return part.kind === 'link' ? (
              <Anchor
                key={key}
                component="button"
                type="button"
                size="sm"
                ta="start"
                // Blue on the bubble's own blue is too faint; the line under it says what it is.
                c="inherit"
                underline="always"
                onClick={() => onLink({ address: part.text, name })}
              >
                <Marked text={part.text} query={query} />
              </Anchor>
            ) : (
              <Marked key={key} text={part.text} query={query} />
            )
          })}
        </Text>
      </Box>
      {isMine && (
        <Group gap={6} mt={2} justify="flex-end">
          <Text
            size="xs"
            {...(line.delivery === 'failed' || line.delivery === 'missed'
              ? { c: 'var(--mantine-color-error)', role: 'status' }
              : { c: 'dimmed' })}
          >
            {t(line.delivery, { names: listed(line.missedBy?.map(names.nameOf) ?? [], i18n.language) })}
          </Text>
          {line.delivery === 'failed' && line.picture === undefined && (
            <Button size="compact-xs" variant="default" onClick={() => setUnreachable(!onSayAgain(line.id))}>
              {t('sayAgain')}
            </Button>
          )}
        </Group>
      )}
      {isUnreachable && line.delivery === 'failed' && (
        <Text size="xs" ta="right" role="status">
          {t('unreachable')}
        </Text>
      )}
    </Box>
  )
}

function Marked({ text, query }: { text: string; query: string }) {
  return markPlaces(query, text).map((part, index) => {
    const key = String(index)
    return part.isMarked ? <Mark key={key}>{part.text}</Mark> : <span key={key}>{part.text}</span>
  })
}

/** Who besides everyone may read it, in words; null for a line to everyone. */
function privacyOf(
  { audience, from, to }: ChatLine,
  { labelOf }: ChatNames,
  t: TFunction<'chat'>,
): string | null {
  switch (audience) {
    case 'everyone':
      return null
    case 'all-csrs':
      return t('onlyCsrs')
    case 'one-person':
      return t('onlyYouAnd', { name: labelOf(from ?? to ?? { participantId: '', name: '' }) })
  }
}
