/** Prepared texts to choose from above the message field, which keeps the focus: arrows choose, Enter inserts. */
import { Button, Paper, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PreparedReply } from './prepared-replies.ts'

export interface ReplyChoiceProps {
  readonly id: string
  /** Those that fit what was typed. */
  readonly replies: readonly PreparedReply[]
  /** There are others, or none at all. */
  readonly hasAny: boolean
  readonly active: number
  readonly onChoose: (reply: PreparedReply) => void
  readonly onManage: () => void
}

export function ReplyChoice({ id, replies, hasAny, active, onChoose, onManage }: ReplyChoiceProps) {
  const { t } = useTranslation('chat')
  return (
    <Paper withBorder radius="md" p={4} shadow="sm">
      <Stack gap={2}>
        {replies.length === 0 ? (
          <Text size="xs" c="dimmed" p={6}>
            {t(hasAny ? 'noReplyFits' : 'noReplies')}
          </Text>
        ) : (
          <Stack
            gap={2}
            role="listbox"
            id={id}
            aria-label={t('replies')}
            mah={180}
            style={{ overflowY: 'auto' }}
          >
            {replies.map((reply, index) => (
              <UnstyledButton
                key={reply.id}
                id={optionId(id, index)}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                px={8}
                py={4}
                ref={(option) => {
                  if (index === active) option?.scrollIntoView({ block: 'nearest' })
                }}
                bg={index === active ? 'var(--mantine-primary-color-light)' : 'transparent'}
                style={{ borderRadius: 'var(--mantine-radius-sm)', flexShrink: 0 }}
                onClick={() => onChoose(reply)}
              >
                <Text size="sm" fw={600} truncate>
                  {reply.title}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {reply.text}
                </Text>
              </UnstyledButton>
            ))}
          </Stack>
        )}
        <Button size="compact-xs" variant="subtle" onClick={onManage}>
          {t('manageReplies')}
        </Button>
      </Stack>
    </Paper>
  )
}

export function optionId(id: string, index: number): string {
  return `${id}-${index}`
}
