import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import type { CsrSide } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA, CLARA, ORGANISATION } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const FOLDER = join(import.meta.dirname, 'screens', 'supervision')
const DISPLAY = { width: 1280, height: 800 }

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(['en', 'zh-CN'] as const)('a supervisor in %s', (language) => {
  let desks: Desks
  let clara: CsrSide
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({ accounts: [ANNA, CLARA], language, csrDisplay: DISPLAY })
    clara = await desks.colleague(CLARA, DISPLAY)
    looks = new Looks({ folder: FOLDER, language })
    await clara.button(clara.words.home.start).waitFor()
  })
  afterAll(() => desks?.close())

  const named = (text: string, name: string): string => text.replaceAll('{{name}}', name)
  const watch = (): Locator => clara.button(named(clara.words.supervision.watchOne, ANNA.name))
  const question = (): Locator =>
    desks.csr.page.getByRole('dialog', {
      name: named(desks.csr.words.supervision.question.title, CLARA.name),
    })
  const customerIsTold = (): Promise<void> =>
    desks.customer.isTold(
      named(desks.customer.words.session.supervisorOf, CLARA.name).replace('{{organisation}}', ORGANISATION),
      20_000,
    )

  async function claraLeaves(): Promise<void> {
    const { words } = clara
    await clara.leaves()
    await clara.button(words.session.over.home).click()
    await clara.button(words.home.start).waitFor()
  }

  it('sees the sessions of the site come and go, and nobody else does', async () => {
    const { supervision } = clara.words
    await clara.page.getByText(supervision.nobody).waitFor()
    await looks.at('nobody', clara.page)
    expect(await desks.csr.page.getByText(supervision.title, { exact: true }).count()).toBe(0)
    await desks.meet()

    await watch().waitFor()
    await clara.page.getByText(ANNA.name).first().waitFor()
    expect(await clara.page.getByText(LEE).count()).toBe(0)
    await looks.at('sessions', clara.page)
    expect(looks.findings()).toEqual([])
  })

  it('is asked about at first, named by the number of the computer, and may be refused', async () => {
    const number = await clara.computerNumber(CLARA)
    await watch().click()
    await question().waitFor()
    await waitFor(
      'the number',
      async () => (await question().getByTestId('their-number').textContent()) === number,
    )
    await looks.at('question', desks.csr.page)
    await looks.at('asking', clara.page)
    await question().getByRole('button', { name: desks.csr.words.supervision.question.notNow }).click()

    await clara.page.getByText(named(clara.words.supervision.failed.declined, ANNA.name)).waitFor()
    await looks.at('declined', clara.page)
    expect(looks.findings()).toEqual([])
  })

  it('comes in after a yes of both, and the customer is told by name and role', async () => {
    const { csr, customer } = desks
    await customer.minimizes()
    await watch().click()
    await question().waitFor()
    await question().getByRole('button', { name: csr.words.supervision.question.letIn }).click()
    const answer = clara.page.getByRole('dialog', {
      name: named(clara.words.colleagues.letIn.title, ANNA.name),
    })
    await answer.waitFor()
    await looks.at('first-meeting', clara.page)
    await answer.getByRole('button', { name: clara.words.colleagues.letIn.accept }).click()

    await customerIsTold()
    const isInSight = await customer.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().startsWith('app://customer-agent/') && !window.isMinimized(),
      ),
    )
    expect(isInSight).toBe(true)
    await csr.sees(CLARA.name, 'supervisor')
    await csr.page.getByText(named(csr.words.session.noticeJoined.supervisor, CLARA.name)).waitFor()
    await clara.sees(LEE)
    await looks.at('watched', csr.page)
    await looks.at('told', customer.page)
    await customer.resize({ width: 380, height: 560 })
    await looks.again('told-small', customer.page)
    expect(looks.findings()).toEqual([])
  })

  it('sees the desktop only after the customer’s yes to a supervisor', async () => {
    const { customer } = desks
    await clara.ask('view')
    const sheet = await customer.sheet()
    await sheet
      .getByText(customer.words.consent.supervisorOf.replace('{{organisation}}', ORGANISATION))
      .waitFor()
    await looks.at('sheet', sheet)
    await customer.allows()

    await clara.seesPicture(customer.display)
    await looks.at('watching', clara.page)
    expect(looks.findings()).toEqual([])
  })

  it('leaves, and everybody sees it', async () => {
    const { csr, customer } = desks
    await claraLeaves()

    await customer.isTold(named(customer.words.session.supervisorGone, CLARA.name))
    await csr.page.getByText(named(csr.words.session.noticeLeft.supervisor, CLARA.name)).waitFor()
    await looks.at('gone', customer.page)
    expect(looks.findings()).toEqual([])
  })

  it('is let in for good by a press of the CSR, and comes in by itself from then on', async () => {
    const { csr } = desks
    await watch().click()
    await question().waitFor()
    await question()
      .getByRole('checkbox', { name: named(csr.words.supervision.question.forGood, CLARA.name) })
      .check()
    await looks.at('question-of-a-known-computer', csr.page)
    await question().getByRole('button', { name: csr.words.supervision.question.letIn }).click()
    await clara.sees(LEE)
    await claraLeaves()

    await watch().click()
    await clara.sees(LEE)
    await customerIsTold()
    expect(await question().count()).toBe(0)
    expect(looks.findings()).toEqual([])
  })
})
