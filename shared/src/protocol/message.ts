/** How a message between two apps is described: its name, who may say it, on which channel, how large, and its shape. */
import type { z } from 'zod'
import type { Role } from './fields.ts'

/**
 * One channel never waits for another.
 * `control`: ordered. `input`: ordered keys, buttons, wheel. `pointer`: moves, unordered, lost ones are not sent again.
 * `bulk`: ordered, large.
 */
export type ChannelName = 'control' | 'input' | 'pointer' | 'bulk'

export interface MessageDefinition<Schema extends z.ZodType = z.ZodType> {
  /** Roles that may send it. A message from any other role is a protocol error. */
  readonly from: readonly Role[]
  readonly channel: ChannelName
  /** Only the person who hosts the session may send it. */
  readonly hostOnly?: true
  /** May be sent before the link is verified. Only the proof itself may. */
  readonly beforeVerified?: true
  readonly schema: Schema
}

export const EVERYONE: readonly Role[] = ['csr', 'customer']

/** Keeps the schema's type while it checks the rest. */
export function defineMessage<Schema extends z.ZodType>(
  definition: MessageDefinition<Schema>,
): MessageDefinition<Schema> {
  return definition
}
