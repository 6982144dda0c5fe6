/** The main process's end of the notes: everything under the server that is signed in to. */

import type { IpcHandlers } from '@deskside/shared/kernel/ipc-contract.ts'
import { isScreenPicture } from '@deskside/shared/kernel/picture-header.ts'
import { SCREEN_PICTURE_LIMITS } from '@deskside/shared/protocol/limits.ts'
import { diskTroubleOf } from '../../platform/disk-trouble.ts'
import type { NoteStore } from './note-store.main.ts'
import type { notesIpc } from './notes.ipc.ts'

export interface NoteHandlersOptions {
  readonly notes: NoteStore
  readonly server: () => string
  readonly onError: (error: unknown) => void
}

export function noteHandlers({
  notes,
  server,
  onError,
}: NoteHandlersOptions): IpcHandlers<{ window: 'csr-app'; hear: Record<string, never> } & typeof notesIpc> {
  return {
    ask: {
      'left-over-notes': async () => (await notes.leftOver(server())).map(({ server: _, ...rest }) => rest),
      'discard-notes': async (sessionId) => {
        await notes.discardDraft(sessionId)
        return null
      },
      'save-notes': ({ sessionId, ...body }) => notes.save({ sessionId, server: server(), body }),
      'save-transcript': ({ sessionId, lines }) =>
        notes.save({ sessionId, server: server(), body: { lines } }),
      'keep-note-picture': async ({ pictureId, bytes, ...content }) => {
        if (!isScreenPicture(bytes, SCREEN_PICTURE_LIMITS)) return 'not-a-picture'
        try {
          await notes.keepPicture({ ...content, server: server() }, pictureId, bytes)
          return 'kept'
        } catch (error) {
          onError(error)
          return diskTroubleOf(error)
        }
      },
    },
    tell: {
      'keep-draft': (draft) => void notes.keepDraft({ ...draft, server: server() }).catch(onError),
    },
  }
}
