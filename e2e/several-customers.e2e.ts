import { CSR_WORDS } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const KIM = 'Kim'
/** Other than the first customer's, so that the picture tells whose desktop it is. */
const KIMS_DISPLAY = { width: 1024, height: 768 }

let desks: Desks
let kim: CustomerSide

beforeAll(async () => {
  desks = await Desks.open()
  kim = await desks.anotherCustomer(KIMS_DISPLAY)
  await desks.meet()
})

afterAll(() => desks?.close())

describe('two customers in one session', () => {
  it('join one after the other; the second is secondary and knows who else is there', async () => {
    await kim.joins(await desks.csr.invitesAnother(), KIM)

    await desks.csr.sees(LEE, 'primary')
    await desks.csr.sees(KIM, 'secondary')
    await desks.csr.sees(KIM)
    await kim.isTold(kim.words.session.secondary)
    await waitFor('Kim to be linked to Lee', async () =>
      (await kim.page.locator('body').textContent())?.includes(LEE),
    )
  })

  it('change places: nothing of the first is shared any more, and the second is asked', async () => {
    await desks.share('control')
    await desks.csr.sees(LEE, 'controlled')

    await desks.csr.chooses('makePrimary', KIM)

    await waitFor('the banner to go', () => !desks.customer.app.hasWindow('banner'))
    await desks.customer.restores()
    await desks.customer.isTold(desks.customer.words.session.ended['no-longer-primary'])
    const sentence = CSR_WORDS.remote.ended['no-longer-primary'].replace('{{name}}', LEE)
    await desks.csr.page.getByText(sentence).waitFor()
    await kim.allows()
    await desks.csr.seesPicture(KIMS_DISPLAY)
    await desks.csr.sees(KIM, 'controlled')
    await desks.csr.sees(KIM, 'primary')
    await desks.csr.sees(LEE, 'secondary')
  })

  it('talk to each other', async () => {
    await desks.customer.says('hello Kim')
    await kim.restores()
    await kim.reads('hello Kim')
    await desks.csr.reads('hello Kim')
  })

  it('part: one is removed after a question, and the other goes on', async () => {
    await desks.csr.chooses('remove', LEE)
    const question = desks.csr.page.getByRole('dialog', {
      name: CSR_WORDS.people.removeTitle.replace('{{name}}', LEE),
    })
    await question.getByRole('button', { name: CSR_WORDS.common.cancel }).click()
    await desks.csr.sees(LEE)

    await desks.csr.chooses('remove', LEE)
    await question.getByRole('button', { name: CSR_WORDS.people.remove, exact: true }).click()

    await desks.customer.isTold(desks.customer.words.over.removed)
    await desks.csr.sees(KIM, 'controlled')
    expect(await desks.csr.people()).toEqual([ANNA.name, KIM])
  })
})
