import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { seriousFindings } from './rig/accessibility.ts'
import type { CsrSide } from './rig/csr-side.ts'
import type { CustomerSide } from './rig/customer-side.ts'
import type { Display } from './rig/display.ts'
import { Desks } from './rig/session.ts'

/** For the eye: every screen in every look. */
const FOLDER = join(import.meta.dirname, 'screens')
const CHINESE = /\p{Script=Han}/u

const LOOKS = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
)

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(LOOKS)('every screen in $language, $theme', ({ language, theme }) => {
  let desks: Desks
  let count = 0

  beforeAll(async () => {
    desks = await Desks.open({ language, theme, signedIn: false, csrDisplay: { width: 1280, height: 800 } })
  })
  afterAll(async () => {
    await desks?.close()
  })

  /** Keeps a picture of the display and says what keeps people out of the page. */
  async function look(name: string, page: Page, display: Display): Promise<readonly string[]> {
    // Fonts and pictures are there, nothing moves any more.
    await page.evaluate(() =>
      Promise.all([
        document.fonts.ready,
        ...document.getAnimations().map((each) => each.finished.catch(() => undefined)),
      ]),
    )
    count += 1
    const file = `${language}-${theme}-${String(count).padStart(2, '0')}-${name}.png`
    writeFileSync(join(FOLDER, file), display.screenshot())
    const text = (await page.locator('body').textContent()) ?? ''
    const wrongLanguage = language === 'zh-CN' && !CHINESE.test(text) ? [`${name} is not in Chinese`] : []
    return [...wrongLanguage, ...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`)]
  }
  const atCsr = (name: string, { page, display }: CsrSide = desks.csr) => look(`csr-${name}`, page, display)
  const atCustomer = (name: string, { page, display }: CustomerSide = desks.customer) =>
    look(`customer-${name}`, page, display)

  it('keeps nobody out before the session', async () => {
    const { csr, customer } = desks
    await csr.button(csr.words.signIn.submit).waitFor()
    await customer.codeField.waitFor()
    const findings = [...(await atCsr('sign-in')), ...(await atCustomer('code'))]
    await csr.signIn()
    await csr.button(csr.words.home.start).waitFor()
    findings.push(...(await atCsr('start')))
    const code = await csr.start()
    findings.push(...(await atCsr('invite')))

    await customer.enters('123 456 - 000 000')
    await customer.page.getByRole('heading', { name: customer.words.warning.title }).waitFor()
    findings.push(...(await atCustomer('warning')))
    await customer.goesOnFromWarning()
    await customer.isTold(customer.words.code.problem['unknown-code'])
    findings.push(...(await atCustomer('wrong-code')))
    await customer.enters(code)
    await customer.isIn()

    expect(findings).toEqual([])
  })

  it('keeps nobody out during the session', async () => {
    const { csr, customer } = desks
    await csr.says('你好, hello https://example.com')
    await customer.reads('https://example.com')
    const findings = [...(await atCsr('joined')), ...(await atCustomer('session'))]

    await csr.ask('control')
    const sheet = await customer.sheet()
    findings.push(...(await atCsr('asking')), ...(await look('customer-consent', sheet, customer.display)))
    await customer.allows()
    await csr.seesPicture(customer.display)
    const banner = await customer.banner()
    findings.push(
      ...(await atCsr('control')),
      ...(await atCustomer('shared')),
      ...(await look('customer-banner', banner, customer.display)),
    )
    await csr.page.getByRole('tab', { name: csr.words.session.notes }).click()
    findings.push(...(await atCsr('notes')))

    expect(findings).toEqual([])
  })

  it('keeps nobody out at the end', async () => {
    const { csr, customer } = desks
    await csr.button(csr.words.session.end).click()
    await csr.page.getByRole('dialog', { name: csr.words.end.title }).waitFor()
    const findings = [...(await atCsr('end'))]
    await csr.page.keyboard.press('Escape')
    await csr.page.getByRole('dialog').waitFor({ state: 'detached' })
    await csr.end('Notes 笔记')
    await customer.isTold(customer.words.over.ended)
    findings.push(...(await atCsr('over')), ...(await atCustomer('over')))

    expect(findings).toEqual([])
  })
})
