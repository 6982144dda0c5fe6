/** The screens of several people in one session, in both languages, light and dark, gone through without a mouse. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import type { CsrSide } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import { chooseFrom, keepsPlace, leave, press, reach, type } from './rig/keyboard.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN } from './rig/site.ts'
import { writeSpeech } from './rig/speech.ts'
import { generatedDevices } from './rig/voices.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'several')
const DESK = { width: 1280, height: 800 }
/** Long enough to try every row that shows them. */
const COLLEAGUE = { ...BEN, name: 'Dr. Benedikt-Alexander Okafor-Wolkenstein 欧本笃' }
const KIM = 'Wolfeschlegelsteinhausenbergerdorff-Maximiliane von und zu 欧阳建国'
const NOTE = 'The driver is missing 缺少驱动程序\nI have tried the one for Windows 10'

let speechFolder: string

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  speechFolder = mkdtempSync(join(tmpdir(), 'deskside-people-'))
  writeSpeech(join(speechFolder, 'speech.wav'))
})
afterAll(() => rmSync(speechFolder, { recursive: true, force: true }))

describe.each(['en', 'zh-CN'] as const)('several people in %s', (language) => {
  const voice = voiceWords[language]
  let desks: Desks
  let csr: CsrSide
  let ben: CsrSide
  let customer: CustomerSide
  let kim: CustomerSide
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({
      language,
      accounts: [ANNA, COLLEAGUE],
      csrDisplay: DESK,
      args: generatedDevices(join(speechFolder, 'speech.wav')),
    })
    ;({ csr, customer } = desks)
    ;[ben, kim] = await Promise.all([desks.colleague(COLLEAGUE, DESK), desks.anotherCustomer()])
    for (const { page } of [csr, ben, customer, kim]) page.setDefaultTimeout(15_000)
    looks = new Looks({ folder: FOLDER, language })
  })
  afterAll(async () => {
    await desks?.close()
  })

  const named = (words: string, name: string): string => words.replaceAll('{{name}}', name)
  const dialog = ({ page }: CsrSide, name: string) => page.getByRole('dialog', { name, exact: true })

  const atHelper = (name: string, side = customer) => looks.atHelper(name, side)

  /** From the menu of somebody's row. */
  const does = (side: CsrSide, action: 'makePrimary' | 'passControl' | 'remove', name: string) =>
    chooseFrom(side.button(named(side.words.people.actions, name)), side.words.people[action])

  it('are kept out of nothing when they talk', async () => {
    await press(csr.button(csr.words.home.start))
    await customer.joinsByKeyboard(await csr.shownCode())
    await csr.sees(LEE)
    await chooseFrom(csr.button(voice.menu), voice.start)
    await customer.page.getByText(named(voice.invites, ANNA.name)).waitFor()
    await atHelper('voice-invitation')
    await csr.page.getByText(voice.alone).waitFor()
    await looks.at('csr-voice-alone', csr.page)
    await press(customer.button(voice.join))
    await csr.sees(LEE, 'microphoneOn')
    await keepsPlace(customer.page)

    await press(customer.button(voice.devices))
    await customer.page.getByLabel(voice.microphone, { exact: true }).waitFor()
    await atHelper('voice-devices')
    await leave(customer.page.getByLabel(voice.microphone, { exact: true }))
    await press(customer.button(voice.mute), 'Space')
    await csr.sees(LEE, 'microphoneMuted')
    await atHelper('voice-muted')
    await reach(customer.button(voice.hold))
    await customer.page.keyboard.down('Space')
    await customer.isTold(voice.heldNow)
    await looks.at('customer-voice-held', customer.page, { tabs: false })
    await customer.page.keyboard.up('Space')
    await customer.isTold(voice.holdHint)
    await press(csr.button(voice.devices))
    await csr.page.getByLabel(voice.microphone, { exact: true }).waitFor()
    await looks.at('csr-voice-devices', csr.page)
    await leave(csr.page.getByLabel(voice.microphone, { exact: true }))

    expect(looks.findings()).toEqual([])
  })

  it('are kept out of nothing when more come', async () => {
    const { invite, join: joining, home, session } = csr.words
    await press(csr.button(session.invite))
    await press(csr.button(invite.another))
    await csr.shownCode()
    await looks.at('csr-invite-another', csr.page)
    await kim.joinsByKeyboard(await csr.shownCode(), KIM)
    await csr.sees(KIM)
    await dialog(csr, invite.title).waitFor({ state: 'detached' })
    await keepsPlace(csr.page)
    await press(kim.button(voice.notNow))
    await kim.page.getByText(voice.running).waitFor()
    await atHelper('second', kim)
    await press(kim.button(voice.join))
    await csr.sees(KIM, 'microphoneOn')

    await press(csr.button(session.invite))
    await reach(csr.page.getByRole('tab', { name: invite.customer }))
    await csr.page.keyboard.press('ArrowRight')
    const code = await csr.shownCode()
    await press(ben.button(home.join))
    await dialog(ben, joining.title).waitFor()
    await type(ben.page.getByRole('textbox', { name: joining.code }), '123 456 - 789')
    await ben.page.keyboard.press('Enter')
    await ben.page.getByText(joining.notACode).waitFor()
    await looks.at('colleague-join-not-a-code', ben.page)
    await type(ben.page.getByRole('textbox', { name: joining.code }), code)
    await ben.page.keyboard.press('Enter')
    await ben.sees(KIM)
    await looks.at('colleague-session', ben.page)
    await csr.sees(COLLEAGUE.name)
    await looks.at('csr-four-people', csr.page)
    await atHelper('four-people')

    await does(csr, 'makePrimary', KIM)
    await csr.sees(KIM, 'primary')
    await keepsPlace(csr.page)
    expect(looks.findings()).toEqual([])
  })

  it('are kept out of nothing when one takes over from the other', async () => {
    const { handOver, session } = csr.words
    await does(csr, 'passControl', COLLEAGUE.name)
    await dialog(csr, named(handOver.title, COLLEAGUE.name)).waitFor()
    await looks.at('csr-pass-control', csr.page)
    await leave(dialog(csr, named(handOver.title, COLLEAGUE.name)))
    await does(csr, 'passControl', COLLEAGUE.name)
    await type(csr.page.getByRole('textbox', { name: named(handOver.note, COLLEAGUE.name) }), NOTE)
    await press(csr.button(handOver.pass))
    await dialog(csr, named(handOver.waitingTitle, COLLEAGUE.name)).waitFor()
    await looks.at('csr-passing', csr.page)
    await dialog(ben, named(handOver.askedTitle, ANNA.name)).waitFor()
    await looks.at('colleague-asked', ben.page)
    await press(ben.button(handOver.accept))
    await ben.button(session.end).waitFor()
    await keepsPlace(ben.page)
    await keepsPlace(csr.page)
    await looks.at('colleague-hosts', ben.page)
    await looks.at('csr-passed', csr.page)

    await does(ben, 'passControl', ANNA.name)
    await press(ben.button(handOver.pass))
    await press(csr.button(handOver.accept))
    await csr.button(session.end).waitFor()
    await keepsPlace(csr.page)
    await keepsPlace(ben.page)
    expect(looks.findings()).toEqual([])
  })

  it('are kept out of nothing while one looks elsewhere', async () => {
    await csr.page.keyboard.press('Control+1')
    await customer.isTold(named(customer.words.session.onHold, ANNA.name))
    await atHelper('on-hold')
    await ben.page.getByText(ben.words.people.onHold).first().waitFor()
    await looks.at('colleague-on-hold', ben.page)
    await csr.page.keyboard.press('Control+2')
    await csr.isAt(KIM)

    expect(looks.findings()).toEqual([])
  })

  it('are kept out of nothing when one is taken out', async () => {
    const { common, people } = csr.words
    const question = dialog(csr, named(people.removeTitle, KIM))
    await does(csr, 'remove', KIM)
    await question.waitFor()
    await looks.at('csr-remove', csr.page)
    await press(question.getByRole('button', { name: common.cancel }))
    await question.waitFor({ state: 'detached' })
    await keepsPlace(csr.page)
    await does(csr, 'remove', KIM)
    await press(question.getByRole('button', { name: people.remove, exact: true }))
    await kim.isTold(kim.words.over.removed)
    await question.waitFor({ state: 'detached' })
    await keepsPlace(csr.page)
    await atHelper('removed', kim)

    expect(looks.findings()).toEqual([])
  })
})
