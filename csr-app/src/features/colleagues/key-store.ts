/** The system's own key store. */
export interface KeyStore {
  /** False where a system has none; then the file's owner is all that protects the key. */
  readonly isAvailable: () => boolean
  readonly encrypt: (text: string) => string
  /** @throws when it was encrypted by another user or on another computer */
  readonly decrypt: (encrypted: string) => string
}
