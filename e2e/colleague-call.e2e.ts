import { mkdirSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { CSR_WORDS, type CsrSide } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN, ORGANISATION } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const FOLDER = join(import.meta.dirname, 'screens', 'colleagues')
const { colleagues: WORDS } = CSR_WORDS
const REASON = 'The printer driver does not install'

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe('a call to a colleague who is online', () => {
  let desks: Desks
  let ben: CsrSide

  beforeAll(async () => {
    desks = await Desks.open({ accounts: [ANNA, BEN] })
    ben = await desks.colleague(BEN)
    await ben.button(CSR_WORDS.home.start).waitFor()
    await desks.meet()
  })
  afterAll(() => desks?.close())

  it('rings with who asks and why, and is declined with a word', async () => {
    await desks.csr.calls(BEN.name, REASON)
    await desks.csr.isTold('ringing', BEN.name)
    const call = ben.ringing(ANNA.name)
    await call.getByText(REASON).waitFor()
    await call.getByText(LEE, { exact: false }).first().waitFor()
    await call.getByRole('textbox').fill('In ten minutes')
    await call.getByRole('button', { name: WORDS.incoming.decline }).click()

    await desks.csr.isTold('declined', BEN.name)
    await desks.csr.page.getByText('In ten minutes').waitFor()
    await call.waitFor({ state: 'detached' })
  })

  it('can be taken back, and says so at the other side', async () => {
    const { csr } = desks
    await csr.button(WORDS.again).click()
    await csr.asksOnThePhone(BEN.name, REASON)
    await ben.ringing(ANNA.name).waitFor()
    await csr.button(WORDS.takeBack).click()

    await ben.page.getByText(WORDS.incoming.missed.replace('{{name}}', ANNA.name)).waitFor()
    await ben.ringing(ANNA.name).waitFor({ state: 'detached' })
    await ben.button(CSR_WORDS.common.close).click()
  })

  it('names the computer by the number its owner sees, knows it again, and brings the colleague in', async () => {
    const { csr, customer } = desks
    const bens = await ben.computerNumber(BEN)
    await csr.calls(BEN.name, REASON)
    const call = ben.ringing(ANNA.name)
    await waitFor('the number', async () => (await call.getByTestId('own-number').textContent()) === bens)
    expect(await call.getByTestId('their-number').textContent()).not.toBe(bens)
    await call.getByRole('button', { name: WORDS.incoming.accept }).click()

    await ben.button(CSR_WORDS.session.leave).waitFor()
    await csr.sees(BEN.name)
    await ben.sees(LEE)
    const sentence = customer.words.session.colleagueOf
      .replace('{{name}}', BEN.name)
      .replace('{{organisation}}', ORGANISATION)
    await customer.isTold(sentence)
    const card = csr.page.getByText(WORDS.outgoing.accepted.replace('{{name}}', BEN.name))
    await card.waitFor({ state: 'detached' })
  })

  it('leaves the key of each computer in a file only its owner can read', async () => {
    for (const { app } of [desks.csr, ben]) {
      const folder = join(app.folder, 'colleagues')
      const [account = ''] = await readdir(folder)
      for (const file of ['device-key.json', 'known-devices.json'])
        expect(statSync(join(folder, account, file)).mode & 0o777).toBe(0o600)
    }
  })

  it('is not possible for somebody who wants no calls', async () => {
    await ben.leaves()
    await ben.button(CSR_WORDS.session.over.home).click()
    await ben.button(CSR_WORDS.home.signedInAs.replace('{{name}}', BEN.name)).click()
    await ben.page.getByRole('menuitemradio', { name: WORDS.choice['do-not-disturb'] }).click()
    await ben.page.keyboard.press('Escape')

    await desks.csr.button(CSR_WORDS.session.invite).click()
    const dialog = desks.csr.page.getByRole('dialog', { name: CSR_WORDS.invite.title })
    await dialog.getByRole('tab', { name: CSR_WORDS.invite.csr }).click()
    await dialog.getByText(WORDS.availability['do-not-disturb']).waitFor()
    const call = dialog.getByRole('button', { name: WORDS.callOne.replace('{{name}}', BEN.name) })
    expect(await call.isEnabled()).toBe(false)
  })
})

describe.each(['en', 'zh-CN'] as const)('a call in %s', (language) => {
  let desks: Desks
  let ben: CsrSide
  let looks: Looks

  beforeAll(async () => {
    const csrDisplay = { width: 1280, height: 800 }
    desks = await Desks.open({ accounts: [ANNA, BEN], language, csrDisplay })
    ben = await desks.colleague(BEN, csrDisplay)
    looks = new Looks({ folder: FOLDER, language })
    await ben.button(ben.words.home.start).waitFor()
    await desks.meet()
  })
  afterAll(() => desks?.close())

  /** Opens the list, and gives the button that calls Ben. */
  async function bensButton(): Promise<Locator> {
    const { csr } = desks
    const { colleagues, session, invite } = csr.words
    await csr.button(session.invite).click()
    const dialog = csr.page.getByRole('dialog', { name: invite.title })
    await dialog.getByRole('tab', { name: invite.csr }).click()
    const call = dialog.getByRole('button', { name: colleagues.callOne.replace('{{name}}', BEN.name) })
    await call.waitFor()
    await csr.shownCode()
    return call
  }

  it('keeps nobody out', async () => {
    const { csr } = desks
    const { colleagues } = csr.words
    const call = await bensButton()
    await looks.at('list', csr.page)
    await call.click()
    await waitFor('the numbers', async () => (await csr.page.getByText('…', { exact: true }).count()) === 0)
    await looks.at('first-call', csr.page)
    await csr.asksOnThePhone(BEN.name, REASON)
    await csr.isTold('ringing', BEN.name)
    await ben.ringing(ANNA.name).waitFor()
    await looks.at('incoming', ben.page)
    await looks.at('ringing', csr.page, { tabs: false })
    await ben.ringing(ANNA.name).getByRole('textbox').fill('In ten minutes, please')
    await ben.button(colleagues.incoming.decline).click()
    await csr.isTold('declined', BEN.name)
    await looks.at('declined', csr.page)
    await csr.button(csr.words.common.close).click()

    expect(looks.findings()).toEqual([])
  })

  it('to another computer than the known one is made only after a word by phone', async () => {
    const { csr } = desks
    const { colleagues } = csr.words
    await ben.signOut(BEN)
    const another = await desks.colleague(BEN, { width: 1280, height: 800 })
    await another.button(another.words.home.start).waitFor()
    const number = await another.computerNumber(BEN)
    const call = await bensButton()
    await csr.page.getByText(colleagues.otherComputer).waitFor()
    await looks.at('list-other-computer', csr.page)
    await call.click()
    const title = colleagues.callTitle.replace('{{name}}', BEN.name)
    const dialog = csr.page.getByRole('dialog', { name: title })
    const submit = dialog.getByRole('button', { name: colleagues.callOne.replace('{{name}}', BEN.name) })
    expect(await submit.isEnabled()).toBe(false)
    await waitFor(
      'the number',
      async () => (await dialog.getByTestId('their-number').textContent()) === number,
    )
    await looks.at('other-computer', csr.page)
    await dialog.getByRole('checkbox').check()
    await csr.asksOnThePhone(BEN.name, REASON)
    await another.ringing(ANNA.name).waitFor()
    await csr.button(colleagues.takeBack).click()
    await another.page.getByText(colleagues.incoming.missed.replace('{{name}}', ANNA.name)).waitFor()
    await another.button(another.words.home.signedInAs.replace('{{name}}', BEN.name)).click()
    await another.page.getByRole('menuitemradio', { name: colleagues.choice['do-not-disturb'] }).click()
    await looks.at('missed-and-no-calls', another.page, { tabs: false })

    expect(looks.findings()).toEqual([])
  })
})
