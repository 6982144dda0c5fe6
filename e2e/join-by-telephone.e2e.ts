import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { phoneWords } from '@deskside/shared/features/voice/phone-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { LEE } from './rig/customer-side.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'telephone')
const NUMBERS =
  'Germany / Berlin +49 30 1234567, New York +1 212 555 0100, 上海 +86 21 5555 0100, Paris +33 1 99000000'
const SMALLEST = { width: 380, height: 560 }

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(['en', 'zh-CN'] as const)('joining by telephone in %s', (language) => {
  const words = phoneWords[language]
  let desks: Desks
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({
      language,
      csrDisplay: { width: 1280, height: 800 },
      site: { DESKSIDE_PHONE_NUMBERS: NUMBERS },
    })
    looks = new Looks({ folder: FOLDER, language })
    await desks.meet()
  })
  afterAll(async () => {
    await desks?.close()
  })

  const menu = () => desks.csr.button(voiceWords[language].menu).click()
  const item = (name: string) => desks.csr.page.getByRole('menuitem', { name, exact: true })
  const shownPin = async (page: Desks['csr']['page']) =>
    (await page.getByTestId('phone-pin').textContent()) ?? ''

  it('shows both people the site’s numbers and one PIN', async () => {
    await menu()
    await looks.at('csr-audio-menu', desks.csr.page, { tabs: false })
    await item(words.join).click()

    await desks.customer.page.getByTestId('phone-pin').waitFor()
    const pin = await shownPin(desks.csr.page)
    expect(pin).toMatch(/^\d{3} \d{3} \d{3}$/)
    expect(await shownPin(desks.customer.page)).toBe(pin)
    await desks.customer.page.getByRole('link', { name: /\+49 30 1234567/ }).waitFor()
    await looks.at('csr', desks.csr.page)
    await looks.at('customer', desks.customer.page)
    await desks.customer.resize(SMALLEST)
    await looks.again('customer-small', desks.customer.page)
    expect(looks.findings()).toEqual([])
  })

  it('says it in the chat of both, with the PIN', async () => {
    const pin = await shownPin(desks.csr.page)

    await desks.customer.page
      .getByText(new RegExp(`Anna Weber.*PIN.*${pin}`))
      .last()
      .waitFor()
    await desks.csr.page
      .getByText(new RegExp(`PIN.*${pin}`))
      .last()
      .waitFor()
  })

  it('lets the customer copy number and PIN', async () => {
    const pin = await shownPin(desks.customer.page)
    const clipboard = () => desks.customer.app.electron.evaluate(({ clipboard }) => clipboard.readText())

    await desks.customer.button(words.copyNumber.replace('{{number}}', '+49 30 1234567')).click()
    expect(await clipboard()).toBe('+49 30 1234567')
    await desks.customer.button(words.copyPin).click()
    expect(await clipboard()).toBe(pin.replaceAll(' ', ''))
  })

  it('is known to a customer who comes later', async () => {
    const kim = await desks.anotherCustomer()
    await kim.joins(await desks.csr.invitesAnother(), 'Kim')

    await kim.page.getByTestId('phone-pin').waitFor()
    expect(await shownPin(kim.page)).toBe(await shownPin(desks.csr.page))
    await kim.close()
  })

  it('goes on with the same PIN when the server has been restarted', async () => {
    const pin = await shownPin(desks.csr.page)
    const away = desks.csr.page.getByText(desks.csr.words.session.serverAway)
    await desks.site.kill()
    await away.waitFor()
    await desks.site.restart()
    await away.waitFor({ state: 'hidden', timeout: 60_000 })

    const ben = await desks.anotherCustomer()
    await ben.joins(await desks.csr.invitesAnother(), 'Ben')
    expect(await shownPin(desks.csr.page)).toBe(pin)
    await ben.page.getByTestId('phone-pin').waitFor()
    expect(await shownPin(ben.page)).toBe(pin)
    await desks.csr.sees(LEE)
  })

  it('is taken from everyone by the CSR', async () => {
    await menu()
    await item(words.end).click()

    await desks.customer.page.getByTestId('phone-pin').waitFor({ state: 'detached' })
    await desks.csr.page.getByTestId('phone-pin').waitFor({ state: 'detached' })
  })
})
