/** What an operator can do on the server's own machine, and nowhere else. Each command answers in plain lines. */

import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'
import { nameSchema } from '@deskside/shared/protocol/fields.ts'
import { z } from 'zod'
import { type Account, type AccountRole, normaliseEmail } from '../accounts/account.ts'
import type { PasswordHasher } from '../accounts/password-hasher.ts'
import { type ChainHead, verifyChain } from '../audit/audit-chain.ts'
import type { Storage } from '../storage/open-storage.ts'
import { makeId } from '../system-ports.ts'

/** `failed`: the lines say what is wrong and how to go on. */
export interface CommandResult {
  readonly kind: 'done' | 'failed'
  readonly lines: readonly string[]
}

export interface CommandPorts {
  readonly storage: Storage
  readonly hasher: Pick<PasswordHasher, 'hash'>
  readonly random: RandomBytes
}

export const LEAST_PASSWORD_LENGTH = 12
export const MOST_PASSWORD_LENGTH = 200

const done = (...lines: string[]): CommandResult => ({ kind: 'done', lines })
const failed = (...lines: string[]): CommandResult => ({ kind: 'failed', lines })

export async function createOrganisation(
  { storage, random }: CommandPorts,
  name: string,
): Promise<CommandResult> {
  const organisation = nameSchema.safeParse(name)
  if (!organisation.success) return failed(BAD_NAME)
  const siteId = makeId(random)
  if ((await storage.site.create({ siteId, organisation: organisation.data })) === 'exists') {
    const site = await storage.site.find()
    return failed(`This site belongs to ${site?.organisation ?? 'an organisation'} already.`)
  }
  await storage.audit.append({ kind: 'organisation-created', actor: null, subject: siteId, detail: {} })
  return done(`Created ${organisation.data} (site ${siteId}).`)
}

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly isSupervisor?: boolean
  readonly password: string
}

export async function createAccount(ports: CommandPorts, account: NewAccount): Promise<CommandResult> {
  const { storage, hasher, random } = ports
  const name = nameSchema.safeParse(account.name)
  const email = z.email().max(254).safeParse(normaliseEmail(account.email))
  if (!name.success) return failed(BAD_NAME)
  if (!email.success) return failed(`"${account.email}" is not an e-mail address.`)
  const { length } = account.password
  if (length < LEAST_PASSWORD_LENGTH || length > MOST_PASSWORD_LENGTH) {
    return failed(
      `A password has ${LEAST_PASSWORD_LENGTH} to ${MOST_PASSWORD_LENGTH} characters; this one has ${length}.`,
    )
  }
  if ((await storage.site.find()) === null)
    return failed('Make the organisation first: create-organisation --name "…"')
  const accountId = makeId(random)
  const { role, isSupervisor = false } = account
  const passwordHash = await hasher.hash(account.password)
  const added = await storage.accounts.add({
    ...{ accountId, email: email.data, name: name.data, role, isSupervisor, passwordHash },
  })
  if (added === 'email-taken') return failed(`There is an account for ${email.data} already.`)
  await storage.audit.append({
    kind: 'account-created',
    actor: null,
    subject: accountId,
    detail: { role, isSupervisor },
  })
  return done(`Created ${rankOf({ role, isSupervisor })} ${name.data} <${email.data}>.`)
}

export async function listAccounts({ storage }: CommandPorts): Promise<CommandResult> {
  const accounts = await storage.accounts.list()
  const lines = accounts.map(
    ({ email, name, role, isSupervisor, isDisabled }) =>
      `${email}\t${name}\t${isSupervisor ? 'supervisor' : role}\t${isDisabled ? 'disabled' : 'active'}`,
  )
  return done(...(lines.length === 0 ? ['There are no accounts yet.'] : lines))
}

/** A running server notices within seconds: sockets close, hosted sessions end. */
export async function disableAccount({ storage }: CommandPorts, email: string): Promise<CommandResult> {
  const account = await storage.accounts.findByEmail(normaliseEmail(email))
  if (account === null) return failed(`There is no account for ${email}.`)
  if (account.isDisabled) return done(`${account.email} was disabled already.`)
  await storage.accounts.disable(account.accountId)
  await storage.tokens.removeOfAccount(account.accountId)
  await storage.audit.append({
    kind: 'account-disabled',
    actor: null,
    subject: account.accountId,
    detail: {},
  })
  return done(`Disabled ${account.email}. A running server ends this account's sessions within 5 seconds.`)
}

/** A supervisor is a CSR who also sees the site's sessions and may ask to watch one. */
export async function setSupervisor(
  { storage }: CommandPorts,
  email: string,
  isSupervisor: boolean,
): Promise<CommandResult> {
  const account = await storage.accounts.findByEmail(normaliseEmail(email))
  if (account === null) return failed(`There is no account for ${email}.`)
  if (account.role !== 'csr') return failed(`${account.email} is no CSR.`)
  const kind = isSupervisor ? 'supervisor-granted' : 'supervisor-revoked'
  if (account.isSupervisor === isSupervisor)
    return done(`${account.email} ${isSupervisor ? 'is a supervisor already' : 'was no supervisor'}.`)
  await storage.accounts.setSupervisor(account.accountId, isSupervisor)
  // What an app was told at its hello counts until it says hello again.
  await storage.tokens.removeOfAccount(account.accountId)
  await storage.audit.append({ kind, actor: null, subject: account.accountId, detail: {} })
  return done(
    `${account.email} is ${isSupervisor ? 'a' : 'no longer a'} supervisor. ` +
      'A running server asks them to sign in again within 5 seconds; sessions go on.',
  )
}

/** `noted`: the head an earlier run printed, as `seq:seal`. */
export async function verifyAudit(
  { storage }: CommandPorts,
  noted: string | undefined,
): Promise<CommandResult> {
  const expected = noted === undefined ? undefined : readHead(noted)
  if (expected === null) return failed('The noted head is what an earlier run printed, like 1234:5f0c…')
  const verdict = await verifyChain(storage.auditKey, storage.audit.rows(), expected)
  if (verdict.kind === 'whole') {
    const { seq, chain } = verdict.head
    return done(
      `The audit log is whole: ${seq} rows.`,
      ...(seq === 0 ? [] : [`Keep this head elsewhere and check against it next time: ${seq}:${chain}`]),
    )
  }
  const what = { changed: 'was changed', missing: 'is missing', 'cut-off': 'and all after it are missing' }[
    verdict.what
  ]
  return failed(`The audit log is broken: row ${verdict.seq} ${what}.`)
}

function rankOf({ role, isSupervisor }: Pick<Account, 'role' | 'isSupervisor'>): string {
  if (role === 'administrator') return 'administrator'
  return isSupervisor ? 'supervisor' : 'CSR'
}

const BAD_NAME = 'A name is one line of 1 to 80 characters, without control or direction characters.'

function readHead(text: string): ChainHead | null {
  const [, seq, chain] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return seq === undefined || chain === undefined ? null : { seq: Number(seq), chain }
}
