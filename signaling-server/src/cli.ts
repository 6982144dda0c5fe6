/** The operator's commands: `node signaling-server/src/cli.ts <command>`. Run without one, it lists them. */
import { parseArgs } from 'node:util'
import { PasswordHasher } from './accounts/password-hasher.ts'
import {
  type CommandPorts,
  type CommandResult,
  createAccount,
  createOrganisation,
  disableAccount,
  listAccounts,
  type NewAccount,
  setSupervisor,
  verifyAudit,
} from './command-line/commands.ts'
import { askPassword, generatePassword, readPipedPassword } from './command-line/read-password.ts'
import { readConfig } from './config.ts'
import { openStorage } from './storage/open-storage.ts'
import { makeToken, systemRandom, systemWallClock } from './system-ports.ts'

const USAGE = `Usage: node signaling-server/src/cli.ts <command>

  create-organisation --name "Nordwind Ltd"
  create-admin  --email … --name … [--password-stdin | --generate-password]
  create-csr    --email … --name … [--supervisor] [--password-stdin | --generate-password]
  grant-supervisor  --email …       sees the site's sessions and may ask to watch one
  revoke-supervisor --email …
  list-accounts
  disable-account --email …
  verify-audit [--expect <head>]    exit code 1 when the log is broken

Settings are the server's own: DESKSIDE_DATA_DIR or DESKSIDE_CONFIG say where the data is.`

const EXIT_USAGE = 2

const OPTIONS = {
  name: { type: 'string' },
  email: { type: 'string' },
  expect: { type: 'string' },
  supervisor: { type: 'boolean' },
  'password-stdin': { type: 'boolean' },
  'generate-password': { type: 'boolean' },
} as const

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

type Command = (ports: CommandPorts) => Promise<CommandResult>

/** Null for a command that does not exist or lacks something, before anything is opened. */
function findCommand(name: string, options: Options): Command | null {
  const { name: newName, email, expect } = options
  switch (name) {
    case 'create-organisation':
      return newName === undefined ? null : (ports) => createOrganisation(ports, newName)
    case 'create-admin':
    case 'create-csr': {
      if (newName === undefined || email === undefined) return null
      const role = name === 'create-csr' ? 'csr' : 'administrator'
      const { supervisor: isSupervisor = false } = options
      if (isSupervisor && role !== 'csr') return null
      return (ports) => createWithPassword(ports, { email, name: newName, role, isSupervisor }, options)
    }
    case 'list-accounts':
      return listAccounts
    case 'grant-supervisor':
    case 'revoke-supervisor':
      return email === undefined ? null : (ports) => setSupervisor(ports, email, name === 'grant-supervisor')
    case 'disable-account':
      return email === undefined ? null : (ports) => disableAccount(ports, email)
    case 'verify-audit':
      return (ports) => verifyAudit(ports, expect)
    default:
      return null
  }
}

async function createWithPassword(
  ports: CommandPorts,
  account: Omit<NewAccount, 'password'>,
  options: Options,
): Promise<CommandResult> {
  const chosen = await choosePassword(options)
  if (chosen.kind === 'none') return { kind: 'failed', lines: [chosen.why] }
  const result = await createAccount(ports, { ...account, password: chosen.password })
  if (result.kind === 'failed' || !options['generate-password']) return result
  return { kind: 'done', lines: [...result.lines, `Password, shown this once: ${chosen.password}`] }
}

type Chosen =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'none'; readonly why: string }

async function choosePassword(options: Options): Promise<Chosen> {
  if (options['generate-password']) return { kind: 'password', password: generatePassword() }
  if (options['password-stdin']) return { kind: 'password', password: await readPipedPassword(process.stdin) }
  if (!process.stdin.isTTY) {
    return {
      kind: 'none',
      why: 'Nobody is here to type a password: use --password-stdin or --generate-password.',
    }
  }
  const password = await askPassword(process.stdin, process.stderr)
  return password === null
    ? { kind: 'none', why: 'The two passwords are not the same.' }
    : { kind: 'password', password }
}

function readCommand(): Command | null {
  try {
    const { positionals, values } = parseArgs({ options: OPTIONS, allowPositionals: true })
    const [name, ...rest] = positionals
    return name === undefined || rest.length > 0 ? null : findCommand(name, values)
  } catch {
    // An option that does not exist: the usage says which do.
    return null
  }
}

async function main(): Promise<number> {
  const command = readCommand()
  if (command === null) {
    console.error(USAGE)
    return EXIT_USAGE
  }
  const reading = readConfig(process.env)
  if (reading.kind === 'bad') {
    console.error(reading.problems.join('\n'))
    return EXIT_USAGE
  }
  const storage = await openStorage(reading.config.dataDir, {
    wallClock: systemWallClock,
    random: systemRandom,
  })
  try {
    const hasher = new PasswordHasher(makeToken(systemRandom))
    const { kind, lines } = await command({ storage, hasher, random: systemRandom })
    for (const line of lines) (kind === 'done' ? console.log : console.error)(line)
    return kind === 'done' ? 0 : 1
  } finally {
    await storage.close()
  }
}

process.exitCode = await main()
