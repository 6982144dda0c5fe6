/** The key by which colleagues know this computer again: made at the first use, then kept on it. */
import { fromBase64url, toBase64url } from '@deskside/shared/kernel/bytes.ts'
import { publicKeySchema } from '@deskside/shared/protocol/colleagues.ts'
import { z } from 'zod'
import { type KeyPair, makeKeyPair } from '../../platform/hpke.main.ts'
import { KeptFile } from '../../platform/kept-file.main.ts'
import type { KeyStore } from './key-store.ts'

const deviceKeySchema = z.strictObject({
  publicKey: publicKeySchema,
  privateKey: z.string().max(2000),
  isEncrypted: z.boolean(),
})
type KeptKey = z.infer<typeof deviceKeySchema>

export interface DeviceKey extends KeyPair {
  readonly isEncrypted: boolean
}

/** The file can be read by its owner only. */
export async function readOrMakeDeviceKey(
  path: string,
  store: KeyStore,
  onError: (error: unknown) => void,
): Promise<DeviceKey> {
  const file = new KeptFile(path, deviceKeySchema)
  const kept = await file.read()
  const keys = kept === null ? null : keysIn(kept, store, onError)
  const isEncrypted = store.isAvailable()
  const present = keys ?? (await makeKeyPair())
  // A store that has come since the key was made takes it in.
  if (keys === null || kept?.isEncrypted !== isEncrypted)
    await file.write(written(present, store, isEncrypted))
  return { ...present, isEncrypted }
}

/** Null when it cannot be read any more: then this computer is a new one to its colleagues, and they are told. */
function keysIn(kept: KeptKey, store: KeyStore, onError: (error: unknown) => void): KeyPair | null {
  try {
    const publicKey = fromBase64url(kept.publicKey)
    const privateKey = fromBase64url(kept.isEncrypted ? store.decrypt(kept.privateKey) : kept.privateKey)
    return publicKey === null || privateKey?.length !== 32 ? null : { publicKey, privateKey }
  } catch (error) {
    onError(error)
    return null
  }
}

function written({ publicKey, privateKey }: KeyPair, store: KeyStore, isEncrypted: boolean): KeptKey {
  const text = toBase64url(privateKey)
  return {
    publicKey: toBase64url(publicKey),
    privateKey: isEncrypted ? store.encrypt(text) : text,
    isEncrypted,
  }
}
