/** A person lets others look at a screen or a window of their own: what each of them is shown at this moment. */
import { z } from 'zod'
import { defineMessage, EVERYONE } from './message.ts'

export const shownSchema = z.strictObject({
  what: z.enum(['desktop', 'application']),
  /** The picture rests, because its owner wants that or because the computer has too much to do. */
  paused: z.enum(['by-person', 'too-busy']).nullable(),
  /** Whether mouse and keyboard may be used there by the one who hears it; the owner's app decides at each press. */
  controls: z.boolean(),
})
export type Shown = z.infer<typeof shownSchema>

export const screenSharingMessages = {
  /**
   * Whoever shows → each person who sees it, whenever it changes, and to whoever's link has just been verified.
   * Null: nothing is shown to you any more. It tells what is so and grants nothing: the owner's main process does.
   */
  'screen-sharing/state': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('screen-sharing/state'), shown: shownSchema.nullable() }),
  }),
  /** Whoever controls → the owner: I have let go of mouse and keyboard. */
  'screen-sharing/control-put-down': defineMessage({
    from: EVERYONE,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('screen-sharing/control-put-down') }),
  }),
} as const
