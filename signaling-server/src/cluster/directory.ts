/**
 * Where live things are, for the whole site: which session a nameplate leads to, and how to reach a participant.
 *
 * One node keeps this in its own memory; several share it. So what must be certain is awaited, and telling somebody
 * is fire and forget, as it is on any network.
 */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'

export type Tell = (message: ServerMessage) => void

export interface Directory {
  /** False when another invite has that nameplate at the moment. */
  reserveNameplate: (nameplate: string, sessionId: string) => Promise<boolean>
  releaseNameplate: (nameplate: string) => Promise<void>
  /** The session a nameplate leads to, or null. */
  sessionAt: (nameplate: string) => Promise<string | null>
  /** From now on this participant hears through `tell`; whatever was there before hears nothing more. */
  attach: (participantId: string, tell: Tell) => void
  detach: (participantId: string) => void
  /** Lost silently when the participant has no socket at the moment. */
  tell: (participantId: string, message: ServerMessage) => void
}
