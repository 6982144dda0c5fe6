import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { DesktopNotices } from './desktop-notices.dom.ts'
import type { SessionTabs } from './session-tabs.ts'
import { alertToNews } from './tab-alerts.ts'
import type { TabSession } from './tab-watch.ts'
import { useTabName } from './useTabName.ts'

/**
 * Tells of what happens out of sight by the system's notifications; a press on one brings its tab, and the window, to the
 * front. What was written is not in them: others may see the screen they lie on.
 *
 * @returns the newest, for a screen reader
 */
export function useTabAlerts(
  tabs: Pick<SessionTabs<TabSession>, 'events' | 'state' | 'bringToFront'>,
  onShowWindow: () => void,
): string {
  const { t } = useTranslation()
  const tabName = useTabName()
  const [notices] = useState(() => new DesktopNotices())
  const [said, setSaid] = useState('')
  const { front } = useSyncExternalStore(tabs.state.subscribe, tabs.state.getSnapshot)
  useEffect(
    () =>
      alertToNews({
        tabs,
        hasWindow: () => document.hasFocus(),
        tell: ({ news: { tabId, kind, who }, face }) => {
          const name = tabName(face)
          const text =
            kind === 'ended' ? t(`tabs.end.${face.end ?? 'lost'}`) : t(`tabs.news.${kind}`, { who })
          setSaid(t('tabs.said', { name, text }))
          notices.show({
            ...{ tabId, kind, title: name, body: text },
            // New lines have a tone of their own, which the person can turn off.
            isSilent: kind === 'chat',
            onPressed: () => {
              onShowWindow()
              tabs.bringToFront(tabId)
            },
          })
        },
      }),
    [tabs, notices, onShowWindow, t, tabName],
  )
  useEffect(() => {
    const look = (): void => {
      if (front !== null && document.hasFocus()) notices.withdraw(front)
    }
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [notices, front])
  return said
}
