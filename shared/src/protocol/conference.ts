/** The voice conference of a session: the host opens it, each person decides alone whether to be in it. And the way in by telephone. */
import { z } from 'zod'
import { idSchema } from './fields.ts'
import { defineMessage, EVERYONE } from './message.ts'
import { phoneConferenceSchema } from './phone.ts'

export const conferenceMessages = {
  /**
   * Host → everyone, whenever it changes, and to each person whose link has just been verified, so that latecomers
   * and those who were away know. Null: there is none. Another id is another invitation.
   */
  'conference/state': defineMessage({
    from: ['csr'],
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('conference/state'), conferenceId: idSchema.nullable() }),
  }),
  /** Anyone → everyone. Voices go only between those who attend the same conference. */
  'conference/attendance': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('conference/attendance'),
      conferenceId: idSchema,
      attends: z.boolean(),
    }),
  }),
  /** A CSR asks everyone's app to mute its microphone. Nobody can unmute somebody else. */
  'conference/mute': defineMessage({
    from: ['csr'],
    channel: 'control',
    schema: z.strictObject({ type: z.literal('conference/mute'), conferenceId: idSchema }),
  }),
  /**
   * Host → everyone, whenever it changes, and to each person whose link has just been verified: where to call, with
   * which PIN. Null: nobody is asked to.
   */
  'conference/phone': defineMessage({
    from: ['csr'],
    hostOnly: true,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('conference/phone'), phone: phoneConferenceSchema.nullable() }),
  }),
} as const
