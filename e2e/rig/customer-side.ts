/** The customer at home: everything is done by what is on the screen, with its accessible names. */

import { chatWords } from '@deskside/shared/features/chat/chat-words.ts'
import { bannerWords } from '@deskside/shared/features/remote-control/desk/banner-words.ts'
import type { Locator, Page } from 'playwright-core'
import { en } from '../../customer-agent/src/locales/en.ts'
import { zhCN } from '../../customer-agent/src/locales/zh-cn.ts'
import { App, type LaunchOptions } from './apps.ts'
import type { Display } from './display.ts'
import { press, type } from './keyboard.ts'
import type { Site } from './site.ts'
import { waitFor } from './wait.ts'
import type { Texts } from './words.ts'

export type CustomerOptions = Partial<Pick<LaunchOptions, 'language' | 'theme' | 'args' | 'env'>>
export type Scope = keyof (typeof en)['consent']['scopes']

export const LEE = '李雷 Lee'

/** The wait of the warning and some more. */
const WARNING_MS = 15_000

export class CustomerSide {
  readonly app: App
  readonly page: Page
  readonly display: Display
  readonly words: Texts<typeof en>
  readonly chatWords: (typeof chatWords)['en' | 'zh-CN']
  readonly bannerWords: (typeof bannerWords)['en' | 'zh-CN']

  static async open(site: Site, display: Display, options: CustomerOptions = {}): Promise<CustomerSide> {
    const app = await App.launch('customer-agent', { display, server: site.url, ...options })
    return new CustomerSide(app, await app.window('customer-agent'), display, options.language ?? 'en')
  }

  private constructor(app: App, page: Page, display: Display, language: 'en' | 'zh-CN') {
    this.words = language === 'en' ? en : zhCN
    this.chatWords = chatWords[language]
    this.bannerWords = bannerWords[language]
    this.app = app
    this.page = page
    this.display = display
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  get codeField(): Locator {
    return this.page.getByRole('textbox', { name: this.words.code.label })
  }

  async isAskingForCode(): Promise<boolean> {
    return this.codeField.isVisible()
  }

  async enters(code: string, name = LEE): Promise<void> {
    await this.codeField.fill(code)
    await this.page.getByRole('textbox', { name: this.words.code.name }).fill(name)
    await this.button(this.words.code.next).click()
  }

  async goesOnFromWarning(): Promise<void> {
    await this.page.getByRole('heading', { name: this.words.warning.title }).waitFor()
    await this.button(this.words.warning.next).click({ timeout: WARNING_MS })
  }

  /** From the code to the open session. */
  async joins(code: string, name = LEE): Promise<void> {
    await this.enters(code, name)
    await this.goesOnFromWarning()
    await this.isIn()
  }

  /** The same by somebody without a mouse. */
  async joinsByKeyboard(code: string, name = LEE): Promise<void> {
    const next = this.button(this.words.warning.next)
    await type(this.codeField, code)
    await type(this.page.getByRole('textbox', { name: this.words.code.name }), name)
    await this.page.keyboard.press('Enter')
    await next.and(this.page.locator(':enabled')).waitFor({ timeout: WARNING_MS })
    await press(next)
    await this.isIn()
  }

  async isIn(timeoutMs = 20_000): Promise<void> {
    await this.page.getByText(this.words.session.with).waitFor({ timeout: timeoutMs })
  }

  get chatField(): Locator {
    return this.page.getByRole('textbox', { name: this.chatWords.placeholder })
  }

  async says(text: string): Promise<void> {
    await this.chatField.fill(text)
    await this.button(this.chatWords.send).click()
  }

  async reads(text: string): Promise<void> {
    await this.page.getByText(text, { exact: true }).waitFor()
  }

  /** Out of the way: where our own windows are, no click from afar has an effect. */
  async minimizes(): Promise<void> {
    await this.app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://customer-agent/')) window.minimize()
      }
    })
  }

  /** The window's content, as if its corner were dragged. */
  async resize({ width, height }: { width: number; height: number }): Promise<void> {
    await this.app.electron.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().startsWith('app://customer-agent/'))
          ?.setContentSize(size.width, size.height),
      { width, height },
    )
    await waitFor('the new size', () =>
      this.page.evaluate((size) => innerWidth === size.width && innerHeight === size.height, {
        width,
        height,
      }),
    )
  }

  async restores(): Promise<void> {
    await this.app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://customer-agent/')) window.restore()
      }
    })
  }

  /** Where a control of one of our windows is on the display, for a pointer that does not ask whose it is. */
  async displayPixelOf(control: Locator): Promise<{ x: number; y: number }> {
    return control.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const x = screenX + (outerWidth - innerWidth) / 2 + left + width / 2
      const y = screenY + (outerHeight - innerHeight) + top + height / 2
      return { x: Math.round(x), y: Math.round(y) }
    })
  }

  /** The sheet that asks, once it is on the screen. */
  async sheet(): Promise<Page> {
    const sheet = await this.app.window('consent')
    await sheet.getByRole('button', { name: this.words.consent.deny, exact: true }).waitFor()
    return sheet
  }

  get isAsked(): boolean {
    return this.app.hasWindow('consent')
  }

  async allows(scope: Scope = 'once'): Promise<void> {
    const sheet = await this.sheet()
    await sheet.getByRole('radio', { name: this.words.consent.scopes[scope] }).check()
    await pressToClose(sheet, sheet.getByRole('button', { name: this.words.consent.allow, exact: true }))
  }

  async denies(): Promise<void> {
    const sheet = await this.sheet()
    await pressToClose(sheet, sheet.getByRole('button', { name: this.words.consent.deny, exact: true }))
  }

  async banner(): Promise<Page> {
    const banner = await this.app.window('banner')
    await this.stopButton(banner).waitFor()
    return banner
  }

  stopButton(banner: Page): Locator {
    return banner.getByRole('button', { name: this.bannerWords.stop })
  }

  /** With the banner's Stop; the banner is gone afterwards. */
  async stops(): Promise<void> {
    const banner = await this.banner()
    await pressToClose(banner, this.stopButton(banner))
  }

  async leaves(): Promise<void> {
    await this.button(this.words.session.leave).click()
    await this.page.getByText(this.words.over.title).waitFor()
  }

  async isTold(sentence: string, timeoutMs = 10_000): Promise<void> {
    await this.page.getByText(sentence).first().waitFor({ timeout: timeoutMs })
  }

  async close(): Promise<void> {
    await this.app.close()
  }
}

/** Presses a control whose window goes with the press, at times before the click has come back. */
async function pressToClose(window: Page, control: Locator): Promise<void> {
  await Promise.all([
    window.isClosed() ? undefined : window.waitForEvent('close'),
    control.click().catch((error) => {
      if (!window.isClosed()) throw error
    }),
  ])
}
