/** The lines of the chat by day, with the newest in sight or one key away. */
import { Box, Button, Divider, ScrollArea, Stack, Text, VisuallyHidden } from '@mantine/core'
import { Fragment, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { ChatBubble } from './ChatBubble.tsx'
import type { ChatLine } from './chat-log.ts'
import type { ChatNames } from './chat-names.ts'
import type { SentAddress } from './LinkDialog.tsx'
import { useFollowNewest } from './useFollowNewest.ts'

export interface Keeping {
  readonly isKept: boolean
  /** Null while nobody has said who they are. */
  readonly organisation: string | null
}

export interface ChatLinesProps {
  readonly keeping: Keeping
  readonly names: ChatNames
  readonly lines: readonly ChatLine[]
  /** What is looked for; empty for nothing. */
  readonly query: string
  /** The line that a search has come to. */
  readonly found: ChatLine | null
  readonly onLink: (sent: SentAddress) => void
  readonly onSayAgain: (id: string) => boolean
  readonly onCancelPicture: (id: string) => void
}

export function ChatLines({
  keeping,
  names,
  lines,
  query,
  found,
  onLink,
  onSayAgain,
  onCancelPicture,
}: ChatLinesProps) {
  const { t, i18n } = useTranslation('chat')
  const last = lines.at(-1)
  const { viewport, isAtEnd, onScroll, toEnd } = useFollowNewest(
    last === undefined ? undefined : keyOf(last),
    last?.from === null,
  )
  const foundLine = useRef<HTMLLIElement>(null)
  const foundKey = found === null ? null : keyOf(found)
  useEffect(() => {
    if (foundKey !== null) foundLine.current?.scrollIntoView({ block: 'center' })
  }, [foundKey])
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full' })
  return (
    <Box flex={1} mih={0} pos="relative">
      <ScrollArea
        h="100%"
        viewportRef={viewport}
        type="auto"
        offsetScrollbars
        onScrollPositionChange={onScroll}
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('lines') }}
      >
        <Text size="xs" c="dimmed" p="xs" ta="center">
          {t(keeping.isKept ? 'mayBeKept' : 'notKept', {
            organisation: keeping.organisation ?? t('theSite'),
          })}
        </Text>
        {lines.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('empty')}
          </Text>
        )}
        <Stack gap="xs" component="ul" m={0} p="xs" style={{ listStyle: 'none' }}>
          {lines.map((line, index) => {
            const key = keyOf(line)
            const date = day.format(line.at)
            const previous = lines[index - 1]
            const isFirstOfDay = previous === undefined || day.format(previous.at) !== date
            return (
              <Fragment key={key}>
                {isFirstOfDay && (
                  <li>
                    <Divider label={date} styles={{ label: { color: 'var(--mantine-color-dimmed)' } }} />
                  </li>
                )}
                <ChatBubble
                  line={line}
                  names={names}
                  query={query}
                  ref={key === foundKey ? foundLine : null}
                  isFound={key === foundKey}
                  onLink={onLink}
                  onSayAgain={onSayAgain}
                  onCancelPicture={onCancelPicture}
                />
              </Fragment>
            )
          })}
        </Stack>
      </ScrollArea>
      {!isAtEnd && (
        <Button
          size="compact-sm"
          radius="xl"
          pos="absolute"
          bottom={8}
          right={20}
          leftSection={<Icon name="chevron" size={16} />}
          onClick={toEnd}
        >
          {t('newest')}
        </Button>
      )}
      <VisuallyHidden aria-live="polite">
        {/* The same words twice are two lines: without a key of its own the second one would not be read out. */}
        {last?.from != null && (
          <span key={keyOf(last)}>
            {t('newLine', {
              name: names.nameOf(last.from),
              text: last.picture === undefined ? last.text : t('picture'),
            })}
          </span>
        )}
      </VisuallyHidden>
    </Box>
  )
}

function keyOf(line: ChatLine): string {
  return `${line.from?.participantId ?? 'me'}-${line.id}`
}
