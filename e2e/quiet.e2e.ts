/** Sessions in which nothing happens: everyone is warned, anybody can keep them open, and they end by themselves. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CsrSide } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { press } from './rig/keyboard.ts'
import { Looks, type LooksOptions } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN } from './rig/site.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'quiet')
const USUAL = { width: 460, height: 700 }
const SMALLEST = { width: 380, height: 560 }
/** The shortest a site can set: the warning comes after a minute, the end two minutes later. */
const MINUTES = '3'
const UNTIL_WARNED_MS = 80_000
const UNTIL_OVER_MS = 140_000

/** Two CSRs and a customer whose apps are open. */
async function quietRoom(language: LooksOptions['language']) {
  const csrDisplay = { width: 1280, height: 800 }
  const site = { DESKSIDE_NOTHING_HAPPENS_MINUTES: MINUTES }
  const desks = await Desks.open({ language, site, csrDisplay, accounts: [ANNA, BEN] })
  const looks = new Looks({ folder: FOLDER, language })
  const { csr, customer } = desks
  try {
    const ben = await desks.colleague(BEN, csrDisplay)
    return { desks, looks, csr, customer, ben }
  } catch (error) {
    await desks.close()
    throw error
  }
}

type Quiet = Awaited<ReturnType<typeof quietRoom>>

/** Nothing happens afterwards. */
async function everyoneMeets({ desks, csr, ben }: Quiet): Promise<void> {
  await desks.meet()
  await ben.joins(await csr.invitesColleague())
  await ben.sees(LEE)
}

const question = ({ page, words }: CsrSide) => page.getByRole('dialog', { name: words.quiet.title })

async function everyoneIsWarned({ csr, ben, customer }: Quiet): Promise<void> {
  for (const who of [csr, ben]) await question(who).waitFor({ timeout: UNTIL_WARNED_MS })
  await customer.button(customer.words.quiet.keepOpen).waitFor()
}

async function atHelper({ customer, looks }: Quiet, name: string): Promise<void> {
  await looks.at(`customer-${name}`, customer.page)
  await customer.resize(SMALLEST)
  await looks.again(`customer-${name}-small`, customer.page)
  await customer.resize(USUAL)
}

async function lookAtWarning(room: Quiet): Promise<void> {
  // The focus begins at the last control; that the keyboard gets about is seen when it presses “End it now”.
  await room.looks.at('csr-warned', room.csr.page, { tabs: false })
  await room.looks.at('colleague-warned', room.ben.page, { tabs: false })
  await atHelper(room, 'warned')
}

// A quiet time is long: both rooms have it at once, and each test goes on with the room whose time has come.
describe('a session in which nothing happens', () => {
  let english: Quiet
  let chinese: Quiet

  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true })
    mkdirSync(FOLDER, { recursive: true })
    english = await quietRoom('en')
    chinese = await quietRoom('zh-CN')
    for (const room of [english, chinese]) await everyoneMeets(room)
  })
  afterAll(async () => {
    await english?.desks.close()
    await chinese?.desks.close()
  })

  it('goes on when the customer wants it to', async () => {
    const { csr, ben, customer, looks } = english
    await everyoneIsWarned(english)
    await lookAtWarning(english)

    await press(customer.button(customer.words.quiet.keepOpen))
    for (const who of [csr, ben]) await question(who).waitFor({ state: 'detached' })
    await customer.button(customer.words.quiet.keepOpen).waitFor({ state: 'detached' })
    expect(looks.findings()).toEqual([])
  })

  it('ends by itself, and everyone reads why', async () => {
    const { csr, ben, customer, looks } = chinese
    await everyoneIsWarned(chinese)
    await lookAtWarning(chinese)

    const atCsr = csr.words.session.over['nothing-happens'].replace('{{minutes}}', MINUTES)
    expect(await csr.whyOver(UNTIL_OVER_MS)).toBe(atCsr)
    expect(await ben.whyOver()).toBe(atCsr)
    await customer.isTold(customer.words.over['nothing-happens'].replace('{{minutes}}', MINUTES))
    await looks.at('csr-over', csr.page)
    await atHelper(chinese, 'over')
    expect(looks.findings()).toEqual([])
  })

  it('warns again, and the CSR who ends it then keeps the notes', async () => {
    const { csr, ben, looks } = english
    await everyoneIsWarned(english)
    await press(csr.button(csr.words.quiet.end))

    await csr.page.getByRole('dialog', { name: csr.words.end.title }).getByRole('textbox').waitFor()
    await question(ben).waitFor({ state: 'detached' })
    await looks.at('csr-ends', csr.page)
    expect(looks.findings()).toEqual([])
  })
})
