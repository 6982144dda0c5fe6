/** The question that is open at the customer's, or what became of the last one. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert, Box, Button, Center, Loader, Stack, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RemoteControlFeature } from './remote-control-feature.ts'
import type { ControlNews, ControlState, OpenRequest } from './remote-control-state.ts'

export interface ControlNewsCardProps {
  readonly feature: RemoteControlFeature
  readonly control: ControlState
  readonly name: string
}

export function ControlNewsCard({ feature, control, name }: ControlNewsCardProps) {
  const { request, news } = control
  return (
    <Box
      pos="absolute"
      bottom={20}
      left={20}
      right={20}
      style={{ zIndex: 6, pointerEvents: 'none' }}
      role="status"
    >
      <Center>
        {request !== null && (
          <OpenQuestion request={request} news={news} name={name} onCancel={() => feature.cancelRequest()} />
        )}
        {request === null && news !== null && (
          <Answer
            news={news}
            name={name}
            canAsk={control.isReachable}
            onAskAgain={(access) => feature.request(access)}
            onDismiss={() => feature.dismissNews()}
          />
        )}
      </Center>
    </Box>
  )
}

const CARD = {
  variant: 'default',
  radius: 'lg',
  maw: 560,
  style: { boxShadow: 'var(--mantine-shadow-lg)', pointerEvents: 'auto' },
} as const

function OpenQuestion({
  request,
  news,
  name,
  onCancel,
}: {
  request: OpenRequest
  /** Why there is a question again. */
  news: ControlNews | null
  name: string
  onCancel: () => void
}) {
  const { t } = useTranslation()
  return (
    <Alert {...CARD} icon={<Loader size="xs" />} role="presentation">
      <Stack gap="xs" align="flex-start">
        {news !== null && <Text size="sm">{newsText(news, name, t)}</Text>}
        <Text size="sm">{t(`remote.asking.${request.access}`, { name })}</Text>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('remote.cancel')}
        </Button>
      </Stack>
    </Alert>
  )
}

function newsText(news: ControlNews, name: string, t: TFunction): string {
  if (news.kind === 'sound-ended') return t(`remote.soundEnded.${news.by}`, { name })
  if (news.kind === 'refused' && news.access === 'sound' && news.outcome === 'unsupported')
    return t('remote.soundEnded.unavailable')
  if (news.kind === 'refused') return t(`remote.refused.${news.outcome}`, { name })
  if (news.kind === 'unanswered') return t('remote.unanswered', { name })
  return t(`remote.ended.${news.by}`, { name: news.by === 'no-longer-primary' ? news.name : name })
}

interface AnswerProps {
  readonly news: ControlNews
  readonly name: string
  readonly canAsk: boolean
  readonly onAskAgain: (access: OpenRequest['access']) => void
  readonly onDismiss: () => void
}

function Answer({ news, name, canAsk, onAskAgain, onDismiss }: AnswerProps) {
  const { t } = useTranslation()
  return (
    <Alert
      {...CARD}
      icon={<Icon name="alert" />}
      role="presentation"
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={onDismiss}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{newsText(news, name, t)}</Text>
        {news.kind === 'refused' && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={!canAsk}
            onClick={() => onAskAgain(news.access)}
          >
            {t('remote.askAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
