/** Add, change and delete one's canned replies. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import {
  Alert,
  Button,
  Group,
  Modal,
  Paper,
  ScrollArea,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CannedReply, cannedReplySchema, MAX_TITLE_LENGTH, putReply } from './canned-replies.ts'
import type { CannedReplies } from './useCannedReplies.ts'

export interface CannedRepliesDialogProps extends CannedReplies {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function CannedRepliesDialog({ isOpen, replies, keep, onClose }: CannedRepliesDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<CannedReply | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const add = useRef<HTMLButtonElement>(null)
  const isList = draft === null
  // What was pressed in the form went away with it.
  useEffect(() => {
    if (isList) add.current?.focus()
  }, [isList])
  const change = async (changed: readonly CannedReply[]): Promise<void> => {
    const isKept = await keep(changed)
    setFailed(!isKept)
    if (isKept) setDraft(null)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('replies.title')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('replies.text', { customer: '{{customer}}', csr: '{{csr}}', organisation: '{{organisation}}' })}
        </Text>
        {hasFailed && (
          <Alert color="red" variant="light" icon={<Icon name="alert" />}>
            {t('replies.failed')}
          </Alert>
        )}
        {isList ? (
          <>
            <ReplyList
              replies={replies}
              onEdit={setDraft}
              onDelete={(reply) => void change(replies.filter(({ id }) => id !== reply.id))}
            />
            <Group justify="flex-end">
              <Button ref={add} onClick={() => setDraft({ id: crypto.randomUUID(), title: '', text: '' })}>
                {t('replies.add')}
              </Button>
            </Group>
          </>
        ) : (
          <ReplyForm
            draft={draft}
            onChange={setDraft}
            onSave={(reply) => void change(putReply(replies, reply))}
            onCancel={() => setDraft(null)}
          />
        )}
      </Stack>
    </Modal>
  )
}

function ReplyList({
  replies,
  onEdit,
  onDelete,
}: {
  replies: readonly CannedReply[]
  onEdit: (reply: CannedReply) => void
  onDelete: (reply: CannedReply) => void
}) {
  const { t } = useTranslation()
  if (replies.length === 0) return <Text size="sm">{t('replies.empty')}</Text>
  return (
    <ScrollArea.Autosize
      mah={360}
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('replies.title') }}
    >
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {replies.map((reply) => (
          <Paper key={reply.id} component="li" withBorder p="sm" radius="md">
            <Group wrap="nowrap" align="flex-start">
              <Stack gap={2} flex={1} miw={0}>
                <Text size="sm" fw={600} truncate>
                  {reply.title}
                </Text>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {reply.text}
                </Text>
              </Stack>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('replies.editOne', { title: reply.title })}
                onClick={() => onEdit(reply)}
              >
                {t('replies.edit')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('replies.deleteOne', { title: reply.title })}
                onClick={() => onDelete(reply)}
              >
                {t('replies.delete')}
              </Button>
            </Group>
          </Paper>
        ))}
      </Stack>
    </ScrollArea.Autosize>
  )
}

function ReplyForm({
  draft,
  onChange,
  onSave,
  onCancel,
}: {
  draft: CannedReply
  onChange: (draft: CannedReply) => void
  onSave: (reply: CannedReply) => void
  onCancel: () => void
}) {
  const { t } = useTranslation()
  const checked = cannedReplySchema.safeParse(draft)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (checked.success) onSave(checked.data)
      }}
    >
      <Stack>
        <TextInput
          label={t('replies.name')}
          maxLength={MAX_TITLE_LENGTH}
          value={draft.title}
          onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
          data-autofocus
        />
        <Textarea
          label={t('replies.message')}
          autosize
          minRows={3}
          maxRows={10}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!checked.success}>
            {t('replies.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
