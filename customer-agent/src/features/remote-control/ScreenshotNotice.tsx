/** Who took a picture of this screen last, by name, until the customer has read it. */
import { Icon } from '@deskside/shared/ui/Icon.tsx'
import { Alert } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenshotNews } from './screenshot-news.ts'

export function ScreenshotNotice({ news }: { news: ScreenshotNews }) {
  const { t, i18n } = useTranslation()
  const last = useSyncExternalStore(news.taken.subscribe, news.taken.getSnapshot).at(-1) ?? null
  const [read, setRead] = useState<typeof last>(null)
  if (last === null || last === read) return null
  const { name, count, at } = last
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(new Date(at))
  return (
    // The chat says it aloud already.
    <Alert
      color="blue"
      py={8}
      role="presentation"
      icon={<Icon name="screenshot" />}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={() => setRead(last)}
      style={{ overflowWrap: 'anywhere' }}
    >
      {count === 1 ? t('session.screenshot', { name }) : t('session.screenshots', { name, count, time })}
    </Alert>
  )
}
