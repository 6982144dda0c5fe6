/** An invite by the site's own mail: from the CSR's press through a real mail server and a real browser into the helper. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { MailServer } from '../signaling-server/src/testing/mail-server.ts'
import { openBrowser } from './rig/browser.ts'
import { CustomerSide, LEE } from './rig/customer-side.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { waitFor } from './rig/wait.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'invite-mail')
const USUAL = { width: 460, height: 700 }
const SMALLEST = { width: 380, height: 560 }
const TO = 'lee.li@example.com'
const SENTENCE = 'As promised on the phone: about your printer. 关于打印机'

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(['en', 'zh-CN'] as const)('an invite by the site’s mail in %s', (language) => {
  let mails: MailServer
  let desks: Desks
  let looks: Looks
  let browser: Browser
  let code = ''
  let link = ''
  let helperLink = ''

  beforeAll(async () => {
    mails = await MailServer.open()
    desks = await Desks.open({
      language,
      csrDisplay: { width: 1280, height: 800 },
      site: { DESKSIDE_SMTP_URL: mails.url, DESKSIDE_MAIL_FROM: 'Example Support <help@example.com>' },
    })
    mkdirSync(join(desks.site.folder, 'downloads'), { recursive: true })
    writeFileSync(join(desks.site.folder, 'downloads', 'Deskside-Helper.AppImage'), 'the helper')
    browser = await openBrowser()
    looks = new Looks({ folder: FOLDER, language })
    code = await desks.csr.start()
  })
  afterAll(async () => {
    await browser?.close()
    await desks?.close()
    await mails?.close()
  })

  const words = () => desks.csr.words.invite
  const field = (name: string) => desks.csr.page.getByRole('textbox', { name, exact: true })
  const open = async (item: string): Promise<void> => {
    await desks.csr.button(words().sendInvite).click()
    await desks.csr.page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const sendButton = (name: 'send' | 'again') => desks.csr.button(words().mail[name])

  it('says what is wrong with an address or a sentence, and keeps both', async () => {
    await desks.csr.button(words().copyLink).click()
    link = await waitFor('the link', () =>
      desks.csr.app.electron.evaluate(({ clipboard }) => clipboard.readText()),
    )
    await desks.csr.button(words().sendInvite).click()
    await desks.csr.page.getByRole('menuitem').first().waitFor()
    await looks.at('csr-send-menu', desks.csr.page, { tabs: false })
    await desks.csr.page.getByRole('menuitem', { name: words().mail.title, exact: true }).click()
    await desks.csr.page.getByTestId('mail-preview').waitFor()
    await looks.at('csr-mail', desks.csr.page)

    await field(words().mail.to).fill('lee.li@example')
    await sendButton('send').click()
    await desks.csr.page.getByText(words().mail.problem.address).waitFor()
    await looks.at('csr-mail-wrong-address', desks.csr.page)
    await field(words().mail.to).fill(TO)
    await field(words().mail.sentence).fill(`The rest is ${code.slice(-7)}`)
    await sendButton('send').click()
    await desks.csr.page.getByText(words().mail.problem.secret).waitFor()

    expect(mails.connections).toBe(0)
    expect(looks.findings()).toEqual([])
  })

  it('says that the mail server did not take it, and can be sent again', async () => {
    await field(words().mail.sentence).fill(SENTENCE)
    mails.refusal = { code: 550, text: 'nobody of that name' }
    await sendButton('send').click()
    await desks.csr.page.getByText(words().mail.outcome.refused).waitFor()
    await waitFor('the focus at what is to be checked', () =>
      field(words().mail.to).evaluate((element) => document.activeElement === element),
    )
    await looks.at('csr-mail-refused', desks.csr.page)
    mails.refusal = { code: 451, text: 'later' }
    await sendButton('again').click()
    await desks.csr.page.getByText(words().mail.outcome.unreachable).waitFor()
    mails.refusal = null

    expect(await field(words().mail.to).inputValue()).toBe(TO)
    expect(looks.findings()).toEqual([])
  })

  it('arrives exactly as it was shown, and the CSR is told what to say on the phone', async () => {
    const preview = desks.csr.page.getByTestId('mail-preview')
    // biome-ignore lint/performance/useDomNodeTextContent: line breaks are what is compared
    const seen = (await preview.innerText()).split('\n').map((line) => line.trim())
    const arriving = mails.next()
    await sendButton('again').click()
    const { to, parsed } = await arriving

    expect(to).toEqual([TO])
    const arrived = `${parsed.subject}\n${parsed.text}`
      .trimEnd()
      .split('\n')
      .map((line) => line.trim())
    const solid = (lines: readonly string[]) => lines.filter((line) => line !== '')
    expect(solid(arrived)).toEqual(solid(seen))
    expect(parsed.text).toContain(SENTENCE)
    await desks.csr.page.getByText(words().tellRest).waitFor()
    await desks.csr.page.getByText(/l…@example\.com/).waitFor()
    expect(await desks.csr.page.getByText(code.slice(-7), { exact: true }).isVisible()).toBe(true)
    await looks.at('csr-mail-sent', desks.csr.page)
    expect(looks.findings()).toEqual([])
  })

  it('holds no more than the number: the other half is nowhere in the mail or at the server', async () => {
    const secrets = [code.slice(-7), code.slice(-7).replace(' ', ''), link.slice(link.indexOf('#') + 1)]
    const [mail] = mails.mails
    const said = [mail?.raw, mail?.parsed.subject, mail?.parsed.text].join('\n')
    const folder = join(desks.site.folder, 'data')
    const kept = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(folder, entry.name), 'latin1'))
      .join('')

    expect(link).toMatch(/#[0-9a-z]{26}$/)
    expect(said).toContain(code.slice(0, 7))
    for (const secret of secrets) {
      expect(said).not.toContain(secret)
      expect(desks.site.log).not.toContain(secret)
    }
    // Six digits alone may well be part of some other number in a file.
    expect(kept).not.toContain(secrets[2])
    expect(kept).not.toContain(secrets[0])
    expect(`${kept}${desks.site.log}`).not.toContain(TO)
  })

  it('leads by its page to the helper with the first half filled in', async () => {
    const [address = ''] = /http:\/\/\S+/.exec(mails.mails[0]?.parsed.text ?? '') ?? []
    expect(new URL(address).hash).toBe('')
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ locale: language, javaScriptEnabled })
      const page = await context.newPage()
      await page.goto(address)
      const way = page.locator('a[href^="deskside:join/"]').and(page.locator(':visible'))
      helperLink = (await way.getAttribute('href')) ?? ''
      expect(helperLink).toBe(`deskside:join/${code.slice(0, 7).replace(' ', '')}`)
      expect(await page.getByRole('link', { name: /Linux/ }).isVisible()).toBe(true)
      await page.screenshot({
        path: join(FOLDER, `${language}-page-${javaScriptEnabled ? 'scripts' : 'no-scripts'}.png`),
        fullPage: true,
      })
      await context.close()
    }
  })

  it('and the customer joins when the other half is typed behind it', async () => {
    await desks.customer.close()
    const customer = await CustomerSide.open(desks.site, desks.customer.display, {
      language,
      args: [helperLink],
    })
    try {
      await customer.page.getByText(customer.words.code.fromMail).waitFor()
      await looks.at('customer-half-code', customer.page)
      await customer.resize(SMALLEST)
      await looks.again('customer-half-code-small', customer.page)
      await customer.resize(USUAL)
      await customer.codeField.focus()
      await customer.page.keyboard.type(code.slice(-7))
      expect(await customer.codeField.inputValue()).toBe(code)
      await customer.page.getByRole('textbox', { name: customer.words.code.name }).fill(LEE)
      await customer.button(customer.words.code.next).click()
      await customer.goesOnFromWarning()
      await customer.isIn()
      await desks.csr.sees(LEE)
      expect(looks.findings()).toEqual([])
    } finally {
      await customer.close()
    }
  })

  it('has other ways: what no program opens is copied', async () => {
    await desks.csr.invitesAnother()
    await desks.csr.app.electron.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (address) => {
        opened.push(address)
        if (address.startsWith('sms:')) throw new Error('no program')
      }
    })
    for (const channel of ['mailProgram', 'whatsapp', 'sms'] as const) await open(words().channel[channel])
    await desks.csr.page.getByText(words().handOffFailed).waitFor()
    const opened = await desks.csr.app.electron.evaluate(() => Reflect.get(globalThis, 'opened'))
    const copied = await desks.csr.app.electron.evaluate(({ clipboard }) => clipboard.readText())

    expect(opened).toEqual([
      expect.stringMatching(/^mailto:\?subject=/),
      expect.stringMatching(/^https:\/\/wa\.me\/\?text=[\w.~%-]+$/),
      expect.stringMatching(/^sms:\?body=[\w.~%-]+$/),
    ])
    expect(copied).toMatch(/\/j\/\d{6}#[0-9a-z]{26}$/)
    await looks.at('csr-send-copied', desks.csr.page)
    expect(looks.findings()).toEqual([])
  })
})
