/** Which system a visitor's browser says it runs on. Only a guess: every page offers the others too. */

export type OperatingSystem = 'windows' | 'macos' | 'linux'

/** `phone`: nothing there can run the helper. */
export type Visitor = OperatingSystem | 'phone' | 'unknown'

export function guessVisitor(userAgent: string | undefined): Visitor {
  const agent = (userAgent ?? '').slice(0, 500)
  if (/Android|iPhone|iPad|iPod|Mobile/.test(agent)) return 'phone'
  if (/Windows NT/.test(agent)) return 'windows'
  if (/Macintosh|Mac OS X/.test(agent)) return 'macos'
  if (/Linux|X11|CrOS/.test(agent)) return 'linux'
  return 'unknown'
}
