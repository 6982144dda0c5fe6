/** The life of one link between two apps: proof of identity, heartbeat, goodbye. */
import { z } from 'zod'
import { base64urlSchema } from './fields.ts'
import { defineMessage, EVERYONE } from './message.ts'

export const linkMessages = {
  /** First message on a fresh control channel, both ways: a MAC over both certificates. Nothing else is heard before it. */
  'link/proof': defineMessage({
    from: EVERYONE,
    channel: 'control',
    beforeVerified: true,
    schema: z.strictObject({ type: z.literal('link/proof'), mac: base64urlSchema(32, 64) }),
  }),
  /** Every second. `sentAt` is the sender's own monotonic clock in ms and comes back unchanged. */
  'link/ping': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('link/ping'), sentAt: z.number().nonnegative() }),
  }),
  'link/pong': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('link/pong'), sentAt: z.number().nonnegative() }),
  }),
  /** Said before closing on purpose, so that the other side does not try to heal the link. */
  'link/bye': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('link/bye'), reason: z.enum(['left', 'ended', 'removed']) }),
  }),
} as const
