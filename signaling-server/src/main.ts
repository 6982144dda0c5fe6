/** Starts the server: settings in, a listening address out, and an orderly end. */
import { readConfig } from './config.ts'
import { createServer, NoOrganisationError } from './create-server.ts'
import { createLog } from './log.ts'
import { NewerDatabaseError } from './storage/migrate.ts'
import { systemClock, systemRandom, systemWallClock } from './system-ports.ts'

const EXIT_CONFIG = 2

const reading = readConfig(process.env)
if (reading.kind === 'bad') {
  process.stderr.write(
    `The server cannot start.\n${reading.problems.map((problem) => `- ${problem}\n`).join('')}`,
  )
  process.exit(EXIT_CONFIG)
}
const { config } = reading
const log = createLog(config.logLevel)

// Whatever nobody expected: said once with its trace, then a clean start by the supervisor.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'unexpected error')
  process.exit(1)
})

try {
  const server = await createServer(config, {
    clock: systemClock,
    wallClock: systemWallClock,
    random: systemRandom,
    log,
  })
  const url = await server.listen()
  log.info({ url }, 'listening')
  if (url.startsWith('http:') && config.publicUrl !== null) {
    log.warn({ url }, 'the public address is not https: passwords and invites cross the network unprotected')
  }
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'closing')
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not close in order')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  const known = sentenceFor(error)
  if (known === null) throw error
  process.stderr.write(`The server cannot start.\n- ${known}\n`)
  process.exit(EXIT_CONFIG)
}

/** For what an operator can mend; anything else deserves its trace. */
function sentenceFor(error: unknown): string | null {
  if (error instanceof NoOrganisationError || error instanceof NewerDatabaseError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  const address = `${config.host}, port ${config.port}`
  if (code === 'EADDRINUSE')
    return `Another program listens on ${address} already. DESKSIDE_PORT chooses another port.`
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return `This server may not listen on ${address}.`
  return null
}
