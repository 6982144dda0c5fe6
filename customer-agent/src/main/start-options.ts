/** What can be said to the helper when it is started. A code only fills in a field; a server is heard only by whoever builds or tests. */
import { type JoinPrefill, parseJoinArguments, parseJoinFileName } from '@deskside/shared/trust/join-code.ts'
import { LANGUAGES, type Language, THEMES, type Theme } from '@deskside/shared/ui/language.ts'

export interface StartOptions {
  readonly language: Language | null
  readonly theme: Theme | null
  /** From the command line; ignored in an installed helper, whose site was fixed when it was built. */
  readonly server: string | null
  readonly code: JoinPrefill | null
}

/**
 * @param argv words after the program, and after the app's folder in development
 * @param fileNames names this program may have been saved under, which can carry a code
 */
export function readStartOptions(
  argv: readonly string[],
  fileNames: readonly (string | undefined)[],
): StartOptions {
  const optionOf = (name: string): string | undefined =>
    argv.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const fromName = fileNames.map((name) => (name === undefined ? null : parseJoinFileName(name)))
  return {
    language: LANGUAGES.find((language) => language === optionOf('lang')) ?? null,
    theme: THEMES.find((theme) => theme === optionOf('theme')) ?? null,
    server: optionOf('server') ?? null,
    code: parseJoinArguments(argv) ?? fromName.find((code) => code !== null) ?? null,
  }
}

/** `wss://…/ws` of a site; plain `ws` only to this very computer. Null when it is no address of one. */
export function socketUrlOf(server: string | null): string | null {
  if (server === null || !URL.canParse(server)) return null
  const url = new URL(server)
  const isThisComputer =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname)
  if (url.protocol === 'https:') return `wss://${url.host}/ws`
  return url.protocol === 'http:' && isThisComputer ? `ws://${url.host}/ws` : null
}
