/** The end of a session in which nothing happens, put together with what shows that somebody is at work. */
import type { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import type { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import { whoSpeaks } from '@deskside/shared/features/voice/voice-levels.ts'
import { isLive } from '@deskside/shared/features/voice/voice-state.ts'
import type { RemoteControlFeature } from '../features/remote-control/remote-control-feature.ts'
import { workOf } from '../features/remote-control/remote-control-state.ts'
import { QuietEnd, type QuietEndOptions } from '../features/session/quiet-end.ts'
import { changeOf } from '../features/session/signs-of-life.ts'

export interface QuietSurroundings extends Omit<QuietEndOptions, 'signs'> {
  readonly chat: Pick<ChatFeature, 'state'>
  readonly control: Pick<RemoteControlFeature, 'state'>
  readonly voice: Pick<VoiceFeature<unknown>, 'state' | 'levels'>
}

export function createQuietEnd({ chat, control, voice, ...options }: QuietSurroundings): QuietEnd {
  return new QuietEnd({
    ...options,
    signs: [
      changeOf(chat.state, ({ lines }) => lines.length),
      changeOf(control.state, workOf),
      changeOf(voice.levels, (levels) => whoSpeaks(levels, isLive(voice.state.getSnapshot()))),
    ],
  })
}
