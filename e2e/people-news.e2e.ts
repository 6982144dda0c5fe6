/** What is said when people come, hand over and change places, in both languages, while the helper's window stands aside. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import type { CsrSide } from './rig/csr-side.ts'
import type { CustomerSide } from './rig/customer-side.ts'
import { choose, leave, press } from './rig/keyboard.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN, ORGANISATION } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'people')
const KIM = 'Kim'

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(['en', 'zh-CN'] as const)('news of people in %s', (language) => {
  let desks: Desks
  let ben: CsrSide
  let kim: CustomerSide
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({ language, accounts: [ANNA, BEN], csrDisplay: { width: 1280, height: 800 } })
    ben = await desks.colleague(BEN, { width: 1280, height: 800 })
    kim = await desks.anotherCustomer()
    looks = new Looks({ folder: FOLDER, language })
    await desks.meet()
  })
  afterAll(() => desks?.close())

  const bannerText = async (): Promise<string> =>
    (await (await desks.customer.banner()).locator('body').textContent()) ?? ''
  const filled = (words: string, names: Readonly<Record<string, string>>): string =>
    words.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => names[place] ?? '')

  const atHelper = (name: string, side: CustomerSide) => looks.atHelper(name, side)

  it('reach the customer by the banner, which covers nothing, until they say that they have read it', async () => {
    const { csr, customer } = desks
    await desks.share('view')
    await ben.joins(await csr.invitesColleague())

    const sentence = filled(customer.bannerWords.joinedFrom, { name: BEN.name, organisation: ORGANISATION })
    await waitFor('the banner to name the colleague', async () => (await bannerText()).includes(sentence))
    const banner = await customer.banner()
    await looks.at('customer-banner-joined', banner, { tabs: false })
    await press(banner.getByRole('button', { name: customer.bannerWords.seen }))
    await waitFor('the news to go', async () => !(await bannerText()).includes(sentence))

    expect(looks.findings()).toEqual([])
  })

  it('offer an assisting CSR nothing that only the host can do', async () => {
    const words = voiceWords[language]
    await press(ben.button(words.menu))
    const said = ben.page.getByRole('menuitem', { name: words.hostStarts })
    await said.waitFor()
    expect(await ben.page.getByRole('menuitem', { name: words.start, exact: true }).count()).toBe(0)
    await looks.at('csr-audio-assisting', ben.page, { tabs: false })
    await ben.page.keyboard.press('Escape')
    await said.waitFor({ state: 'detached' })

    expect(looks.findings()).toEqual([])
  })

  it('ask the customer whether to go on with the new host, and stay with the host until dismissed', async () => {
    const { csr, customer } = desks
    const { session } = customer.words
    await csr.chooses('passControl', BEN.name)
    await looks.at('csr-pass-control', csr.page)
    await press(csr.button(csr.words.handOver.pass))
    const asked = ben.page.getByRole('dialog', {
      name: filled(ben.words.handOver.askedTitle, { name: ANNA.name }),
    })
    await asked.waitFor()
    await looks.at('csr-asked-to-take-over', ben.page)
    await press(asked.getByRole('button', { name: ben.words.handOver.accept }))

    await customer.isTold(filled(session.passedTo, { from: ANNA.name, to: BEN.name }))
    await waitFor('the window to come up', async () =>
      customer.app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (window) =>
            window.webContents.getURL().startsWith('app://customer-agent/') && !window.isMinimized(),
        ),
      ),
    )
    await atHelper('host-question', customer)
    await press(customer.button(session.goOn))
    await customer.button(session.goOn).waitFor({ state: 'detached' })
    await ben.page.getByText(filled(ben.words.session.noticePassedToYou, { from: ANNA.name })).waitFor()
    await looks.at('csr-newly-host', ben.page)
    // By the mouse: the notes over the desktop otherwise let it through.
    await ben.button(ben.words.common.close).click()

    expect(looks.findings()).toEqual([])
  })

  it('tell the former and the new primary customer, and every CSR, by name', async () => {
    const { csr, customer } = desks
    await kim.joins(await ben.invitesAnother(), KIM)
    await ben.sees(KIM, 'secondary')
    // Who has not heard of anybody else in the place is not told of a change.
    await kim.isTold(kim.words.session.secondary)
    await ben.page.keyboard.press('Escape')
    const invite = ben.button(ben.words.session.invite)
    await waitFor('the keyboard to be back where the invitation was opened', () =>
      invite.evaluate((button) => document.activeElement === button),
    )
    await ben.button(ben.words.people.actions.replace('{{name}}', KIM)).press('Enter')
    await choose(ben.page.getByRole('menuitem', { name: ben.words.people.makePrimary, exact: true }))

    await customer.isTold(filled(customer.words.session.primaryNow, { name: KIM }))
    await kim.isTold(kim.words.session.primaryYou)
    for (const one of [csr, ben])
      await one.page.getByText(filled(one.words.session.noticePrimary, { name: KIM })).waitFor()
    await atHelper('primary-now', customer)
    await atHelper('primary-you', kim)
    await looks.at('csr-primary-changed', csr.page)

    expect(looks.findings()).toEqual([])
  })

  it('leave the host with a way to invite once the last customer has left', async () => {
    const { invite, session } = ben.words
    for (const each of [kim, desks.customer]) await each.leaves()
    const reopen = ben.button(session.openInvite)
    await press(reopen)
    await press(ben.button(invite.withdraw))
    await ben.button(invite.withdraw).waitFor({ state: 'detached' })
    await leave(ben.page.getByRole('dialog', { name: invite.title }))
    await ben.page.getByText(session.nobodyInvitedText).waitFor()
    await desks.csr.page.getByText(desks.csr.words.session.waitingGuest).waitFor()
    await looks.at('csr-nobody-here', ben.page)
    await press(ben.button(session.inviteCustomer))
    await press(ben.button(invite.another))
    await ben.shownCode()
    await leave(ben.page.getByRole('dialog', { name: invite.title }))
    await reopen.waitFor()
    await looks.at('csr-awaiting-another', ben.page)

    expect(looks.findings()).toEqual([])
  })
})
