/** The public half of a join code: six digits the server gives out and everyone may know. */
import type { RandomBytes } from '@deskside/shared/kernel/clock.ts'

const NAMEPLATES = 1_000_000
/** Draws above the last whole million would favour some nameplates. */
const FAIR_DRAWS = Math.floor(2 ** 32 / NAMEPLATES) * NAMEPLATES

export function drawNameplate(random: RandomBytes): string {
  for (;;) {
    const draw = Buffer.from(random(4)).readUInt32BE()
    if (draw < FAIR_DRAWS) return String(draw % NAMEPLATES).padStart(6, '0')
  }
}
