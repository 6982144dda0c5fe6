import { useSyncExternalStore } from 'react'
import type { ShownScreens } from './shown-screens.ts'

export function useShownScreens(screens: Pick<ShownScreens, 'state'>) {
  return useSyncExternalStore(screens.state.subscribe, screens.state.getSnapshot)
}
