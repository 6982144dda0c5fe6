/** For the demo and the tests only: signs in without a person. An installed app never looks. */
import { readFileSync } from 'node:fs'
import { signInRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { Credentials } from '../platform/site-client.main.ts'

export interface DemoSignIn {
  readonly isPackaged: boolean
  /** Path of a JSON file with `email` and `password`. */
  readonly file: string | undefined
  readonly server: string
}

/** @throws when the file is named but cannot be read */
export function readDemoCredentials({ isPackaged, file, server }: DemoSignIn): Credentials | null {
  if (isPackaged || file === undefined || file === '') return null
  return { server, ...signInRequestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) }
}
