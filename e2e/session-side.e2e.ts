/** What waits at the side of a session: kept, counted and told apart, whatever is in front of it. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CsrSide } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import { Looks } from './rig/looks.ts'
import { cutOff } from './rig/network.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'side')
const SMALLEST = { width: 380, height: 560 }

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

/** The tests tell one session from its start to its end. */
describe.each(['en', 'zh-CN'] as const)('the side of a session in %s', (language) => {
  let desks: Desks
  let csr: CsrSide
  let customer: CustomerSide
  /** A customer who calls themself like the CSR. */
  let namesake: CustomerSide
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({ language, csrDisplay: { width: 1280, height: 800 } })
    ;({ csr, customer } = desks)
    namesake = await desks.anotherCustomer()
    looks = new Looks({ folder: FOLDER, language })
  })
  afterAll(async () => {
    await desks?.close()
  })

  const labelOf = (name: string, role: 'csrNamed' | 'customerNamed') =>
    csr.chatWords[role].replace('{{name}}', name)
  const codes = () => csr.page.getByTestId('support-code')

  it('lets a customer leave while the connection is made', async () => {
    const cut = cutOff(customer.app)
    await customer.enters('123 456 - 789 012')
    await customer.goesOnFromWarning()
    await customer.button(customer.words.joining.cancel).waitFor()
    await customer.resize(SMALLEST)
    await looks.at('customer-joining', customer.page)
    await customer.button(customer.words.joining.cancel).click()
    await customer.button(customer.words.code.next).waitFor()
    cut.mend()
    expect(looks.findings()).toEqual([])
  })

  it('leaves the invitation open for a second code when the first one is used', async () => {
    const first = await csr.start()
    await csr.button(csr.words.invite.another).click()
    const second = await waitFor('the second code', async () => {
      const shown = await csr.shownCode()
      return shown !== first && shown
    })

    // Read once, the warning holds.
    await customer.enters(first)
    await customer.isIn()
    await csr.page.getByText(csr.words.invite.state.joined.replace('{{name}}', LEE)).first().waitFor()
    expect(await codes().textContent()).toBe(second)

    await namesake.joins(second, ANNA.name)
    await codes().waitFor({ state: 'detached' })
  })

  it('says of everyone a line may be for what they are, and marks the lines of a CSR', async () => {
    await csr.sees(LEE)
    const options = csr.page.getByLabel(csr.chatWords.sendTo).getByRole('option')
    expect(await options.allTextContents()).toEqual([
      csr.chatWords.everyone,
      labelOf(LEE, 'customerNamed'),
      labelOf(ANNA.name, 'customerNamed'),
    ])
    const offered = customer.page.getByLabel(customer.chatWords.sendTo).getByRole('option')
    await waitFor('both of that name at Lee’s', async () => (await offered.count()) === 3)
    expect([...(await offered.allTextContents())].sort()).toEqual(
      [
        customer.chatWords.everyone,
        labelOf(ANNA.name, 'csrNamed'),
        labelOf(ANNA.name, 'customerNamed'),
      ].sort(),
    )

    await csr.says('from the CSR')
    await namesake.says('from the other customer')
    await customer.reads('from the other customer')
    const marked = customer.page.getByRole('listitem').filter({ hasText: customer.chatWords.csr })
    await marked.filter({ hasText: 'from the CSR' }).waitFor()
    expect(await marked.filter({ hasText: 'from the other customer' }).count()).toBe(0)
    await looks.at('csr-names', csr.page)
    await customer.resize(SMALLEST)
    await looks.at('customer-names', customer.page)
    expect(looks.findings()).toEqual([])
  })

  it('is as it was after full screen, which says meanwhile what has come', async () => {
    await desks.share('view')
    await csr.page.getByLabel(csr.chatWords.sendTo).selectOption({ label: labelOf(LEE, 'customerNamed') })
    await csr.chatField.fill('half a li')
    await csr.chatField.evaluate(async (field) => {
      const canvas = new OffscreenCanvas(40, 20)
      canvas.getContext('2d')?.fillRect(0, 0, 40, 20)
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'x.png', { type: 'image/png' }))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    const preview = csr.page.getByAltText(csr.chatWords.picturePreview)
    await preview.waitFor()
    await csr.button(csr.words.remote.view).click()
    await csr.button(csr.words.remote.fullScreen).click()
    const bar = csr.page.getByRole('toolbar', { name: csr.words.remote.fullScreenBar })
    await bar.waitFor()
    expect(await csr.chatField.isVisible()).toBe(false)

    await customer.says('are you there?')
    await bar.getByText(csr.words.session.unread.replace('{{count}}', '1')).waitFor()
    await looks.at('csr-full-screen', csr.page, { tabs: false })
    await csr.page.mouse.move(600, 300)
    await csr.page.mouse.move(600, 1)
    await csr.button(csr.words.remote.leaveFullScreen).click()

    await csr.reads('are you there?')
    expect(await csr.chatField.inputValue()).toBe('half a li')
    expect(
      await csr.page
        .getByLabel(csr.chatWords.sendTo)
        .evaluate((select) => (select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : '')),
    ).toBe(labelOf(LEE, 'customerNamed'))
    await waitFor('the picture to be shown', () =>
      preview.evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth === 40),
    )
    expect(looks.findings()).toEqual([])
  })

  it('counts what comes while the window is minimised, and takes it for read afterwards', async () => {
    const unread = csr.page.getByRole('tab', {
      name: csr.words.session.unread.replace('{{count}}', '1'),
    })
    await csr.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    await customer.says('and now?')
    await unread.first().waitFor({ state: 'attached' })

    await csr.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
    await unread.first().waitFor({ state: 'detached' })
  })

  it('names whoever left before a line had reached them', async () => {
    const cut = cutOff(namesake.app)
    await csr.page.getByLabel(csr.chatWords.sendTo).selectOption('everyone')
    await csr.says('for everyone')
    // The picture, too, has not reached everyone.
    await csr.page.getByText(csr.chatWords.partly).last().waitFor()
    await csr.chooses('remove', ANNA.name)
    await csr.page
      .getByRole('dialog')
      .getByRole('button', { name: csr.words.people.remove, exact: true })
      .click()

    // An app whose network is held cannot be closed.
    cut.mend()
    await csr.page.getByText(csr.chatWords.missed.replace('{{names}}', ANNA.name)).last().waitFor()
    await looks.at('csr-missed', csr.page)
    expect(looks.findings()).toEqual([])
  })
})
