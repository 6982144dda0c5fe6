import { useEffect } from 'react'
import type { SessionTabs } from './session-tabs.ts'
import { readTabKey } from './tab-keys.ts'
import type { TabSession } from './tab-watch.ts'

export interface TabKeysOptions {
  readonly tabs: Pick<SessionTabs<TabSession>, 'step' | 'goTo'>
  /** A question about all of them is open, and no tab goes away under it. */
  readonly isBlocked: boolean
}

/** A field with `data-all-keys` has the keyboard for the customer's desktop: these keys belong to the customer there. */
export function useTabKeys({ tabs, isBlocked }: TabKeysOptions): void {
  useEffect(() => {
    if (isBlocked) return
    const onKey = (event: KeyboardEvent): void => {
      const key = readTabKey(event)
      if (key === null || isForCustomer(event.target)) return
      event.preventDefault()
      // An open dialog would take Tab for its own.
      event.stopPropagation()
      if (key.kind === 'step') tabs.step(key.by)
      else tabs.goTo(key.place)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [tabs, isBlocked])
}

function isForCustomer(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['allKeys'] !== undefined
}
