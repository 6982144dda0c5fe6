/** Whether this customer's screen can be asked for, as far as this app knows. */
import type { SessionSnapshot } from '@deskside/shared/session/session-snapshot.ts'

/** `unknown`: the host has not said yet who is here. */
export type CustomerPlace = 'unknown' | 'primary' | 'secondary'

export function placeIn({ me, knowsPeople }: SessionSnapshot): CustomerPlace {
  if (me === null || !knowsPeople) return 'unknown'
  return me.primary ? 'primary' : 'secondary'
}
