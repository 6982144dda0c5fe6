/** What waits at the side of a session, in short sentences, for as long as the side cannot be seen. */
import { useChat } from '@deskside/shared/features/chat/useChat.ts'
import { useVoice } from '@deskside/shared/features/voice/useVoice.ts'
import { otherWhoHosts, type SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'
import { useTranslation } from 'react-i18next'
import type { LiveSession } from './live-session.dom.ts'

export function useSideNews({ chat, voice }: LiveSession, view: SessionSnapshot): readonly string[] {
  const { t } = useTranslation()
  const { t: tVoice } = useTranslation('voice')
  const { unread } = useChat(chat)
  const { conferenceId, isIn, isPutOff } = useVoice(voice)
  const isInvited = conferenceId !== null && !isIn && !isPutOff
  return [
    ...(isInvited ? [tVoice('invites', { name: otherWhoHosts(view)?.name ?? '' })] : []),
    ...(unread > 0 ? [t('session.unread', { count: unread })] : []),
  ]
}
