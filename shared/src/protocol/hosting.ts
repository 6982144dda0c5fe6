/** Who hosts the session: the host role offered to a colleague with a note, taken, and told to everyone. */
import { z } from 'zod'
import { idSchema } from './fields.ts'
import { MAX_HAND_OVER_NOTE_LENGTH } from './limits.ts'
import { defineMessage, EVERYONE } from './message.ts'

const csrOnly = ['csr'] as const

export const hostingMessages = {
  /** Host → one CSR: take over, and this is how it stands. */
  'hosting/offer': defineMessage({
    from: csrOnly,
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('hosting/offer'),
      offerId: idSchema,
      /** Plain text; shown to the one who is asked, to nobody else. */
      note: z.string().max(MAX_HAND_OVER_NOTE_LENGTH),
    }),
  }),
  /** Host → the same CSR: no longer. */
  'hosting/withdraw': defineMessage({
    from: csrOnly,
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('hosting/withdraw'), offerId: idSchema }),
  }),
  /**
   * That CSR → host. A yes changes nothing by itself: the host goes on hosting until it says `hosting/passed`. A no
   * after it takes it back, which the host confirms with `hosting/withdraw` unless the role has moved.
   */
  'hosting/answer': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('hosting/answer'),
      offerId: idSchema,
      accepted: z.boolean(),
    }),
  }),
  /**
   * Host → everyone: from now on that CSR hosts. Also said later by whoever hosts no more to somebody who still
   * takes them for the host, having been away when it was said.
   */
  'hosting/passed': defineMessage({
    from: csrOnly,
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('hosting/passed'), to: idSchema }),
  }),
  /**
   * Anyone → whom they take for the host: say who is here, and introduce us to each other again. At a change of host,
   * and while somebody cannot be reached. A CSR who does not host answers `hosting/passed`.
   */
  'hosting/roster-wanted': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('hosting/roster-wanted') }),
  }),
} as const
