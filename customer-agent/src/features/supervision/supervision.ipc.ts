/** What the main window says to the main process about supervisors; a part of the window's contract. */
import { z } from 'zod'

export const supervisionIpc = {
  tell: {
    /** Somebody comes to watch: the customer must see it, though the window may be aside. */
    supervisorComes: z.strictObject({}),
  },
} as const
