/** What must be true of the words of an app, whichever: both languages say all of it, and nothing is said nowhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Words = { readonly [key: string]: string | Words }

/** By dotted path. */
export function flatten(words: Words, prefix = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

/** Sentences in words, for the eye: none of them is right. `isName`: keys of what is called the same everywhere. */
export function translationFaults(
  words: Words,
  translated: Words,
  isName: (key: string) => boolean = () => false,
): readonly string[] {
  const [english, chinese] = [flatten(words), flatten(translated)]
  const faults: string[] = []
  for (const key of chinese.keys()) if (!english.has(key)) faults.push(`${key}: only in Chinese`)
  for (const [key, text] of english) {
    const other = chinese.get(key)
    if (other === undefined) faults.push(`${key}: not in Chinese`)
    else if (text.trim() === '' || other.trim() === '') faults.push(`${key}: empty`)
    else if (placeholders(text).join() !== placeholders(other).join())
      faults.push(`${key}: other places left open`)
    else if (!isName(key) && /[a-z]{4}.* .*[a-z]{4}/.test(text) && other === text)
      faults.push(`${key}: copied, not translated`)
  }
  return faults
}

/** The keys that no source below `folders` names; a template's changing parts stand for any one name. */
export function unusedWords(words: Words, folders: readonly string[]): readonly string[] {
  const quoted = [...sourcesBelow(folders).matchAll(/'([\w.-]+)'|`([\w.${}?:()[\]!'= -]+)`/g)].map(
    ([, plain, template]) => plain ?? template ?? '',
  )
  const plainKeys = new Set(quoted.filter((text) => !text.includes('${')))
  const patterns = quoted
    .filter((text) => /^\w+(\.[\w-]+)*\.\w*\$\{|^\$\{\w+\}\w{3,}$/.test(text))
    .map((text) => new RegExp(`^${text.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`))
  return [...flatten(words).keys()].filter(
    (key) => !plainKeys.has(key) && !patterns.some((pattern) => pattern.test(key)),
  )
}

function sourcesBelow(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !/locales|-words\.ts|\.test\./.test(path))
        .map((path) => readFileSync(join(folder, path), 'utf8')),
    )
    .join('\n')
}
