import { CSR_WORDS, type CsrSide } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { cutOff } from './rig/network.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN, ORGANISATION } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

let desks: Desks
let ben: CsrSide

beforeAll(async () => {
  desks = await Desks.open({ accounts: [ANNA, BEN] })
  ben = await desks.colleague(BEN)
  await desks.meet()
})

afterAll(() => desks?.close())

const bannerText = async (): Promise<string> =>
  (await (await desks.customer.banner()).locator('body').textContent()) ?? ''

describe('a colleague', () => {
  it('cannot get in by a code made for a customer', async () => {
    const code = await desks.csr.invitesAnother()
    await desks.csr.page.keyboard.press('Escape')
    await ben.button(CSR_WORDS.home.join).click()
    await ben.page.getByRole('textbox', { name: CSR_WORDS.join.code }).fill(code)
    await ben.button(CSR_WORDS.join.submit).click()

    await ben.page.getByText(CSR_WORDS.join.problem['unknown-code']).waitFor()
    await ben.button(CSR_WORDS.common.cancel).click()
  })

  it('joins by a code, and the customer is told by name before anything is seen', async () => {
    const code = await desks.csr.invitesColleague()
    const joined = CSR_WORDS.session.noticeJoined.colleague.replace('{{name}}', BEN.name)
    // The line stays for seconds only.
    await Promise.all([desks.csr.page.getByText(joined).waitFor(), ben.joins(code)])

    const sentence = desks.customer.words.session.colleagueOf
      .replace('{{name}}', BEN.name)
      .replace('{{organisation}}', ORGANISATION)
    await desks.customer.isTold(sentence)
    await desks.csr.sees(BEN.name)
    await ben.sees(LEE)
    await ben.sees(ANNA.name, 'host')
    expect(await ben.page.locator('video').count()).toBe(0)
    expect(await ben.button(CSR_WORDS.session.invite).count()).toBe(0)
    expect(await ben.button(CSR_WORDS.session.end).count()).toBe(0)
  })

  it('needs the customer’s own yes, and the banner then names everyone who sees and who controls', async () => {
    await desks.share('control')
    await ben.sees(LEE)
    expect(await ben.page.locator('video').count()).toBe(0)
    const controls = CSR_WORDS.people.controlledBy.replace('{{name}}', ANNA.name)
    await ben.page.getByText(controls).waitFor()

    await ben.ask('view')
    const sheet = await desks.customer.sheet()
    expect(await sheet.locator('body').textContent()).toContain(BEN.name)
    await desks.customer.allows()

    await ben.seesPicture(desks.customer.display)
    await waitFor('the banner to name both', async () => {
      const text = await bannerText()
      return text.includes(`${ANNA.name} controls`) && text.includes(`${BEN.name} sees`)
    })
  })

  it('takes over with a note: the customer is told, and what the first one had is gone', async () => {
    const { csr, customer } = desks
    await csr.passesControl(BEN.name, 'Only the driver is missing.')
    await ben.takesOver(ANNA.name, 'Only the driver is missing.')

    await waitFor(
      'the banner to name only the colleague',
      async () => !(await bannerText()).includes(ANNA.name),
    )
    expect(await bannerText()).toContain(`${BEN.name} sees`)
    await customer.restores()
    await customer.isTold(
      customer.words.session.passedTo.replaceAll('{{from}}', ANNA.name).replaceAll('{{to}}', BEN.name),
    )
    await csr.page.locator('video').waitFor({ state: 'detached' })
    await csr.button(CSR_WORDS.session.leave).waitFor()
    await ben.button(CSR_WORDS.session.end).waitFor()
    await ben.page.getByRole('tab', { name: CSR_WORDS.session.notes }).click()
    const notes = ben.page.getByRole('tabpanel').getByRole('textbox')
    expect(await notes.inputValue()).toContain('Only the driver is missing.')
  })

  it('passes it back to somebody who reaches everyone, and nothing is shared until the customer is asked again', async () => {
    const { handOver, session } = CSR_WORDS
    const accept = desks.csr.button(handOver.accept)
    const cut = cutOff(desks.customer.app)
    try {
      await desks.csr.page.getByText(session.away.replace('{{name}}', LEE)).waitFor()
      await ben.passesControl(ANNA.name, '')
      await desks.csr.page.getByText(handOver.unmet.replace('{{names}}', LEE)).waitFor()
      expect(await accept.isDisabled()).toBe(true)
    } finally {
      cut.mend()
    }
    await accept.and(desks.csr.page.locator(':enabled')).waitFor()
    await desks.csr.takesOver(BEN.name, '')

    await desks.csr.button(CSR_WORDS.session.end).waitFor()
    await waitFor('the banner to go', () => !desks.customer.app.hasWindow('banner'))
    expect(desks.customer.isAsked).toBe(false)
  })

  it('leaves, and the first one goes on and ends the session', async () => {
    const left = CSR_WORDS.session.noticeLeft.colleague.replace('{{name}}', BEN.name)
    await Promise.all([desks.csr.page.getByText(left).waitFor(), ben.leaves()])
    await ben.page.getByText(CSR_WORDS.session.over.left).waitFor()
    await waitFor('the list to be short', async () => (await desks.csr.people()).length === 2)

    await desks.share('view')
    await desks.csr.end('Solved together.')
    await desks.customer.isTold(desks.customer.words.over.ended)
  })
})
