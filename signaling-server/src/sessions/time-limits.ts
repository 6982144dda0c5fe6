/** How long the server waits before it gives a place or a session up. All measured on the monotonic clock. */

/** A member without a socket keeps the place this long; the same outage the apps' links survive. */
export const MEMBER_AWAY_LIMIT_MS = 120_000
/** The host gets longer: with the host's place the whole session goes. */
export const HOST_AWAY_LIMIT_MS = 10 * 60_000
/** How soon a refused claim may be tried again while the inviter's app reconnects. */
export const INVITER_AWAY_RETRY_MS = 2_000
