/** A session's notes and the taking of pictures, put together with the rest of it. */
import type { Clock } from '@deskside/shared/kernel/clock.ts'
import type { ShownPicture } from '@deskside/shared/kernel/shown-picture.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import type { Bridge } from '../csr-app.ipc.ts'
import { NoteBook } from '../features/notes/note-book.ts'
import type { RemoteControlFeature } from '../features/remote-control/remote-control-feature.ts'
import { ScreenshotDesk } from '../features/screenshot/screenshot-desk.ts'

interface Surroundings {
  readonly clock: Clock
  readonly release: (picture: ShownPicture) => void
}

export interface NoteBookSurroundings extends Surroundings {
  readonly bridge: Bridge
  /** Null before the session has begun; nothing can be kept for it then. */
  readonly sessionId: () => string | null
}

export function createNoteBook({ clock, release, bridge, sessionId: idOf }: NoteBookSurroundings): NoteBook {
  return new NoteBook({
    clock,
    release,
    keepDraft: (content) => {
      const sessionId = idOf()
      if (sessionId !== null) bridge.tell['keep-draft']({ sessionId, ...content })
    },
    keepPicture: async (content, pictureId, bytes) => {
      const sessionId = idOf()
      return sessionId === null
        ? 'failed'
        : bridge.ask['keep-note-picture']({ sessionId, ...content, pictureId, bytes })
    },
    save: async (content) => {
      const sessionId = idOf()
      return sessionId === null ? 'refused' : bridge.ask['save-notes']({ sessionId, ...content })
    },
  })
}

export interface ScreenshotSurroundings extends Surroundings {
  readonly session: Pick<SupportSession<unknown>, 'snapshot' | 'send'>
  readonly control: Pick<RemoteControlFeature, 'state'>
  readonly newId: () => string
}

export function createScreenshotDesk({ session, control, ...rest }: ScreenshotSurroundings): ScreenshotDesk {
  return new ScreenshotDesk({
    ...rest,
    wallClock: Date.now,
    send: (to, message) => session.send(to, message),
    seen: () => {
      const { targetId, remote } = control.state.getSnapshot()
      if (remote?.access == null) return null
      const { participants } = session.snapshot.getSnapshot()
      return participants.find(({ participantId }) => participantId === targetId) ?? null
    },
  })
}
