/** Four people in one session, each with a real app at a display of their own: two CSRs and two customers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import type { Page } from 'playwright-core'
import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS, type CsrSide } from './rig/csr-side.ts'
import { type CustomerSide, LEE } from './rig/customer-side.ts'
import type { Rgb } from './rig/display.ts'
import { moves } from './rig/moving.ts'
import { hasReceived, hearTexts } from './rig/received-texts.ts'
import { Desks } from './rig/session.ts'
import { ANNA, BEN, ORGANISATION } from './rig/site.ts'
import { writeSpeech } from './rig/speech.ts'
import { energyDuring, generatedDevices, screensSent, watchConnections } from './rig/voices.ts'
import { waitFor } from './rig/wait.ts'

const KIM = 'Kim'
/** Long enough that no random number in what the apps say to each other has it. */
const SECRET = 'Rumpelstiltskin'
const RED: Rgb = [200, 16, 32]
const VOICE = voiceWords.en
/** See voice.e2e.ts. */
const SILENT = 1e-6
const AUDIBLE = 1e-5
const LISTENING_MS = 2_500
/** For as long as a still screen is captured at full speed. */
const STILL_MS = 1_500

let desks: Desks
let ben: CsrSide
let kim: CustomerSide
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskside-room-'))
  const speech = join(folder, 'speech.wav')
  writeSpeech(speech)
  desks = await Desks.open({ accounts: [ANNA, BEN], args: generatedDevices(speech) })
  ben = await desks.colleague(BEN)
  kim = await desks.anotherCustomer()
  for (const csr of [desks.csr, ben]) await csr.button(CSR_WORDS.home.start).waitFor()
  for (const page of everyone()) {
    await watchConnections(page)
    await hearTexts(page)
  }
  await desks.meet()
})

afterAll(async () => {
  await desks?.close()
  rmSync(folder, { recursive: true, force: true })
})

const everyone = (): readonly Page[] => [desks.csr.page, desks.customer.page, ben.page, kim.page]
const hears = async (page: Page): Promise<number> => energyDuring(page, LISTENING_MS)

describe('two CSRs and two customers', () => {
  it('meet, one of them by a call: everybody has a verified link to everybody else', async () => {
    await kim.joins(await desks.csr.invitesAnother(), KIM)
    await desks.csr.calls(BEN.name, 'Two customers at once')
    await ben.ringing(ANNA.name).getByRole('button', { name: CSR_WORDS.colleagues.incoming.accept }).click()
    await ben.button(CSR_WORDS.session.leave).waitFor()

    for (const csr of [desks.csr, ben]) {
      await csr.sees(LEE)
      await csr.sees(KIM)
    }
    const colleague = desks.customer.words.session.colleagueOf
      .replace('{{name}}', BEN.name)
      .replace('{{organisation}}', ORGANISATION)
    await desks.customer.isTold(colleague)
    await kim.isTold(colleague)
  })

  it('talk to one person: the others’ apps never receive the bytes', async () => {
    const { csr } = desks
    await csr.page
      .getByLabel(csr.chatWords.sendTo)
      .selectOption({ label: csr.chatWords.customerNamed.replace('{{name}}', KIM) })
    await csr.says(`The secret is ${SECRET}`)
    await kim.reads(`The secret is ${SECRET}`)
    await csr.page.getByLabel(csr.chatWords.sendTo).selectOption('everyone')
    await csr.says('Good morning, all')

    for (const page of [desks.customer.page, ben.page, kim.page])
      await waitFor('the line for all', () => hasReceived(page, 'Good morning, all'))
    expect(await hasReceived(kim.page, `The secret is ${SECRET}`)).toBe(true)
    expect(await hasReceived(desks.customer.page, SECRET)).toBe(false)
    expect(await hasReceived(ben.page, SECRET)).toBe(false)
  })

  it('hear each other, and only those who are not muted', async () => {
    await desks.csr.button(VOICE.menu).click()
    await desks.csr.page.getByRole('menuitem', { name: VOICE.start, exact: true }).click()
    for (const person of [desks.customer, kim, ben]) await person.button(VOICE.join).click()
    await desks.csr.sees(LEE, 'microphoneOn')
    await desks.csr.sees(KIM, 'microphoneOn')
    // All generated microphones say the same; one at a time, or each would be taken for the others' echo.
    await desks.csr.button(VOICE.menu).click()
    await desks.csr.page.getByRole('menuitem', { name: VOICE.muteAll, exact: true }).click()
    await desks.csr.button(VOICE.mute).click()
    for (const page of everyone()) await waitFor('silence', async () => (await hears(page)) < SILENT)

    await kim.button(VOICE.unmute).click()

    for (const page of [desks.csr.page, ben.page, desks.customer.page])
      await waitFor('Kim’s voice', async () => (await hears(page)) > AUDIBLE)
    await desks.csr.button(VOICE.menu).click()
    await desks.csr.page.getByRole('menuitem', { name: VOICE.end, exact: true }).click()
  })

  it('see Anna’s video, moving', async () => {
    const words = videoWords.en
    await desks.csr.page.getByRole('toolbar').getByRole('button', { name: words.start }).click()

    for (const page of [desks.customer.page, kim.page, ben.page]) {
      const tile = page.getByLabel(words.pictureOf.replace('{{name}}', ANNA.name))
      await tile.waitFor()
      await waitFor('the picture to move', () => moves(tile))
    }
    await desks.csr.page.getByRole('toolbar').getByRole('button', { name: words.stop }).click()
  })

  it('change the primary customer, who is asked anew, and the other one looks on', async () => {
    await desks.csr.chooses('makePrimary', KIM)
    await desks.csr.sees(KIM, 'primary')
    await desks.csr.ask('control')
    await kim.allows('session')
    await desks.csr.seesPicture(kim.display)
    const red = await ColourWindow.open(kim.display, RED, { x: 500, y: 300, width: 500, height: 300 })

    await waitFor('Kim’s desktop at Anna’s', () => desks.csr.display.pixelsLike(RED) > 20_000)
    await desks.customer.restores()
    await waitFor('Kim’s desktop at Lee’s', () => desks.customer.display.pixelsLike(RED) > 3_000)
    expect(ben.display.pixelsLike(RED)).toBe(0)
    await red.close()
  })

  it('send no picture sixty times: ten of a screen that stands still to who controls, and two to who looks on', async () => {
    const red = await ColourWindow.open(kim.display, RED, { x: 500, y: 300, width: 500, height: 300 })
    await waitFor('Kim’s desktop at Anna’s', () => desks.csr.display.pixelsLike(RED) > 20_000)
    // The capture takes sixty pictures a second for a while after each change.
    await red.close()
    const before = await screensSent(kim.page)
    await kim.page.waitForTimeout(STILL_MS)
    const after = await screensSent(kim.page)

    const sent = after.map((count, index) => count - (before[index] ?? 0))
    const [controller = 0, onlooker = 0] = sent.toSorted((one, other) => other - one)
    expect(controller).toBeGreaterThan(2)
    expect(controller).toBeLessThan(25)
    expect(onlooker).toBeGreaterThan(0)
    expect(onlooker).toBeLessThan(8)
  })

  it('pass control to Ben and back: Anna’s access ends at once', async () => {
    await desks.csr.passesControl(BEN.name, 'Please go on.')
    await ben.takesOver(ANNA.name, 'Please go on.')
    await waitFor('the banner to go', () => !kim.app.hasWindow('banner'))
    await ben.ask('view')
    await kim.allows()
    await ben.seesPicture(kim.display)

    await ben.passesControl(ANNA.name, '')
    await desks.csr.takesOver(BEN.name, '')
    await waitFor('the banner to go', () => !kim.app.hasWindow('banner'))
  })

  it('are shown Anna’s desktop, each of them', async () => {
    const { csr } = desks
    const red = await ColourWindow.open(csr.display, RED, { x: 1320, y: 300, width: 260, height: 300 })
    await csr.button(CSR_WORDS.remote.menu).click()
    await csr.page.getByRole('menuitem', { name: CSR_WORDS.remote.shareDesktop, exact: true }).click()
    await csr.button(CSR_WORDS.myDesk.show).click()

    await kim.restores()
    // Until it is answered, the question about the new host takes the room of the picture.
    for (const person of [desks.customer, kim]) await person.button(person.words.session.goOn).click()
    for (const person of [desks.customer, kim, ben]) {
      await person.page.getByText(screenSharingWords.en.desktopOf.replace('{{name}}', ANNA.name)).waitFor()
      await waitFor('Anna’s desktop', () => person.display.pixelsLike(RED) > 1_000)
    }
    await csr.button(CSR_WORDS.myDesk.stop).click()
    await red.close()
  })

  it('are all told when Anna ends the session', async () => {
    await desks.csr.end('Solved.')

    await desks.customer.isTold(desks.customer.words.over.ended)
    await kim.isTold(kim.words.over.ended)
    await ben.page.getByText(CSR_WORDS.session.over.ended).waitFor()
  })
})
