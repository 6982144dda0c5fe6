/**
 * Who lets people into a session by telephone. A site with a SIP bridge of its own puts an adapter behind this port; it
 * is told which session to open and which to close, and nothing about who is in it.
 */
import type { PhoneConference } from '@deskside/shared/protocol/phone.ts'

export interface TelephonyProvider {
  /**
   * The conference of that session, opened if there is none. The PIN is valid from the moment this is fulfilled until
   * `end`, leads to that session alone, and is no other live session's. Asked again, also after a restart of the server,
   * it answers the same; `pinBefore` is the PIN people were told before. To be settled within 5 s; a rejection is told
   * to the CSR as “not possible at the moment”.
   */
  readonly conferenceFor: (sessionId: string, pinBefore: string | null) => Promise<PhoneConference>
  /** The PIN is worth nothing from now on and whoever is on the line is sent away. Also for sessions that never had one. */
  readonly end: (sessionId: string) => Promise<void>
}
