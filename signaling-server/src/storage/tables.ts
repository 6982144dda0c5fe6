/** The tables as they are in the database. Times are ISO 8601 in UTC, so that text order is time order. */

export interface Tables {
  site: SiteRow
  accounts: AccountRow
  access_tokens: AccessTokenRow
  sessions: SessionRow
  session_members: SessionMemberRow
  invites: InviteRow
  notes: NotesRow
  note_pictures: NotePictureRow
  transcripts: TranscriptRow
  audit_events: AuditEventRow
}

/** One row: a server serves one organisation. */
export interface SiteRow {
  only: 1
  site_id: string
  organisation: string
  created_at: string
}

export interface AccountRow {
  account_id: string
  /** Lower case. */
  email: string
  name: string
  role: 'csr' | 'administrator'
  /** 1 for a CSR who may see the site's sessions and ask to watch one. */
  is_supervisor: number
  /** PHC string of argon2id. */
  password_hash: string
  created_at: string
  disabled_at: string | null
}

export interface AccessTokenRow {
  /** SHA-256, hex; the token itself is kept nowhere. */
  token_hash: string
  account_id: string
  created_at: string
  last_used_at: string
}

export interface SessionRow {
  session_id: string
  host_id: string
  opened_at: string
  ended_at: string | null
  end_reason: string | null
}

export interface SessionMemberRow {
  participant_id: string
  session_id: string
  role: 'csr' | 'customer'
  account_id: string | null
  /** SHA-256, hex. */
  resume_token_hash: string
  joined_at: string
  left_at: string | null
}

export interface InviteRow {
  invite_id: string
  session_id: string
  inviter_id: string
  nameplate: string
  role: 'csr' | 'customer'
  tries_used: number
  expires_at: string
  closed_reason: string | null
}

export interface NotesRow {
  session_id: string
  account_id: string
  text: string
  saved_at: string
}

export interface NotePictureRow {
  session_id: string
  account_id: string
  /** Made by the app; means nothing outside this CSR's notes of this session. */
  picture_id: string
  caption: string
  taken_at: string
  /** PNG or WebP, as checked on arrival. */
  picture: Uint8Array
  saved_at: string
}

export interface TranscriptRow {
  session_id: string
  account_id: string
  /** JSON array, as checked on arrival. */
  lines: string
  saved_at: string
}

export interface AuditEventRow {
  seq: number
  at: string
  kind: string
  actor: string | null
  subject: string | null
  /** JSON object. */
  detail: string
  /** HMAC-SHA-256 over the row before and this one, hex. */
  chain: string
}
