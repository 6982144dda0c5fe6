/** The server's log: one line per turning point, and never a secret, a code, a message or a note. */
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug'

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: {},
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // A net under the rule above, for fields that would carry one by accident.
    redact: {
      paths: ['token', 'password', 'resumeToken', 'authorization', '*.token', '*.password', '*.resumeToken'],
      remove: true,
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
