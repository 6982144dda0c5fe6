/** The ways a picture of a screen can go, through the session it was taken in. */

import { type PictureLimits, preparePicture } from '@deskside/shared/platform/picture-codec.dom.ts'
import { MAX_NOTE_PICTURE_BYTES, SCREEN_PICTURE_LIMITS } from '@deskside/shared/protocol/limits.ts'
import type { Bridge } from '../csr-app.ipc.ts'
import type { Screenshot } from '../features/screenshot/screenshot-desk.ts'
import { screenshotName } from '../features/screenshot/screenshot-name.ts'
import type { GoWay, PictureSize, WayOutcome, WayTrouble } from '../features/screenshot/screenshot-ways.ts'
import type { LiveSession } from './live-session.dom.ts'

const NOTES_LIMITS: PictureLimits = { bytes: MAX_NOTE_PICTURE_BYTES, side: SCREEN_PICTURE_LIMITS.side }

export function waysOf(live: LiveSession, bridge: Bridge): GoWay {
  return (way, shot, caption) => {
    switch (way) {
      case 'notes':
        return addToNotes(live, shot, caption.trim())
      case 'chat':
        return sendInChat(live, shot, caption.trim())
      case 'file':
        return saveAsFile(bridge, shot)
      case 'copy':
        return copy(shot)
    }
  }
}

async function addToNotes({ notes }: LiveSession, shot: Screenshot, caption: string): Promise<WayOutcome> {
  const prepared = await preparePicture(blobOf(shot), NOTES_LIMITS)
  if (prepared.kind === 'refused') return trouble(prepared.why)
  const { bytes, shown } = prepared
  const takenAt = new Date(shot.takenAt).toISOString()
  const kept = await notes.addPicture({ pictureId: shot.id, caption, takenAt, shown }, bytes)
  if (kept === 'kept') return done(shot, shown)
  URL.revokeObjectURL(shown.url)
  return trouble(kept)
}

async function sendInChat(
  { chat, pictures }: LiveSession,
  shot: Screenshot,
  caption: string,
): Promise<WayOutcome> {
  // Those who were named beside the button when it was pressed.
  const { to } = chat.chosen.getSnapshot()
  const prepared = await preparePicture(blobOf(shot))
  if (prepared.kind === 'refused') return trouble(prepared.why)
  const { bytes, shown } = prepared
  if (!pictures.send(bytes, shown, to)) {
    URL.revokeObjectURL(shown.url)
    return trouble('unreachable')
  }
  if (caption !== '') chat.say(caption, to)
  return done(shot, shown)
}

async function saveAsFile(bridge: Bridge, { png, customer, takenAt }: Screenshot): Promise<WayOutcome> {
  const name = screenshotName(customer, new Date(takenAt))
  const outcome = await bridge.ask['save-screenshot']({ name, png })
  if (outcome === 'cancelled') return { kind: 'cancelled' }
  return outcome === 'saved' ? { kind: 'done', size: null } : trouble(outcome)
}

/** The browser's own way: it takes nothing but a picture it has decoded itself in this window. */
async function copy(shot: Screenshot): Promise<WayOutcome> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blobOf(shot) })])
    return { kind: 'done', size: null }
  } catch {
    // Another program holds the clipboard, or the window is no longer in front.
    return trouble('not-copied')
  }
}

function blobOf({ png }: Screenshot): Blob {
  return new Blob([png], { type: 'image/png' })
}

function done({ shown }: Screenshot, { width, height }: PictureSize): WayOutcome {
  return { kind: 'done', size: width < shown.width ? { width, height } : null }
}

function trouble(why: WayTrouble): WayOutcome {
  return { kind: 'trouble', why }
}
