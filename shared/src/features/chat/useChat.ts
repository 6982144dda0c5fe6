import { useSyncExternalStore } from 'react'
import type { ChatFeature, ChosenReaders } from './chat-feature.ts'
import type { ChatState } from './chat-log.ts'

export function useChat({ state }: ChatFeature): ChatState {
  return useSyncExternalStore(state.subscribe, state.getSnapshot)
}

export function useChosenReaders({ chosen }: ChatFeature): ChosenReaders {
  return useSyncExternalStore(chosen.subscribe, chosen.getSnapshot)
}
