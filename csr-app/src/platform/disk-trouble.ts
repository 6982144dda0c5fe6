/** Why a file could not be written, as far as a person can do something about it. */
import { z } from 'zod'

export const diskTroubleSchema = z.enum(['disk-full', 'read-only', 'not-allowed', 'failed'])
export type DiskTrouble = z.infer<typeof diskTroubleSchema>

const BY_CODE: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
}

/** @param error as Node's file system throws it */
export function diskTroubleOf(error: unknown): DiskTrouble {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null
  return (typeof code === 'string' ? BY_CODE[code] : undefined) ?? 'failed'
}
