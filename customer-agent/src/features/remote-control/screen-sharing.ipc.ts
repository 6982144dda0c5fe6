/** A part of the main window's contract: room for somebody's screen. */
import { z } from 'zod'

export const screenSharingIpc = {
  ask: {},
  tell: {
    /** The window fills the display, or takes its own size again. */
    enlarge: z.strictObject({ isLarge: z.boolean() }),
  },
  hear: {},
} as const
