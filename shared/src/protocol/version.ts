/** Which protocol versions this build speaks, and how two builds agree on one. */

export interface VersionRange {
  readonly min: number
  readonly max: number
}

/** Raise `max` when a message changes shape; raise `min` only when an old shape can no longer be read. */
export const PROTOCOL: VersionRange = { min: 1, max: 3 }

/** From this version on a server keeps the list of colleagues and passes calls on; an older one is told nothing of them. */
export const COLLEAGUES_SINCE = 2

/** From this version on a server is told that a session ended by the site's rule; an older one takes no reason. */
export const EXPIRY_SINCE = 3

/** From this version on a supervisor can be in a session and everybody is told; an older app could not tell its person. */
export const SUPERVISION_SINCE = 3

/** From this version on a helper says that a CSR took a picture of the screen, and a server keeps pictures with the notes. */
export const SCREENSHOTS_SINCE = 3

/** From this version on a server says whether it sends invites by e-mail. */
export const INVITE_MAIL_SINCE = 3

/** From this version on a server keeps with a transcript who did not get a line. */
export const UNREACHED_SINCE = 3

/** The highest version both ranges contain, or null when they do not overlap. */
export function agreeOnVersion(ours: VersionRange, theirs: VersionRange): number | null {
  const highest = Math.min(ours.max, theirs.max)
  return highest >= Math.max(ours.min, theirs.min) ? highest : null
}

/** What a build can do beyond the bare session; a peer that lacks one is told so in a sentence, not by an error. */
export const CAPABILITIES = ['chat', 'desktop-view', 'desktop-control'] as const
export type Capability = (typeof CAPABILITIES)[number]
