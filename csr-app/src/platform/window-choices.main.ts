/** The windows of other programs, for the CSR to choose one to show. */
import { BaseWindow, desktopCapturer } from 'electron'
import type { WindowChoice } from '../features/remote-control/my-desk.ipc.ts'

const THUMBNAIL = { width: 260, height: 160 }
const MOST = 200

/** Without our own. Empty where the system forbids it. */
export async function windowChoices(): Promise<WindowChoice[]> {
  const own = new Set(BaseWindow.getAllWindows().map((window) => window.getMediaSourceId()))
  const sources = await desktopCapturer
    .getSources({ types: ['window'], thumbnailSize: THUMBNAIL })
    .catch(() => [])
  return sources
    .filter((source) => !own.has(source.id) && source.name.trim() !== '')
    .slice(0, MOST)
    .map((source) => ({
      sourceId: source.id,
      title: source.name.slice(0, 200),
      picture: source.thumbnail.isEmpty() ? null : source.thumbnail.toDataURL(),
    }))
}
