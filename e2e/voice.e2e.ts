import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { seriousFindings } from './rig/accessibility.ts'
import { LEE } from './rig/customer-side.ts'
import { Desks } from './rig/session.ts'
import { writeSpeech } from './rig/speech.ts'
import { energyDuring, generatedDevices, packetsDuring, reachesFor, watchConnections } from './rig/voices.ts'
import { waitFor } from './rig/wait.ts'

const WORDS = voiceWords.en
/** Several syllables. */
const LISTENING_MS = 2_500
/** What mixing and coding leave of silence. */
const SILENCE = 1e-6
/** Far below what a voice has. */
const VOICE = 1e-5
/** A voice takes fifty packets a second; what silence takes says that the line is alive. */
const SILENT_PACKETS = (15 * LISTENING_MS) / 1_000

let desks: Desks
let folder: string
let chosen = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskside-voice-'))
  const speech = join(folder, 'speech.wav')
  writeSpeech(speech)
  desks = await Desks.open({ args: generatedDevices(speech) })
  // Signing in loads the page anew.
  await desks.csr.button(desks.csr.words.home.start).waitFor()
  await watchConnections(desks.csr.page)
  await watchConnections(desks.customer.page)
  await desks.meet()
})

afterAll(async () => {
  await desks?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function chooses(item: string): Promise<void> {
  await desks.csr.button(WORDS.menu).click()
  await desks.csr.page.getByRole('menuitem', { name: item, exact: true }).click()
}

const heardByCsr = () => energyDuring(desks.csr.page, LISTENING_MS)
const heardByCustomer = () => energyDuring(desks.customer.page, LISTENING_MS)

describe('a voice conference', () => {
  it('can be prepared for: the microphone is heard by its own meter, and closed with the window', async () => {
    const { page } = desks.csr
    await chooses(WORDS.before)
    const dialog = page.getByRole('dialog', { name: WORDS.devices })
    const meter = dialog.getByRole('progressbar', { name: WORDS.level })
    await waitFor('the meter to move', async () => Number(await meter.getAttribute('aria-valuenow')) > 0)
    const microphones = dialog.getByLabel(WORDS.microphone, { exact: true })
    const names = await microphones.getByRole('option').allTextContents()
    chosen = names.at(-1) ?? ''
    await microphones.selectOption({ label: chosen })
    await waitFor('the meter to move', async () => Number(await meter.getAttribute('aria-valuenow')) > 0)
    await dialog.getByRole('button', { name: WORDS.test }).click()

    expect(names.length).toBeGreaterThan(1)
    expect(await seriousFindings(page)).toEqual([])
    expect(await heardByCustomer()).toBeLessThan(SILENCE)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await reachesFor(desks.customer.page, 'audio')).toBe('NotAllowedError')
  })

  it('asks the customer first, and until then the microphone cannot be opened there', async () => {
    await chooses(WORDS.start)

    await desks.customer.page.getByText(WORDS.invites.replace('{{name}}', 'Anna Weber')).waitFor()
    expect(await reachesFor(desks.customer.page, 'audio')).toBe('NotAllowedError')
    expect(await heardByCsr()).toBeLessThan(SILENCE)
    expect(await heardByCustomer()).toBeLessThan(SILENCE)
  })

  it('carries both voices once the customer has joined', async () => {
    await desks.customer.button(WORDS.join).click()

    await desks.csr.sees(LEE, 'microphoneOn')
    await desks.csr.button(WORDS.devices).click()
    const microphones = desks.csr.page.getByLabel(WORDS.microphone, { exact: true })
    await waitFor('the microphone that was chosen before', async () =>
      microphones.evaluate(
        (select, name) => select instanceof HTMLSelectElement && select.selectedOptions[0]?.text === name,
        chosen,
      ),
    )
    await desks.csr.page.keyboard.press('Escape')
    await desks.csr.page.getByText(WORDS.speaking.replace('{{name}}', LEE)).waitFor({ state: 'attached' })
    await desks.customer.page.getByText(WORDS.iSpeak).waitFor({ state: 'attached' })
    expect(await heardByCsr()).toBeGreaterThan(VOICE)
    expect(await heardByCustomer()).toBeGreaterThan(VOICE)
  })

  it('does not open the camera by that', async () => {
    expect(await reachesFor(desks.customer.page, 'video')).toBe('NotAllowedError')
  })

  it('lets the CSR be silent as well', async () => {
    // Both generated microphones say the same: the customer would be taken for the CSR's echo.
    await desks.csr.button(WORDS.mute).click()

    await waitFor('silence', async () => (await heardByCustomer()) < SILENCE)
  })

  it('is silent from somebody muted, and heard again while they hold to talk', async () => {
    await desks.customer.button(WORDS.mute).click()
    await desks.csr.sees(LEE, 'microphoneMuted')
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)
    expect(await packetsDuring(desks.csr.page, LISTENING_MS)).toBeLessThan(SILENT_PACKETS)

    // The focus is on the button just pressed, and goes to this one.
    await desks.customer.button(WORDS.hold).hover()
    await desks.customer.page.mouse.down()
    await waitFor('the voice', async () => (await heardByCsr()) > VOICE)
    const held = desks.customer.page.getByRole('button', { name: WORDS.hold, pressed: true })
    expect(await held.count()).toBe(1)
    await desks.customer.page.mouse.up()
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)

    // With the key: the panel may still be growing or shrinking under a pointer.
    await desks.customer.button(WORDS.hold).focus()
    await desks.customer.page.keyboard.down('Space')
    await waitFor('the voice', async () => (await heardByCsr()) > VOICE)
    await desks.customer.page.keyboard.up('Space')
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)

    // The key comes up at another control, which does not know that somebody holds.
    await desks.customer.button(WORDS.hold).focus()
    await desks.customer.page.keyboard.down('Space')
    await waitFor('the voice', async () => (await heardByCsr()) > VOICE)
    await desks.customer.page.keyboard.press('Tab')
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)
    await desks.customer.page.keyboard.up('Space')

    await desks.customer.button(WORDS.unmute).click()
    await waitFor('the voice', async () => (await heardByCsr()) > VOICE)
  })

  it('is muted for everyone by the CSR, and each can unmute', async () => {
    await chooses(WORDS.muteAll)
    await desks.customer.isTold(WORDS.mutedBy.replace('{{name}}', 'Anna Weber'))
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)

    await desks.customer.button(WORDS.unmute).click()
    await waitFor('the voice', async () => (await heardByCsr()) > VOICE)
  })

  it('ends for everyone, and the microphone is locked again', async () => {
    await chooses(WORDS.end)

    await desks.customer.page.getByText(WORDS.title).waitFor({ state: 'hidden' })
    await waitFor('silence', async () => (await heardByCsr()) < SILENCE)
    expect(await reachesFor(desks.customer.page, 'audio')).toBe('NotAllowedError')
  })
})
