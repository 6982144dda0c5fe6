import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { en } from './en.ts'
import { zhCN } from './zh-cn.ts'

type Tree = { readonly [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

const english = flatten(en)
const chinese = flatten(zhCN)
const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

const sources = readdirSync(join(__dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('locales') && !path.includes('.test.'))
  .map((path) => readFileSync(join(__dirname, '..', path), 'utf8'))
  .join('\n')

/** Every string in the sources; a template's changing parts stand for any one name. */
const quoted = [...sources.matchAll(/'([\w.-]+)'|`([\w.${}?:()[\]!'= -]+)`/g)].map(
  ([, plain, template]) => plain ?? template ?? '',
)
const plainKeys = new Set(quoted.filter((text) => !text.includes('${')))
const patterns = quoted
  .filter((text) => /^\w+(\.[\w-]+)*\.\w*\$\{/.test(text))
  .map((text) => new RegExp(`^${text.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`))

describe('the words of the app', () => {
  it('are the same in both languages, none of them empty', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    for (const text of [...english.values(), ...chinese.values()]) expect(text.trim()).not.toBe('')
  })

  it('leave the same places open in both languages', () => {
    for (const [key, text] of english) {
      expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)])
    }
  })

  it('are translated, not copied', () => {
    const copied = [...english].filter(
      ([key, text]) =>
        !key.startsWith('remote.special.') && /[a-z]{4}.* .*[a-z]{4}/.test(text) && chinese.get(key) === text,
    )

    expect(copied).toEqual([])
  })

  it('have one Chinese word for the notes', () => {
    for (const [key, text] of chinese) expect([key, text]).toEqual([key, expect.not.stringContaining('备注')])
  })

  it('are all used', () => {
    const unused = [...english.keys()].filter(
      (key) => !plainKeys.has(key) && !patterns.some((pattern) => pattern.test(key)),
    )

    expect(unused).toEqual([])
  })
})
