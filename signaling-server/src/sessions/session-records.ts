/** What a CSR keeps with a session: notes and the transcript. */

export interface Notes {
  readonly text: string
  /** Null while nothing was saved. */
  readonly savedAt: string | null
}

export interface SessionRecords {
  /** Whether this account has or had a place in a session that is live or ended after the moment. */
  mayKeep: (sessionId: string, accountId: string, endedAfter: Date) => Promise<boolean>
  /** Each CSR's own; the whole text is replaced. */
  saveNotes: (sessionId: string, accountId: string, text: string) => Promise<void>
  findNotes: (sessionId: string, accountId: string) => Promise<Notes>
  /** `lines`: JSON text. One transcript per CSR and session; the later one replaces the earlier. */
  saveTranscript: (sessionId: string, accountId: string, lines: string) => Promise<void>
}
