import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import type { Rgb } from './rig/display.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const KIM = 'Kim'
/** Other than the first customer's, so that the picture tells whose desktop it is. */
const KIMS_DISPLAY = { width: 1024, height: 768 }
const RED: Rgb = [200, 16, 32]
const PLACE = { x: 500, y: 300, width: 500, height: 300 }
/** What the window is in the small picture and in the large one, roughly, in pixels. */
const SMALL = 5_000
const LARGE = 50_000
const SHARED_WORDS = screenSharingWords.en

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

  it('look at the same desktop: the one is told who will see it, and can keep it to support', async () => {
    const { customer, csr } = desks
    await csr.ask('view')
    const names = customer.words.consent.onlookers.replace('{{names}}', KIM)
    await (await customer.sheet()).getByText(names).waitFor()
    expect(kim.display.pixelsLike(RED)).toBe(0)
    await customer.allows('session')
    await (await customer.banner())
      .getByText(customer.bannerWords.onlookers.replace('{{names}}', KIM))
      .waitFor()
    const red = await ColourWindow.open(customer.display, RED, PLACE)

    await kim.isTold(SHARED_WORDS.desktopOf.replace('{{name}}', LEE))
    await waitFor('the desktop at Kim’s', () => kim.display.pixelsLike(RED) > SMALL)
    await kim.button(SHARED_WORDS.enlarge).click()
    await waitFor('the desktop at Kim’s, large', () => kim.display.pixelsLike(RED) > LARGE)
    await kim.button(SHARED_WORDS.smaller).click()

    await customer.restores()
    await customer.button(customer.words.session.keepToCsrs).click()
    await waitFor('Kim to see no more', () => kim.display.pixelsLike(RED) === 0)
    expect(csr.display.pixelsLike(RED)).toBeGreaterThan(SMALL)
    await red.close()
    await csr.stop()
    await waitFor('the banner to go', () => !customer.app.hasWindow('banner'))
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
