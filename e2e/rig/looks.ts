/** Looks at every screen as it comes by, in light and dark: keeps a picture, writes down what would keep somebody out. */
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { seriousFindings } from './accessibility.ts'
import type { CustomerSide } from './customer-side.ts'
import { keyboardFindings } from './keyboard.ts'
import { layoutFindings } from './layout.ts'

const HELPER_SIZES = { usual: { width: 460, height: 700 }, smallest: { width: 380, height: 560 } }
const CHINESE = /\p{Script=Han}/u

export interface LooksOptions {
  /** For the pictures. */
  readonly folder: string
  readonly language: 'en' | 'zh-CN'
}

export interface LookOptions {
  /** False where the Tab key has another meaning, as in an open menu. */
  readonly tabs?: boolean
}

export class Looks {
  readonly #options: LooksOptions
  #count = 0
  #findings: string[] = []

  constructor(options: LooksOptions) {
    this.#options = options
  }

  async at(name: string, page: Page, { tabs = true }: LookOptions = {}): Promise<void> {
    const { language } = this.#options
    this.#count += 1
    const found: string[] = []
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      await this.#keep(`${name}-${colorScheme}`, page)
      // Only the contrast is another one in the dark.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
      found.push(...(await seriousFindings(page, rules)))
    }
    found.push(...(await layoutFindings(page)))
    const text = (await page.locator('body').textContent()) ?? ''
    if (language === 'zh-CN' && !CHINESE.test(text)) found.push('not in Chinese')
    if (tabs) found.push(...(await keyboardFindings(page)))
    this.#note(name, found)
  }

  /** At a helper: in the window's usual size and in its smallest. */
  async atHelper(name: string, helper: Pick<CustomerSide, 'page' | 'resize'>): Promise<void> {
    await this.at(`customer-${name}`, helper.page)
    await helper.resize(HELPER_SIZES.smallest)
    await this.again(`customer-${name}-small`, helper.page)
    await helper.resize(HELPER_SIZES.usual)
  }

  /** Once more in a window of another size. */
  async again(name: string, page: Page): Promise<void> {
    await settled(page)
    await this.#keep(name, page)
    this.#note(name, await layoutFindings(page))
  }

  /** Everything found since it was asked last. */
  findings(): readonly string[] {
    return this.#findings.splice(0)
  }

  #note(name: string, found: readonly string[]): void {
    const { folder, language } = this.#options
    for (const finding of found) {
      this.#findings.push(`${name}: ${finding}`)
      appendFileSync(join(folder, 'findings.txt'), `${language} ${name}: ${finding}\n`)
    }
  }

  async #keep(name: string, page: Page): Promise<void> {
    const { folder, language } = this.#options
    const number = String(this.#count).padStart(2, '0')
    writeFileSync(join(folder, `${language}-${number}-${name}.png`), await page.screenshot())
  }
}

/** Fonts and pictures are there, nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.all(ending.map((each) => each.finished.catch(() => undefined)))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}
