/** The languages of the apps, how one is chosen, and the type that keeps a translation complete. */

export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

/** The languages under the names their speakers give them. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/** The first of `preferred` (BCP 47, best first) that is spoken here; English when none is. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [primary] = tag.toLowerCase().split('-')
    if (primary === 'zh') return 'zh-CN'
    if (primary === 'en') return 'en'
  }
  return 'en'
}

/** A translation of `Words`: exactly its keys, any text. */
export type TranslationOf<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : TranslationOf<Words[Key]>
}

/** `auto` follows the operating system. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
