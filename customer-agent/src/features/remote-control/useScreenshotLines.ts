/** Says each picture of this screen in the chat as well, in the customer's language: the window may stand aside just then. */
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenshotNews } from './screenshot-news.ts'

/** A line of the chat that nobody typed. */
interface ScreenshotLine {
  readonly id: string
  readonly from: { readonly participantId: string; readonly name: string }
  readonly audience: 'everyone'
  readonly to: null
  readonly text: string
  readonly at: number
  readonly delivery: 'delivered'
}

/** A line with an id that is known already is not shown twice. */
export function useScreenshotLines(news: ScreenshotNews, show: (line: ScreenshotLine) => void): void {
  const { t } = useTranslation()
  const taken = useSyncExternalStore(news.taken.subscribe, news.taken.getSnapshot)
  useEffect(() => {
    for (const { id, participantId, name, at } of taken)
      show({
        ...{ id, from: { participantId, name }, audience: 'everyone', to: null, delivery: 'delivered', at },
        text: t('session.screenshot', { name }),
      })
  }, [taken, show, t])
}
