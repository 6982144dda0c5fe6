/** Answers a page that wants to capture a screen, a window or what the computer plays: only under a permit, and only what it is for. */
import { desktopCapturer, type Session } from 'electron'

export interface CapturePermit {
  /** Of a display, or `window:…`, as the operating system names a window. */
  readonly displayId: string
  readonly permit: { readonly isValid: boolean }
}

/** @param soundNow for the computer's sound, which comes alone; left out where nobody may ever hear it */
export function answerDisplayMedia(
  partition: Session,
  permitNow: () => CapturePermit | null,
  soundNow: () => CapturePermit['permit'] | null = () => null,
): void {
  partition.setDisplayMediaRequestHandler(({ audioRequested, frame }, callback) => {
    if (audioRequested) {
      // A request cannot be for sound alone, so it gets the page's own picture along, never the screen's.
      const isGranted = frame !== null && soundNow()?.isValid === true
      return callback(isGranted ? { video: frame, audio: 'loopback' } : {})
    }
    const asked = permitNow()
    void findSource(asked?.displayId ?? null).then((video) => {
      // Its owner may have said stop while the sources were listed.
      if (video !== null && asked?.permit.isValid === true) callback({ video })
      else callback({})
    })
  })
}

async function findSource(displayId: string | null): Promise<Electron.DesktopCapturerSource | null> {
  if (displayId === null) return null
  const isWindow = displayId.startsWith('window:')
  const sources = await desktopCapturer.getSources({
    types: [isWindow ? 'window' : 'screen'],
    thumbnailSize: { width: 0, height: 0 },
  })
  if (isWindow) return sources.find((source) => source.id === displayId) ?? null
  // Some X servers name no display; with one screen there is no doubt which it is.
  return (
    sources.find((source) => source.display_id === displayId) ??
    (sources.length === 1 ? (sources[0] ?? null) : null)
  )
}
