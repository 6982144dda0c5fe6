/** The record of who did what, where each row vouches for the one before it. */

export type AuditKind =
  | 'organisation-created'
  | 'account-created'
  | 'account-disabled'
  | 'supervisor-granted'
  | 'supervisor-revoked'
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'session-opened'
  | 'watch-asked'
  | 'session-joined'
  | 'session-left'
  | 'host-changed'
  | 'session-ended'
  | 'invite-burnt'
  | 'invite-mailed'
  | 'notes-saved'
  | 'note-picture-saved'
  | 'note-pictures-removed'
  | 'transcript-saved'

export interface AuditEvent {
  readonly kind: AuditKind
  /** Who did it: an account or a participant; null for nobody we know. */
  readonly actor: string | null
  /** What it was done to: an account or a session. */
  readonly subject: string | null
  /** Never a secret, a code, a chat line or a note. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

export interface AuditLog {
  /** Kept for good when the promise is. */
  append: (event: AuditEvent) => Promise<void>
}
