import { useSyncExternalStore } from 'react'
import type { ChatFeature } from './chat-feature.ts'
import type { ChatState } from './chat-log.ts'

export function useChat(chat: ChatFeature): ChatState {
  return useSyncExternalStore(chat.state.subscribe, chat.state.getSnapshot)
}
