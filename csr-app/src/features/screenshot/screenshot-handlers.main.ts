/** Saves a picture of a screen where the person wants it. */
import { join } from 'node:path'
import type { IpcHandlers } from '@deskside/shared/kernel/ipc-contract.ts'
import { isScreenPicture, readPictureHeader } from '@deskside/shared/kernel/picture-header.ts'
import { SCREEN_PICTURE_LIMITS } from '@deskside/shared/protocol/limits.ts'
import { app, type BrowserWindow, dialog } from 'electron'
import { diskTroubleOf } from '../../platform/disk-trouble.ts'
import { writeSafely } from '../../platform/safe-write.main.ts'
import type { screenshotIpc } from './screenshot.ipc.ts'

export interface ScreenshotHandlersOptions {
  readonly window: BrowserWindow
  readonly onError: (error: unknown) => void
}

type Handlers = IpcHandlers<
  { window: 'csr-app'; tell: Record<string, never>; hear: Record<string, never> } & typeof screenshotIpc
>['ask']

export function screenshotHandlers({ window, onError }: ScreenshotHandlersOptions): Handlers {
  return {
    'save-screenshot': async ({ name, png }) => {
      if (!isPng(png)) return 'not-a-picture'
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('pictures'), name),
        filters: [{ name: 'PNG', extensions: ['png'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || filePath === '') return 'cancelled'
      try {
        await writeSafely(filePath, png)
        return 'saved'
      } catch (error) {
        onError(error)
        return diskTroubleOf(error)
      }
    },
  }
}

function isPng(bytes: Uint8Array): boolean {
  return readPictureHeader(bytes)?.type === 'image/png' && isScreenPicture(bytes, SCREEN_PICTURE_LIMITS)
}
