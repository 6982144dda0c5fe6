/** The operating system's key store: DPAPI on Windows, the keychain on macOS, a secret service on Linux. */
import { safeStorage } from 'electron'
import type { KeyStore } from '../features/colleagues/key-store.ts'

export const systemKeyStore: KeyStore = {
  isAvailable: () => safeStorage.isEncryptionAvailable() && !isOnlyDisguised(),
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64')),
}

/** Without a secret service Electron on Linux encrypts with a key that everyone knows. */
function isOnlyDisguised(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}
