/** Pictures a CSR keeps with the notes of a session: each CSR's own, as the notes are. */

export interface NotePictureFacts {
  readonly caption: string
  /** ISO 8601. */
  readonly takenAt: string
}

export interface KeptPicture extends NotePictureFacts {
  readonly picture: Uint8Array
}

export interface ListedPicture extends NotePictureFacts {
  readonly pictureId: string
  readonly bytes: number
}

/** Whose notes of which session. */
export interface NotesPlace {
  readonly sessionId: string
  readonly accountId: string
}

export interface NotePictures {
  /** One with an id that is there already takes its place. False, and nothing is kept, when it would be one too many. */
  save: (place: NotesPlace, pictureId: string, picture: KeptPicture) => Promise<boolean>
  /** The oldest first. */
  list: (place: NotesPlace) => Promise<readonly ListedPicture[]>
  find: (place: NotesPlace, pictureId: string) => Promise<KeptPicture | null>
  /** @returns how many were removed */
  removeAllBut: (place: NotesPlace, pictureIds: readonly string[]) => Promise<number>
}
