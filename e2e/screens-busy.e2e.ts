/** A CSR with both hands full: all of one session open at once, then a second one; both languages, light and dark, no mouse. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import { phoneWords } from '@deskside/shared/features/voice/phone-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import type { CsrSide } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import { chooseFrom, hasFocus, keepsPlace, leave, press, type } from './rig/keyboard.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { writeSpeech } from './rig/speech.ts'
import { generatedDevices } from './rig/voices.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'busy')
const DESK = { width: 1280, height: 800 }
/** Long enough to try every row that shows it. */
const KIM = 'Wolfeschlegelsteinhausenbergerdorff-Maximiliane von und zu 欧阳建国'
const NUMBERS = 'Germany / Berlin +49 30 1234567, 上海 +86 21 5555 0100'

let speechFolder: string

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  speechFolder = mkdtempSync(join(tmpdir(), 'deskside-busy-'))
  writeSpeech(join(speechFolder, 'speech.wav'))
})
afterAll(() => rmSync(speechFolder, { recursive: true, force: true }))

describe.each(['en', 'zh-CN'] as const)('a busy CSR in %s', (language) => {
  const voice = voiceWords[language]
  const video = videoWords[language]
  const phone = phoneWords[language]
  let desks: Desks
  let csr: CsrSide
  let customer: CustomerSide
  let kim: CustomerSide
  let looks: Looks

  beforeAll(async () => {
    desks = await Desks.open({
      language,
      csrDisplay: DESK,
      args: generatedDevices(join(speechFolder, 'speech.wav')),
      site: { DESKSIDE_PHONE_NUMBERS: NUMBERS },
    })
    ;({ csr, customer } = desks)
    kim = await desks.anotherCustomer()
    for (const { page } of [csr, customer, kim]) page.setDefaultTimeout(15_000)
    looks = new Looks({ folder: FOLDER, language })
  })
  afterAll(async () => {
    await desks?.close()
  })

  const named = (words: string, name: string): string => words.replaceAll('{{name}}', name)
  const dialog = ({ page }: CsrSide, name: string) => page.getByRole('dialog', { name, exact: true })

  const atHelper = (name: string, side = customer) => looks.atHelper(name, side)

  /** As with the cross in its corner. */
  const closeWindow = () =>
    csr.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  it('is kept out of nothing when everything is open at once', async () => {
    const tile = (name: string) => named(video.pictureOf, name)
    await press(csr.button(csr.words.home.start))
    await customer.joinsByKeyboard(await csr.shownCode())
    await csr.sees(LEE)
    await chooseFrom(csr.button(voice.menu), voice.start)
    await press(customer.button(voice.join))
    await csr.sees(LEE, 'microphoneOn')
    await press(csr.button(video.start).first())
    await customer.page.getByLabel(tile(ANNA.name)).waitFor()
    await atHelper('video-invites')
    await press(customer.button(video.start))
    await csr.page.getByLabel(tile(LEE)).waitFor()
    await chooseFrom(csr.button(voice.menu), phone.join)
    await customer.page.getByTestId('phone-pin').waitFor()
    await looks.at('csr-everything', csr.page)
    await atHelper('everything')
    await press(csr.button(video.devices))
    await csr.page.getByLabel(video.rests).waitFor()
    await looks.at('csr-camera', csr.page)
    await leave(csr.page.getByLabel(video.rests))
    await press(customer.button(video.stop))
    await csr.page.getByLabel(tile(LEE)).waitFor({ state: 'detached' })
    await press(csr.button(video.stop).first())
    await customer.page.getByLabel(tile(ANNA.name)).waitFor({ state: 'detached' })
    await keepsPlace(csr.page)
    await keepsPlace(customer.page)
    await chooseFrom(csr.button(voice.menu), phone.end)
    await customer.page.getByTestId('phone-pin').waitFor({ state: 'detached' })

    expect(looks.findings()).toEqual([])
  })

  it('is kept out of nothing when the same is written often', async () => {
    const { replies } = csr.words
    const manager = dialog(csr, replies.title)
    await press(csr.button(csr.chatWords.replies))
    await csr.button(csr.chatWords.manageReplies).waitFor()
    await looks.at('csr-replies-none', csr.page)
    await press(csr.button(csr.chatWords.manageReplies))
    await manager.waitFor()
    await press(csr.button(replies.add))
    await type(csr.page.getByLabel(replies.name, { exact: true }), 'Greeting 问候')
    await type(
      manager.getByLabel(replies.message, { exact: true }),
      'Hello {{customer}}, this is {{csr}}. 您好！',
    )
    await looks.at('csr-reply-new', csr.page)
    await press(csr.button(replies.save))
    await csr.button(replies.editOne.replace('{{title}}', 'Greeting 问候')).waitFor()
    await hasFocus(csr.button(replies.add))
    await looks.at('csr-replies-kept', csr.page)
    await leave(manager)
    await type(csr.chatField, '/')
    await csr.page.getByRole('option', { name: 'Greeting 问候' }).waitFor()
    await looks.at('csr-replies', csr.page)
    await type(csr.chatField, '')

    expect(looks.findings()).toEqual([])
  })

  it('is kept out of nothing when a second session begins', async () => {
    const { closing, end, home } = csr.words
    await csr.page.keyboard.press('Control+1')
    await customer.isTold(named(customer.words.session.onHold, ANNA.name))
    await press(csr.button(home.start))
    const code = await csr.shownCode()
    await kim.joinsByKeyboard(code, KIM)
    await csr.sees(KIM)
    await looks.at('csr-two-sessions', csr.page)

    const question = dialog(csr, closing.title.replace('{{count}}', '2'))
    await closeWindow()
    await question.waitFor()
    await looks.at('csr-closing', csr.page)
    await press(question.getByRole('button', { name: closing.stay }))
    await question.waitFor({ state: 'detached' })
    await keepsPlace(csr.page)
    await closeWindow()
    await press(question.getByRole('button', { name: closing.goThrough }))
    await dialog(csr, end.title).waitFor()
    await looks.at('csr-closing-one', csr.page)
    await leave(dialog(csr, end.title))
    expect(await csr.tab(LEE).count()).toBe(1)

    expect(looks.findings()).toEqual([])
  })
})
