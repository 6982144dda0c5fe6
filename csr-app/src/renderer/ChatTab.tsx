/** The chat as a CSR uses it: with canned replies for those a line goes to. */
import { ChatPanel } from '@deskside/shared/features/chat/ChatPanel.tsx'
import type { SendTo } from '@deskside/shared/features/chat/chat-feature.ts'
import { useChat, useChosenReaders } from '@deskside/shared/features/chat/useChat.ts'
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { useState, useSyncExternalStore } from 'react'
import type { Bridge } from '../csr-app.ipc.ts'
import { CannedRepliesDialog } from '../features/canned-replies/CannedRepliesDialog.tsx'
import { fillPlaceholders } from '../features/canned-replies/canned-replies.ts'
import { useCannedReplies } from '../features/canned-replies/useCannedReplies.ts'
import type { LiveSession } from './live-session.dom.ts'

export interface ChatTabProps {
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly view: SessionSnapshot
}

export function ChatTab({
  live: { chat, pictures, chatSound, keepsTranscripts },
  bridge,
  view,
}: ChatTabProps) {
  const { replies, keep } = useCannedReplies(bridge)
  const chosen = useChosenReaders(chat)
  const [isManaging, setManaging] = useState(false)
  const isSoundOn = useSyncExternalStore(chatSound.subscribe, chatSound.getSnapshot)
  const repliesTo = (to: SendTo) => {
    const names = {
      customer: customerOf(view, to),
      csr: view.me?.name ?? null,
      organisation: view.me?.organisation ?? null,
    }
    return replies.map((reply) => ({ ...reply, text: fillPlaceholders(reply.text, names) }))
  }
  return (
    <>
      <ChatPanel
        chat={useChat(chat)}
        readers={view.participants}
        offersCsrs={view.participants.some((person) => person.role === 'csr')}
        chosen={chosen}
        onChoose={(chosen) => chat.chosen.set(chosen)}
        onSay={(text, to) => chat.say(text, to)}
        onSayAgain={(id) => chat.sayAgain(id)}
        onOpenAddress={(address) => void bridge.ask['open-outside'](address)}
        pictures={pictures}
        keeping={{ isKept: keepsTranscripts, organisation: view.me?.organisation ?? null }}
        sound={{ isOn: isSoundOn, onChange: (isOn) => chatSound.set(isOn) }}
        shelf={{ repliesTo, onManage: () => setManaging(true) }}
      />
      <CannedRepliesDialog
        isOpen={isManaging}
        replies={replies}
        keep={keep}
        onClose={() => setManaging(false)}
      />
    </>
  )
}

/** The customer a line goes to; in a line for all, the one who shares. */
function customerOf({ participants }: SessionSnapshot, to: SendTo): string | null {
  const customers = participants.filter((person) => person.role === 'customer')
  const meant =
    to.kind === 'person' ? customers.find((person) => person.participantId === to.participantId) : undefined
  return (meant ?? customers.find((person) => person.primary) ?? customers[0])?.name ?? null
}
