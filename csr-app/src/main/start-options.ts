/** What can be said to the app when it is started. */
import { LANGUAGES, type Language, THEMES, type Theme } from '@deskside/shared/ui/language.ts'

export interface StartOptions {
  readonly server: string | null
  readonly language: Language | null
  readonly theme: Theme | null
}

/** Unknown words are left alone: Chromium and the operating system add their own. */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const optionOf = (name: string): string | undefined =>
    argv.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  return {
    server: optionOf('server') ?? null,
    language: LANGUAGES.find((language) => language === optionOf('lang')) ?? null,
    theme: THEMES.find((theme) => theme === optionOf('theme')) ?? null,
  }
}
