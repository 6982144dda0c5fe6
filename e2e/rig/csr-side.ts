/** The CSR at work: everything is done by what is on the screen, with its accessible names. */

import { chatWords } from '@deskside/shared/features/chat/chat-words.ts'
import type { Locator, Page } from 'playwright-core'
import { en } from '../../csr-app/src/locales/en.ts'
import { zhCN } from '../../csr-app/src/locales/zh-cn.ts'
import { App, type LaunchOptions } from './apps.ts'
import type { Display } from './display.ts'
import { type Account, ANNA, type Site } from './site.ts'
import { waitFor } from './wait.ts'
import type { Texts } from './words.ts'

export const CSR_WORDS = en

export type CsrOptions = Partial<Pick<LaunchOptions, 'language' | 'theme' | 'args' | 'env'>>

export class CsrSide {
  readonly app: App
  readonly page: Page
  readonly display: Display
  readonly words: Texts<typeof en>
  readonly chatWords: (typeof chatWords)['en' | 'zh-CN']

  static async open(site: Site, display: Display, options: CsrOptions = {}): Promise<CsrSide> {
    const app = await App.launch('csr-app', { display, server: site.url, ...options })
    return new CsrSide(app, await app.window('csr-app'), display, options.language ?? 'en')
  }

  private constructor(app: App, page: Page, display: Display, language: 'en' | 'zh-CN') {
    this.words = language === 'en' ? en : zhCN
    this.chatWords = chatWords[language]
    this.app = app
    this.page = page
    this.display = display
  }

  /** Waits for the end of the session. @returns the sentence that says why */
  async whyOver(timeoutMs = 30_000): Promise<string> {
    const end = this.page.getByRole('main').filter({ hasText: this.words.session.over.ended })
    return (await end.getByRole('status').textContent({ timeout: timeoutMs })) ?? ''
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async signIn({ email, password }: Account = ANNA): Promise<void> {
    const { signIn } = this.words
    await this.page.getByLabel(signIn.email).fill(email)
    await this.page.getByLabel(signIn.password, { exact: true }).fill(password)
    await this.button(signIn.submit).click()
  }

  /** Presses Start; the invitation that opens by itself gives the code to read out. */
  async start(): Promise<string> {
    await this.button(this.words.home.start).click()
    return this.shownCode()
  }

  /** From an open session: the code for one more person. */
  async invitesAnother(): Promise<string> {
    await this.button(this.words.session.invite).click()
    await this.page.getByRole('tab', { name: this.words.invite.customer }).click()
    const before = await this.page.getByTestId('support-code').allTextContents()
    await this.button(this.words.invite.another).click()
    return waitFor('a new code', async () => {
      const [code] = await this.page.getByTestId('support-code').allTextContents()
      return code !== before[0] && code
    })
  }

  /** From an open session: a code for a colleague. */
  async invitesColleague(): Promise<string> {
    await this.button(this.words.session.invite).click()
    const dialog = this.page.getByRole('dialog', { name: this.words.invite.title })
    await dialog.getByRole('tab', { name: this.words.invite.csr }).click()
    return this.shownCode()
  }

  /** From an open session: calls a colleague out of the list of those who are online. */
  async calls(name: string, reason: string): Promise<void> {
    const { session, invite, colleagues } = this.words
    await this.button(session.invite).click()
    const dialog = this.page.getByRole('dialog', { name: invite.title })
    await dialog.getByRole('tab', { name: invite.csr }).click()
    await dialog.getByRole('button', { name: colleagues.callOne.replace('{{name}}', name) }).click()
    await this.asksOnThePhone(name, reason)
  }

  /** From the start screen: the number of this computer, as its owner finds it. */
  async computerNumber({ name }: Account): Promise<string> {
    await this.button(this.words.home.signedInAs.replace('{{name}}', name)).click()
    const shown = this.page.getByTestId('own-number')
    const number = await waitFor('the number', async () => {
      const text = (await shown.textContent()) ?? ''
      return /^(\d{5} ?){6}$/.test(text) && text
    })
    await this.page.keyboard.press('Escape')
    await shown.waitFor({ state: 'detached' })
    return number
  }

  /** From the start screen. */
  async signOut({ name }: Account): Promise<void> {
    await this.button(this.words.home.signedInAs.replace('{{name}}', name)).click()
    await this.page.getByRole('menuitem', { name: this.words.home.signOut }).click()
    await this.button(this.words.signIn.submit).waitFor()
  }

  /** In the dialog before a call. */
  async asksOnThePhone(name: string, reason: string): Promise<void> {
    const { colleagues } = this.words
    const dialog = this.page.getByRole('dialog', { name: colleagues.callTitle.replace('{{name}}', name) })
    await dialog.getByRole('textbox', { name: colleagues.reason }).fill(reason)
    await dialog.getByRole('button', { name: colleagues.callOne.replace('{{name}}', name) }).click()
  }

  /** The dialog in which that colleague's call rings. */
  ringing(name: string): Locator {
    return this.page.getByRole('dialog', {
      name: this.words.colleagues.incoming.title.replace('{{name}}', name),
    })
  }

  /** What the card of one's own call says. */
  async isTold(key: keyof (typeof en)['colleagues']['outgoing'], name: string): Promise<void> {
    await this.page.getByText(this.words.colleagues.outgoing[key].replace('{{name}}', name)).waitFor()
  }

  /** Into a colleague's session. */
  async joins(codeOrLink: string): Promise<void> {
    await this.button(this.words.home.join).click()
    await this.page.getByRole('textbox', { name: this.words.join.code }).fill(codeOrLink)
    await this.button(this.words.join.submit).click()
    await this.button(this.words.session.leave).waitFor()
  }

  /** What can be done about one person in the list. */
  async chooses(action: 'makePrimary' | 'passControl' | 'remove', name: string): Promise<void> {
    await this.button(this.words.people.actions.replace('{{name}}', name)).click()
    await this.page.getByRole('menuitem', { name: this.words.people[action], exact: true }).click()
  }

  async passesControl(name: string, note: string): Promise<void> {
    const { handOver } = this.words
    await this.chooses('passControl', name)
    await this.page.getByRole('textbox', { name: handOver.note.replace('{{name}}', name) }).fill(note)
    await this.button(handOver.pass).click()
  }

  /** Asked by that colleague, with these words. */
  async takesOver(name: string, note: string): Promise<void> {
    const { handOver } = this.words
    const dialog = this.page.getByRole('dialog', { name: handOver.askedTitle.replace('{{name}}', name) })
    await dialog.getByText(note).first().waitFor()
    await dialog.getByRole('button', { name: handOver.accept }).click()
    await this.button(this.words.session.end).waitFor()
  }

  /** The code as it stands in the dialog. */
  async shownCode(): Promise<string> {
    const code = this.page.getByTestId('support-code')
    await code.waitFor()
    return (await code.textContent()) ?? ''
  }

  /** The link, as the CSR would copy it. */
  async copiedLink(): Promise<string> {
    await this.button(this.words.invite.copyLink).click()
    await this.button(this.words.invite.copied).waitFor()
    return this.app.electron.evaluate(({ clipboard }) => clipboard.readText())
  }

  async ask(access: 'view' | 'control'): Promise<void> {
    await this.button(this.words.remote.menu).click()
    const name = access === 'view' ? this.words.remote.requestView : this.words.remote.requestControl
    await this.page.getByRole('menuitem', { name }).click()
  }

  async stop(): Promise<void> {
    await this.button(this.words.remote.menu).click()
    await this.page.getByRole('menuitem', { name: this.words.remote.stop, exact: true }).click()
  }

  get screen(): Locator {
    return this.page.getByRole('group', { name: this.words.remote.screen })
  }

  /** Of the session in front. */
  get picture(): Locator {
    return this.screen.locator('video')
  }

  /** Of the session with that person; what else stands in it follows the name. */
  tab(name: string): Locator {
    const session = new RegExp(`^${name}( ·|$)`)
    return this.page.getByRole('tablist', { name: this.words.tabs.list }).getByRole('tab', { name: session })
  }

  get homeTab(): Locator {
    return this.page.getByRole('tab', { name: this.words.tabs.home, exact: true })
  }

  async turnsTo(name: string): Promise<void> {
    await this.tab(name).click()
    await this.isAt(name)
  }

  async isAt(name: string): Promise<void> {
    await this.tab(name)
      .and(this.page.getByRole('tab', { selected: true }))
      .waitFor()
  }

  get keyboard(): Locator {
    return this.page.getByRole('textbox', { name: this.words.remote.keyboard })
  }

  /** Somebody with that name is in the list of people and connected. */
  async sees(
    name: string,
    state: keyof (typeof en)['people'] = 'verified',
    timeoutMs = 20_000,
  ): Promise<void> {
    const person = this.page
      .getByRole('listitem')
      .filter({ hasText: name })
      .filter({ hasText: String(this.words.people[state]) })
    await person.first().waitFor({ timeout: timeoutMs })
  }

  /** The names in the list of people, as they stand there. */
  async people(): Promise<readonly string[]> {
    const rows = this.page.getByRole('region', { name: this.words.people.title }).getByRole('listitem')
    return rows
      .locator('p[title]')
      .evaluateAll((names) => names.map((name) => name.getAttribute('title') ?? ''))
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

  /** Where a pixel of the customer's display is in this window, in CSS pixels of the page. */
  async placeOf(x: number, y: number): Promise<{ x: number; y: number }> {
    return this.picture.evaluate(
      (video: HTMLVideoElement, at) => {
        const { left, top, width, height } = video.getBoundingClientRect()
        return {
          x: left + ((at.x + 0.5) * width) / video.videoWidth,
          y: top + ((at.y + 0.5) * height) / video.videoHeight,
        }
      },
      { x, y },
    )
  }

  /** Where a pixel of the customer's display is on this display. */
  async displayPixelOf(x: number, y: number): Promise<{ x: number; y: number }> {
    const place = await this.placeOf(x, y)
    const window = await this.page.evaluate(() => ({
      x: screenX + (outerWidth - innerWidth) / 2,
      y: screenY + (outerHeight - innerHeight),
    }))
    return { x: Math.floor(window.x + place.x), y: Math.floor(window.y + place.y) }
  }

  /** Chooses how large the picture is. */
  async shows(size: string): Promise<void> {
    await this.button(this.words.remote.view).click()
    await this.page.getByRole('radio', { name: size }).check()
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('radio', { name: size }).waitFor({ state: 'detached' })
  }

  /** CSS pixels of this window for one pixel of the customer's. */
  async scale(): Promise<number> {
    return this.picture.evaluate(
      (video: HTMLVideoElement) => video.getBoundingClientRect().width / video.videoWidth,
    )
  }

  /** The window's content, as if its corner were dragged. */
  async resize({ width, height }: { width: number; height: number }): Promise<void> {
    await this.app.electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    )
    await waitFor('the new size', () =>
      this.page.evaluate((size) => innerWidth === size.width && innerHeight === size.height, {
        width,
        height,
      }),
    )
  }

  /** Clicks into the customer's desktop, so that keys go there. */
  async takesKeyboard(x = 640, y = 300): Promise<void> {
    await this.display.xdotool('search', '--onlyvisible', '--name', 'Deskside', 'windowfocus', '--sync')
    const at = await this.displayPixelOf(x, y)
    await this.display.xdotool('mousemove', at.x, at.y, 'click', 1)
    await waitFor('the keyboard field to have the focus', () =>
      this.keyboard.evaluate((field) => document.activeElement === field && document.hasFocus()),
    )
  }

  async useLayout(layout: string): Promise<void> {
    const set = this.display.run('setxkbmap', [layout])
    await new Promise((resolve) => set.child.once('close', resolve))
  }

  async seesPicture(size: { width: number; height: number }): Promise<void> {
    await waitFor('the picture of the customer', () =>
      this.picture.evaluate(
        (video: HTMLVideoElement, is) => video.videoWidth === is.width && video.videoHeight === is.height,
        size,
      ),
    )
  }

  /** Ends the session by the dialog, with these notes. */
  async end(notes: string): Promise<void> {
    await this.button(this.words.session.end).click()
    const dialog = this.page.getByRole('dialog', { name: this.words.end.title })
    await dialog.getByRole('textbox').fill(notes)
    await dialog.getByRole('button', { name: this.words.end.end, exact: true }).click()
    await this.page.getByText(this.words.session.over.ended).waitFor()
  }

  /** Leaves a session that somebody else hosts, by the dialog. */
  async leaves(): Promise<void> {
    const { leave, session } = this.words
    await this.button(session.leave).click()
    const dialog = this.page.getByRole('dialog', { name: leave.title })
    await dialog.getByRole('button', { name: leave.leave, exact: true }).click()
    await this.button(session.over.home).waitFor()
  }

  async close(): Promise<void> {
    await this.app.close()
  }
}
