import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { seriousFindings } from './rig/accessibility.ts'
import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import type { Rgb } from './rig/display.ts'
import { keyboardFindings } from './rig/keyboard.ts'
import { layoutFindings } from './rig/layout.ts'
import { keepNotices, openNotices, pressNotice } from './rig/notices.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { writeSpeech } from './rig/speech.ts'
import { energyDuring, generatedDevices, watchConnections } from './rig/voices.ts'
import { pause, waitFor } from './rig/wait.ts'

const KIM = 'Kim'
const WORDS = CSR_WORDS.tabs
const VOICE_WORDS = voiceWords.en
const RED: Rgb = [200, 16, 32]
const BLUE: Rgb = [16, 64, 200]
const GREEN: Rgb = [16, 140, 48]
const PLACE = { x: 500, y: 300, width: 500, height: 300 }
const SEEN = 20_000
/** Longer than a capture sends anything of a screen where nothing moves. */
const AT_REST_MS = 6_000
const LISTENING_MS = 2_500
const SILENCE = 1e-6
const VOICE = 1e-5

let desks: Desks
let kim: CustomerSide
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskside-tabs-'))
  const speech = join(folder, 'speech.wav')
  writeSpeech(speech)
  desks = await Desks.open({ args: generatedDevices(speech) })
  kim = await desks.anotherCustomer()
  await desks.csr.button(CSR_WORDS.home.start).waitFor()
  await watchConnections(desks.customer.page)
  await keepNotices(desks.csr.page)
  await desks.meet()
})

afterAll(async () => {
  await desks?.close()
  rmSync(folder, { recursive: true, force: true })
})

const onHoldAt = ({ page, words }: CustomerSide) =>
  page.getByText(words.session.onHold.replace('{{name}}', ANNA.name))
const sees = (colour: Rgb) => desks.csr.display.pixelsLike(colour) > SEEN
const heardByLee = () => energyDuring(desks.customer.page, LISTENING_MS)

async function says(item: string): Promise<void> {
  await desks.csr.button(VOICE_WORDS.menu).click()
  await desks.csr.page.getByRole('menuitem', { name: item, exact: true }).click()
}

describe('a second session', () => {
  it('begins on the start page while the first one goes on, on hold, and its customer is told', async () => {
    const { csr, customer } = desks
    await csr.homeTab.click()
    await onHoldAt(customer).waitFor()
    const code = await csr.start()
    await csr.page.keyboard.press('Escape')
    await csr.tab(WORDS.nameless.replace('{{number}}', '2')).waitFor()
    await csr.turnsTo(LEE)
    await onHoldAt(customer).waitFor({ state: 'detached' })

    await kim.joins(code, KIM)

    await csr.tab(`${KIM} · ${WORDS.waitingLong.replace('{{names}}', KIM)}`).waitFor()
    expect(await openNotices(csr.page)).toEqual([`${KIM}: ${WORDS.news.joined.replace('{{who}}', KIM)}`])
    await onHoldAt(kim).waitFor()
  })

  it('is reached by its notification, and nobody waits there any more', async () => {
    const { csr } = desks
    await pressNotice(csr.page, WORDS.news.joined.replace('{{who}}', KIM))

    await csr.isAt(KIM)
    await csr.sees(KIM)
    expect(await csr.people()).toEqual([ANNA.name, KIM])
    await onHoldAt(kim).waitFor({ state: 'detached' })
    expect(await csr.tab(KIM).getAttribute('aria-label')).toBe(KIM)
  })

  it('has lines of the one behind counted, with a notification that says who and not what', async () => {
    const { csr, customer } = desks
    await customer.says('my secret is 1234')
    await customer.says('are you there?')

    await csr.tab(`${LEE} · .*${WORDS.unread.replace('{{count}}', '2')}`).waitFor()
    expect(await openNotices(csr.page)).toEqual([`${LEE}: ${WORDS.news.chat.replace('{{who}}', LEE)}`])

    await csr.chatField.fill('half a line to Kim')
    await csr.turnsTo(LEE)
    await csr.reads('are you there?')
    await csr.tab(`${LEE}$`).waitFor()
    expect(await openNotices(csr.page)).toEqual([])
    await csr.turnsTo(KIM)
    expect(await csr.chatField.inputValue()).toBe('half a line to Kim')
    await csr.chatField.fill('')
  })

  it('can be used by everyone: names, contrast, room, keyboard', async () => {
    const { page } = desks.csr

    expect(await seriousFindings(page)).toEqual([])
    expect(await layoutFindings(page)).toEqual([])
    expect(await keyboardFindings(page)).toEqual([])
  })
})

describe('what is seen', () => {
  it('is the desktop of the session in front', async () => {
    const { csr, customer } = desks
    await ColourWindow.open(kim.display, BLUE, PLACE)
    await csr.ask('view')
    await kim.allows()
    await waitFor('Kim’s desktop', () => sees(BLUE))
    await ColourWindow.open(customer.display, RED, PLACE)
    await csr.turnsTo(LEE)
    expect(sees(BLUE)).toBe(false)
    await csr.ask('control')
    await customer.allows()
    await waitFor('Lee’s desktop', () => sees(RED))

    await csr.turnsTo(KIM)
    await waitFor('Kim’s desktop alone', () => sees(BLUE) && !sees(RED))
  })

  it('is how it is now, also of a screen that changed behind and has been still since', async () => {
    const { csr, customer } = desks
    await ColourWindow.open(customer.display, GREEN, PLACE)
    await pause(AT_REST_MS)

    await csr.turnsTo(LEE)

    await waitFor('Lee’s desktop of now', () => sees(GREEN) && !sees(RED) && !sees(BLUE))
  })
})

describe('the keys that change tabs', () => {
  it('belong to the customer while the keyboard is there, and else to the app', async () => {
    const { csr } = desks
    await csr.takesKeyboard(200, 600)
    await csr.page.keyboard.press('Control+Tab')
    await csr.page.keyboard.press('Control+3')
    await csr.isAt(LEE)

    await csr.page.keyboard.press('Control+Alt+Shift+Escape')
    await csr.page.keyboard.press('Control+Tab')
    await csr.isAt(KIM)
    await csr.page.keyboard.press('Control+Tab')
    await csr.button(CSR_WORDS.home.start).waitFor()
    await csr.page.keyboard.press('Control+2')
    await csr.isAt(LEE)
  })

  it('do not hand the keyboard to the customer on the way', async () => {
    const { csr } = desks
    await csr.turnsTo(KIM)
    await csr.chatField.focus()

    await csr.page.keyboard.press('Control+2')
    await csr.isAt(LEE)

    await csr.keyboard.waitFor({ state: 'attached' })
    expect(await csr.keyboard.evaluate((field) => document.activeElement === field)).toBe(false)
  })

  it('leave the arrow keys to go along the tabs, which puts nobody on hold', async () => {
    const { csr, customer } = desks
    await csr.tab(LEE).focus()
    await csr.page.keyboard.press('ArrowRight')
    expect(await csr.tab(KIM).evaluate((tab) => document.activeElement === tab)).toBe(true)
    await csr.isAt(LEE)
    await csr.page.keyboard.press('Home')
    expect(await csr.homeTab.evaluate((tab) => document.activeElement === tab)).toBe(true)
    await csr.page.keyboard.press('End')
    expect(await onHoldAt(customer).count()).toBe(0)

    await csr.page.keyboard.press('Enter')

    await csr.isAt(KIM)
  })
})

describe('the microphone', () => {
  it('is silent in the session behind, and afterwards as it was', async () => {
    const { csr, customer } = desks
    await csr.turnsTo(LEE)
    await says(VOICE_WORDS.start)
    await customer.restores()
    await customer.button(VOICE_WORDS.join).click()
    await csr.sees(LEE, 'microphoneOn')
    // Both generated microphones say the same: Lee’s own voice would be taken for an echo.
    await customer.button(VOICE_WORDS.mute).click()
    await waitFor('the voice', async () => (await heardByLee()) > VOICE)

    await csr.turnsTo(KIM)
    await onHoldAt(customer).waitFor()
    await waitFor('silence', async () => (await heardByLee()) < SILENCE)
    expect(await csr.tab(LEE).getAttribute('aria-label')).toContain(WORDS.onHoldLong)
    await csr.turnsTo(LEE)
    await waitFor('the voice', async () => (await heardByLee()) > VOICE)

    await csr.button(VOICE_WORDS.mute).click()
    await csr.turnsTo(KIM)
    await csr.turnsTo(LEE)
    await csr.button(VOICE_WORDS.unmute).waitFor()
    await waitFor('silence', async () => (await heardByLee()) < SILENCE)
  })
})

describe('closing the window', () => {
  const closeWindow = () =>
    desks.csr.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  it('says how many sessions run, and stays when the person stays', async () => {
    const { csr } = desks
    await closeWindow()

    const question = csr.page.getByRole('dialog', {
      name: CSR_WORDS.closing.title.replace('{{count}}', '2'),
    })
    await question.getByText(KIM).waitFor()
    await question.getByRole('button', { name: CSR_WORDS.closing.stay }).click()

    await question.waitFor({ state: 'detached' })
    await csr.sees(LEE)
  })

  it('goes through them one by one; what has ended stays as a tab, and the other goes on', async () => {
    const { csr, customer } = desks
    await csr.turnsTo(KIM)
    await closeWindow()
    await csr.button(CSR_WORDS.closing.goThrough).click()
    const end = csr.page.getByRole('dialog', { name: CSR_WORDS.end.title })
    await csr.isAt(LEE)
    await end.getByRole('textbox').fill('Lee’s printer prints')
    await end.getByRole('button', { name: CSR_WORDS.end.end, exact: true }).click()
    await customer.isTold(customer.words.over.ended)

    await csr.isAt(KIM)
    await end.getByRole('button', { name: CSR_WORDS.end.cancel }).click()
    await end.waitFor({ state: 'detached' })
    await csr.sees(KIM)
    await csr.tab(`${LEE} · ${WORDS.end['by-you']}`).click()
    await csr.page.getByText(CSR_WORDS.session.over.notesSaved).waitFor()
    await csr.button(CSR_WORDS.session.over.home).click()
    await csr.tab(LEE).waitFor({ state: 'detached' })
    await csr.button(CSR_WORDS.home.start).waitFor()
  })
})

describe('the start page beside a session', () => {
  it('does not sign out, and offers no notes that are still being written', async () => {
    const { csr } = desks
    await csr.turnsTo(KIM)
    await csr.page.getByRole('tab', { name: CSR_WORDS.session.notes }).click()
    await csr.page.getByPlaceholder(CSR_WORDS.notes.placeholder).fill('in the middle of it')
    await csr.page.getByText(CSR_WORDS.notes.unsaved).waitFor()
    await csr.homeTab.click()

    await csr.button(CSR_WORDS.home.signedInAs.replace('{{name}}', ANNA.name)).click()
    await csr.page.getByText(CSR_WORDS.home.signOutLater).waitFor()
    expect(await csr.page.getByRole('menuitem', { name: CSR_WORDS.home.signOut }).isDisabled()).toBe(true)
    await csr.page.keyboard.press('Escape')
    expect(await csr.page.getByText(CSR_WORDS.leftOver.title).count()).toBe(0)
  })

  it('leaves the last session able to end as ever', async () => {
    const { csr } = desks
    await csr.turnsTo(KIM)
    await csr.end('Kim is helped')

    await kim.isTold(kim.words.over.ended)
  })
})
