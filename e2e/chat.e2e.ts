import { seriousFindings } from './rig/accessibility.ts'
import { LEE } from './rig/customer-side.ts'
import { hasFocus } from './rig/keyboard.ts'
import { Desks } from './rig/session.ts'
import { ANNA, ORGANISATION } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const

/** The tests tell one conversation from its start to its end. */
describe.each(LOOKS)('the chat in $language, $theme', ({ language, theme }) => {
  let desks: Desks

  beforeAll(async () => {
    desks = await Desks.open({ language, theme, csrDisplay: { width: 1280, height: 800 } })
    await desks.meet()
  })
  afterAll(async () => {
    await desks?.close()
  })

  /** What keeps people out of either page. */
  async function look(name: string): Promise<readonly string[]> {
    const findings: string[] = []
    for (const [who, { page }] of Object.entries({ csr: desks.csr, customer: desks.customer })) {
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
      )
      findings.push(...(await seriousFindings(page)).map((finding) => `${who} ${name}: ${finding}`))
    }
    return findings
  }

  it('says in its first line that the conversation may be kept', async () => {
    const sentence = desks.customer.chatWords.mayBeKept.replace('{{organisation}}', ORGANISATION)

    await desks.customer.isTold(sentence)
    await desks.csr.page.getByText(sentence).waitFor()
  })

  it('shows a private line as private to both', async () => {
    const { csr, customer } = desks
    await csr.page
      .getByLabel(csr.chatWords.sendTo)
      .selectOption({ label: csr.chatWords.customerNamed.replace('{{name}}', LEE) })
    await csr.says('Only for you 🙂')
    await customer.reads('Only for you 🙂')

    await customer.isTold(
      customer.chatWords.onlyYouAnd.replace(
        '{{name}}',
        customer.chatWords.csrNamed.replace('{{name}}', ANNA.name),
      ),
    )
    await csr.page
      .getByRole('listitem')
      .getByText(
        csr.chatWords.onlyYouAnd.replace('{{name}}', csr.chatWords.customerNamed.replace('{{name}}', LEE)),
      )
      .waitFor()
    await csr.page.getByText(csr.chatWords.delivered).first().waitFor()
    await csr.page.getByLabel(csr.chatWords.sendTo).selectOption('everyone')
    expect(await look('private')).toEqual([])
  })

  it('opens a link only after a look at where it leads', async () => {
    const { csr, customer } = desks
    const opened = customer.app.electron.evaluate(
      ({ shell }) =>
        new Promise<string>((resolve) => {
          shell.openExternal = async (address) => resolve(address)
        }),
    )
    await csr.says('See https://раypal.com/help?x=1')
    await customer.button('https://раypal.com/help?x=1').click()
    const dialog = customer.page.getByRole('dialog', { name: customer.chatWords.openLink })
    await dialog.waitFor()

    expect(await dialog.getByTestId('address').textContent()).toBe('https://xn--ypal-43d9g.com/help?x=1')
    expect(await dialog.locator('strong').textContent()).toBe('xn--ypal-43d9g.com')
    await dialog.getByText('раypal.com').first().waitFor()
    expect(await look('link')).toEqual([])
    await dialog.getByRole('button', { name: customer.chatWords.open }).click()
    expect(await opened).toBe('https://xn--ypal-43d9g.com/help?x=1')
    await dialog.waitFor({ state: 'detached' })
  })

  it('inserts a canned reply with the names filled in, by button and by a slash', async () => {
    const { csr, customer } = desks
    const { replies } = csr.words
    await csr.button(csr.chatWords.replies).click()
    await csr.page.getByText(csr.chatWords.noReplies).waitFor()
    await csr.button(csr.chatWords.manageReplies).click()
    const dialog = csr.page.getByRole('dialog', { name: replies.title })
    await dialog.getByRole('button', { name: replies.add }).click()
    await dialog.getByLabel(replies.name).fill('Greeting')
    await dialog.getByLabel(replies.message).fill('Hello {{customer}}, this is {{csr}} of {{organisation}}.')
    await dialog.getByRole('button', { name: replies.save, exact: true }).click()
    await dialog.getByText('Greeting', { exact: true }).waitFor()
    await hasFocus(dialog.getByRole('button', { name: replies.add }))
    expect(await look('replies')).toEqual([])
    await csr.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await csr.chatField.click()
    await csr.page.keyboard.type('/gre')
    await csr.page.getByRole('option', { name: /Greeting/ }).waitFor()
    expect(await look('slash')).toEqual([])
    await csr.page.keyboard.press('Enter')
    const filled = `Hello ${LEE}, this is ${ANNA.name} of ${ORGANISATION}.`
    await waitFor('the reply in the field', async () => (await csr.chatField.inputValue()) === filled)
    await csr.page.keyboard.press('Enter')

    await customer.reads(filled)
  })

  it('shows a pasted picture to the other, made smaller, and larger when it is asked for', async () => {
    const { csr, customer } = desks
    await csr.chatField.evaluate(async (field) => {
      const canvas = new OffscreenCanvas(2_400, 1_200)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = 'teal'
      context.fillRect(0, 0, 2_400, 1_200)
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'x.png', { type: 'image/png' }))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await csr.page.getByAltText(csr.chatWords.picturePreview).waitFor()
    expect(await look('picture-ready')).toEqual([])
    await csr.button(csr.chatWords.send).click()

    await customer.button(customer.chatWords.openPicture.replace('{{name}}', ANNA.name)).click()
    const large = customer.page.getByAltText(customer.chatWords.pictureOf.replace('{{name}}', ANNA.name))
    await large.waitFor()
    const size = await large.evaluate((picture) =>
      picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [],
    )
    expect(size).toEqual([1_600, 800])
    expect(await look('picture')).toEqual([])
    await customer.page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    expect(await customer.page.getByText(customer.chatWords.pictureTrouble['not-a-picture']).count()).toBe(0)
  })

  it('finds what was said by keyboard alone', async () => {
    const { csr } = desks
    for (const line of ['printer one', 'Printer two', 'scanner']) await csr.says(line)
    await csr.page.keyboard.press('Control+f')
    const field = csr.page.getByRole('textbox', { name: csr.chatWords.searchFor })
    await waitFor('the search to have the focus', () =>
      field.evaluate((element) => document.activeElement === element),
    )
    await csr.page.keyboard.type('PRINTER')
    const count = (place: number) =>
      csr.page.getByText(csr.chatWords.foundOf.replace('{{place}}', String(place)).replace('{{found}}', '2'))

    await count(2).waitFor()
    await csr.page.keyboard.press('Enter')
    await count(1).waitFor()
    expect(await csr.page.locator('mark').count()).toBe(2)
    expect(await look('search')).toEqual([])
    await csr.page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
  })
})
