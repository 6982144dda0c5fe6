/** Which of the two languages a visitor reads. */

export type Language = 'en' | 'zh-CN'

const LANGUAGES: readonly Language[] = ['en', 'zh-CN']

/** The visitor's own choice first, then what the browser asks for, best first. */
export function chooseLanguage(chosen: unknown, accepted: string | undefined): Language {
  const known = LANGUAGES.find((language) => language === chosen)
  if (known !== undefined) return known
  for (const tag of preferredTags(accepted ?? '')) {
    if (/^zh(-|$)/i.test(tag)) return 'zh-CN'
    if (/^en(-|$)/i.test(tag)) return 'en'
  }
  return 'en'
}

/** RFC 9110: `zh-CN,zh;q=0.9,en;q=0.8`. */
function preferredTags(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
