/** Decides which news of a session the person is told of outside its tab, and names the session in it. */
import type { SessionTabs } from './session-tabs.ts'
import type { TabFace } from './tab-face.ts'
import type { TabNews, TabSession } from './tab-watch.ts'

export interface TabAlert {
  readonly news: TabNews
  readonly face: TabFace
}

export interface TabAlertsOptions {
  readonly tabs: Pick<SessionTabs<TabSession>, 'events' | 'state'>
  /** Whether the person has this window before them. */
  readonly hasWindow: () => boolean
  readonly tell: (alert: TabAlert) => void
}

/** @returns stops it */
export function alertToNews({ tabs, hasWindow, tell }: TabAlertsOptions): () => void {
  return tabs.events.on('news', (news) => {
    const { tabs: faces, front } = tabs.state.getSnapshot()
    const face = faces.find(({ id }) => id === news.tabId)
    // What happens before one's eyes needs no notice.
    if (face === undefined || (front === news.tabId && hasWindow())) return
    tell({ news, face })
  })
}
