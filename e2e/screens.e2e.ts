/** Every screen of both apps, in both languages, light and dark, gone through from end to end without a mouse. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import type { CsrSide } from './rig/csr-side.ts'
import type { CustomerSide } from './rig/customer-side.ts'
import { choose, chooseFrom, leave, press, reach, type } from './rig/keyboard.ts'
import { Looks } from './rig/looks.ts'
import { cutOff } from './rig/network.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens')
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Maximiliane von und zu 欧阳建国'
/** Long enough to try every row that shows it. */
const ACCOUNT = { ...ANNA, name: 'Dr. Anna-Katharina Schwarzenberger-Wolkenstein 韦安娜' }
const LINK = `deskside:join/123456#${'0123456789abcdefghjkmnpqr0'}`

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

describe.each(['en', 'zh-CN'] as const)('every screen in %s', (language) => {
  let desks: Desks
  let csr: CsrSide
  let customer: CustomerSide
  let looks: Looks
  let code = ''

  beforeAll(async () => {
    desks = await Desks.open({
      language,
      accounts: [ACCOUNT],
      signedIn: false,
      csrDisplay: { width: 1280, height: 800 },
    })
    ;({ csr, customer } = desks)
    for (const { page } of [csr, customer]) page.setDefaultTimeout(15_000)
    looks = new Looks({ folder: FOLDER, language })
  })
  afterAll(async () => {
    await desks?.close()
  })

  const atHelper = (name: string) => looks.atHelper(name, customer)

  /** Opens what a button opens, looks at it, and closes it by the keyboard. */
  async function lookInto(
    name: string,
    button: string | RegExp,
    opened: string,
    tabs = false,
  ): Promise<void> {
    await press(csr.page.getByRole('button', { name: button }).first())
    await csr.page.locator(opened).waitFor()
    await looks.at(`csr-${name}`, csr.page, { tabs })
    await leave(csr.page.locator(opened))
  }

  const askByKeyboard = (access: 'requestView' | 'requestControl') =>
    chooseFrom(csr.button(csr.words.remote.menu), csr.words.remote[access])

  it('keeps nobody out before the session', async () => {
    const { signIn, home, invite } = csr.words
    await csr.button(signIn.submit).waitFor()
    await looks.at('csr-sign-in', csr.page)
    await type(csr.page.getByLabel(signIn.email), ACCOUNT.email)
    await type(csr.page.getByLabel(signIn.password, { exact: true }), 'not the password')
    await csr.page.keyboard.press('Enter')
    await csr.page.getByText(signIn['wrong-credentials']).waitFor()
    await looks.at('csr-sign-in-wrong', csr.page)
    await type(csr.page.getByLabel(signIn.password, { exact: true }), ACCOUNT.password)
    await csr.page.keyboard.press('Enter')

    await csr.button(home.start).waitFor()
    await looks.at('csr-home', csr.page)
    await lookInto('account', home.signedInAs.replace('{{name}}', ACCOUNT.name), '[role="menu"]')
    await press(csr.button(home.start))
    code = await csr.shownCode()
    await looks.at('csr-invite', csr.page)
    await lookInto('invite-send', invite.sendInvite, '[role="menu"]')
    await leave(csr.page.locator('[role="dialog"]'))
    await looks.at('csr-waiting', csr.page)

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out of joining', async () => {
    const { words, page } = customer
    await customer.codeField.waitFor()
    await atHelper('code')
    await type(customer.codeField, '123 456')
    await type(page.getByRole('textbox', { name: words.code.name }), LONG_NAME)
    await page.keyboard.press('Enter')
    await page.getByText(words.code.notACode).waitFor()
    await atHelper('not-a-code')
    await customer.app.electron.evaluate(({ app }, link) => app.emit('second-instance', {}, ['', link]), LINK)
    await page.getByText(words.code.fromLink).waitFor()
    await atHelper('code-from-link')
    await type(page.getByRole('textbox', { name: words.code.name }), LONG_NAME)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.warning.title }).waitFor()
    await atHelper('warning')
    await customer.button(words.warning.next).and(page.locator(':enabled')).waitFor({ timeout: 15_000 })
    await atHelper('warning-over')
    await press(customer.button(words.warning.next))
    await page.getByText(words.code.problem['unknown-code']).waitFor()
    await atHelper('unknown-code')

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out of getting in', async () => {
    const { words, page } = customer
    await press(csr.button(csr.words.session.invite))
    await type(customer.codeField, `${code.slice(0, 7)} - 000 000`)
    await page.keyboard.press('Enter')
    await page.getByText(words.code.problem['wrong-code']).waitFor()
    await atHelper('wrong-code')
    await looks.at('csr-invite-tried', csr.page)

    await type(customer.codeField, code)
    const cut = cutOff(customer.app)
    try {
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: words.joining.title }).waitFor()
      await atHelper('joining')
    } finally {
      cut.mend()
    }
    await customer.isIn()
    await csr.sees(LONG_NAME)
    await looks.at('csr-joined', csr.page)
    await atHelper('session')

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out of talking and of what the toolbar shows', async () => {
    const { people, quality, remote } = csr.words
    await type(csr.chatField, '你好, hello: https://support.example.com/a-rather-long-path/to-a-page')
    await csr.page.keyboard.press('Enter')
    await customer.reads('https://support.example.com/a-rather-long-path/to-a-page')
    await type(customer.chatField, 'Hello Anna, the printer does not print 打印机不工作')
    await customer.page.keyboard.press('Enter')
    await csr.reads('Hello Anna, the printer does not print 打印机不工作')
    await looks.at('csr-chat', csr.page)
    await atHelper('chat')
    await lookInto('person-menu', people.actions.replace('{{name}}', LONG_NAME), '[role="menu"]')
    await lookInto('connection', new RegExp(`^${quality.title}: `), '[role="dialog"]')
    await lookInto('verified', new RegExp(quality.safety), '[role="dialog"]')
    await lookInto('remote-control', remote.menu, '[role="menu"]')

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out of the question and its answer', async () => {
    const { consent } = customer.words
    await askByKeyboard('requestView')
    const first = await customer.sheet()
    await looks.at('customer-consent-view', first)
    await looks.at('csr-asking', csr.page)
    await press(first.getByRole('button', { name: consent.deny, exact: true }), 'Escape')
    await csr.button(csr.words.remote.askAgain).waitFor()
    await looks.at('csr-denied', csr.page)

    await askByKeyboard('requestControl')
    const second = await customer.sheet()
    await looks.at('customer-consent-control', second)
    await reach(second.getByRole('radio', { name: consent.scopes.once }))
    await second.keyboard.press('ArrowDown')
    const allow = second.getByRole('button', { name: consent.allow, exact: true })
    await allow.and(second.locator(':enabled')).waitFor()
    await press(allow, 'Space')
    await csr.seesPicture(customer.display)

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out while the screen is shared', async () => {
    const { notes, remote, screenshot, session } = csr.words
    await looks.at('customer-banner', await customer.banner(), { tabs: false })
    await customer.restores()
    await atHelper('sharing')
    await looks.at('csr-control', csr.page, { tabs: false })
    // In their order: the Tab key after the last button of the toolbar is the customer's.
    await lookInto('special-keys', remote.keys, '[role="menu"]')
    await lookInto('view', remote.view, '[role="dialog"]', true)
    await press(csr.button(screenshot.take))
    const shot = csr.page.getByRole('dialog', { name: screenshot.title.replace('{{name}}', LONG_NAME) })
    await shot.getByRole('img', { name: screenshot.title.replace('{{name}}', LONG_NAME) }).waitFor()
    await looks.at('csr-screenshot', csr.page)
    await type(shot.getByLabel(screenshot.caption), 'The error message 错误消息')
    await press(shot.getByRole('button', { name: screenshot.notes }))
    await shot.getByText(screenshot.done.notes).waitFor()
    await press(shot.getByRole('button', { name: screenshot.copy }))
    await shot.getByText(screenshot.done.copy).waitFor()
    await looks.at('csr-screenshot-done', csr.page)
    await leave(csr.page.locator('[role="dialog"]'))
    await customer.isTold(customer.words.session.screenshot.replace('{{name}}', ACCOUNT.name))
    await atHelper('screenshot')
    await csr.page.getByRole('tab', { name: session.notes }).click()
    await looks.at('csr-notes', csr.page, { tabs: false })
    await press(csr.button(notes.showPicture.replace('{{name}}', 'The error message 错误消息')))
    await csr.page.getByRole('dialog', { name: 'The error message 错误消息' }).waitFor()
    await looks.at('csr-note-picture', csr.page)
    await leave(csr.page.locator('[role="dialog"]'))

    const cut = cutOff(csr.app)
    try {
      await csr.page.getByText(session.reconnecting.replace('{{name}}', LONG_NAME)).waitFor()
      await customer.isTold(customer.words.session.reconnecting)
      await looks.at('csr-reconnecting', csr.page, { tabs: false })
      await atHelper('reconnecting')
    } finally {
      cut.mend()
    }
    await csr.sees(LONG_NAME)

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out of looking the other way', async () => {
    const { myDesk, remote } = csr.words
    const shown = screenSharingWords[language]
    const choice = (what: 'shareDesktop' | 'shareApplication') =>
      chooseFrom(csr.button(remote.menu), remote[what])
    await choice('shareApplication')
    await csr.page.getByText(myDesk.nothing.application).waitFor()
    await looks.at('csr-share-application', csr.page)
    await leave(csr.page.locator('[role="dialog"]'))
    await choice('shareDesktop')
    await csr.page.getByRole('radio').first().waitFor()
    await looks.at('csr-share-desktop', csr.page)
    await press(csr.button(myDesk.show))
    await customer.isTold(shown.desktopOf.replace('{{name}}', ACCOUNT.name))
    await looks.at('csr-banner', await csr.app.window('banner'), { tabs: false })
    await looks.at('csr-sharing', csr.page, { tabs: false })
    await press(csr.button(myDesk.giveControl))
    await csr.page.getByRole('menuitem', { name: LONG_NAME }).waitFor()
    await looks.at('csr-give-control', csr.page, { tabs: false })
    await choose(csr.page.getByRole('menuitem', { name: LONG_NAME }))
    await customer.button(shown.useIt).waitFor()
    await atHelper('shown')
    await press(customer.button(shown.useIt))
    await customer.button(shown.letGo).waitFor()
    await looks.at('customer-shown-large', customer.page, { tabs: false })
    await reach(
      customer.page.getByRole('textbox', { name: shown.keyboard.replace('{{name}}', ACCOUNT.name) }),
    )
    await customer.page.keyboard.press('Control+Alt+Shift+Escape')
    await press(customer.button(shown.letGo))
    await press(customer.button(shown.smaller))
    await press(csr.button(myDesk.pause))
    await customer.isTold(shown['by-person'].replace('{{name}}', ACCOUNT.name))
    await atHelper('shown-paused')
    await looks.at('csr-sharing-paused', csr.page, { tabs: false })
    await press(csr.button(myDesk.stop))
    await csr.button(myDesk.stop).waitFor({ state: 'detached' })

    expect(looks.findings()).toEqual([])
  })

  it('keeps nobody out at the end', async () => {
    await csr.button(csr.words.session.end).click()
    await csr.page.getByRole('dialog', { name: csr.words.end.title }).waitFor()
    await looks.at('csr-end', csr.page)
    await leave(csr.page.locator('[role="dialog"]'))
    await csr.end('Notes 笔记')
    await customer.isTold(customer.words.over.ended)
    await looks.at('csr-over', csr.page)
    await atHelper('over')

    expect(looks.findings()).toEqual([])
  })
})
