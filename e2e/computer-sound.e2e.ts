import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import { Looks } from './rig/looks.ts'
import { Desks } from './rig/session.ts'
import { SoundSystem } from './rig/sound-system.ts'
import { writeSpeech } from './rig/speech.ts'
import { generatedDevices, toneDuring, watchConnections } from './rig/voices.ts'
import { waitFor } from './rig/wait.ts'

/** For the eye. */
const FOLDER = join(import.meta.dirname, 'screens', 'sound')
const HERTZ = 880
const LISTENING_MS = 1_000
/** Far below what a tone has, far above what coding leaves of silence. */
const AUDIBLE_DB = -60

let desks: Desks
let sounds: SoundSystem

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  sounds = await SoundSystem.open()
  const speech = join(FOLDER, 'speech.wav')
  writeSpeech(speech)
  desks = await Desks.open({
    csrDisplay: { width: 1280, height: 800 },
    csrArgs: generatedDevices(speech),
    customerEnv: sounds.env,
  })
  // Signing in loads the page anew.
  await desks.csr.button(desks.csr.words.home.start).waitFor()
  await watchConnections(desks.csr.page)
  await watchConnections(desks.customer.page)
  await desks.meet()
  await sounds.play(HERTZ)
})

afterAll(async () => {
  await desks?.close()
  await sounds?.close()
})

async function asksForSound({ csr } = desks): Promise<void> {
  const { remote } = csr.words
  await csr.button(remote.menu).click()
  await csr.page.getByRole('menuitem', { name: remote.requestSound, exact: true }).click()
}

const heardDb = () => toneDuring(desks.csr.page, HERTZ, LISTENING_MS)
const isHeard = async () => (await heardDb()) > AUDIBLE_DB
const isSilent = async () => (await heardDb()) < AUDIBLE_DB

describe('the sound of the customer’s computer', () => {
  it('reaches nobody before the customer is asked, nor while they think, nor after a no', async () => {
    expect(await heardDb()).toBeLessThan(AUDIBLE_DB)
    await asksForSound()
    const sheet = await desks.customer.sheet()
    await sheet.getByText(desks.customer.words.consent.soundMeans).waitFor()
    await new Looks({ folder: FOLDER, language: 'en' }).at('sheet', sheet, { tabs: false })
    expect(await heardDb()).toBeLessThan(AUDIBLE_DB)

    await desks.customer.denies()

    await desks.csr.page.getByText(/said no/).waitFor()
    expect(await heardDb()).toBeLessThan(AUDIBLE_DB)
  })

  it('is heard by the CSR after a yes, named on the banner, and shows nothing of the screen', async () => {
    await asksForSound()
    await desks.customer.allows()

    await waitFor('the tone', isHeard, { timeoutMs: 20_000 })
    const banner = await desks.customer.banner()
    await banner.getByText(desks.customer.bannerWords.sound.replace('{{names}}', 'Anna Weber')).waitFor()
    await desks.csr.button(desks.csr.words.remote.sound.heard).waitFor()
    expect(await desks.csr.page.locator('video').count()).toBe(0)
    const looks = new Looks({ folder: FOLDER, language: 'en' })
    await looks.at('banner', banner, { tabs: false })
    await looks.at('customer', desks.customer.page)
    await desks.csr.button(desks.csr.words.remote.sound.heard).click()
    await looks.at('csr', desks.csr.page, { tabs: false })
    await desks.csr.page.keyboard.press('Escape')
    expect(looks.findings()).toEqual([])
  })

  it('is gone after Stop on the banner, and the page cannot have it back', async () => {
    await desks.customer.stops()

    await waitFor('silence', isSilent)
    const reached = await desks.customer.page.evaluate(async () => {
      try {
        await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true })
        return 'open'
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error)
      }
    })
    expect(reached).not.toBe('open')
  })

  it('goes along with the screen, and each ends for itself', async () => {
    await desks.share('view')
    await asksForSound()
    await desks.customer.allows()
    await waitFor('the tone', isHeard, { timeoutMs: 20_000 })

    await desks.csr.button(desks.csr.words.remote.stopControl).click()
    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
    await waitFor('the tone to go on', isHeard)

    await desks.csr.button(desks.csr.words.remote.sound.heard).click()
    await desks.csr.button(desks.csr.words.remote.sound.stopListening).click()
    await waitFor('silence', isSilent)
  })

  it('is silent while somebody talks in the conference, so that nobody hears their own voice come back', async () => {
    const { csr, customer } = desks
    await asksForSound()
    await customer.allows()
    await waitFor('the tone', isHeard, { timeoutMs: 20_000 })
    await csr.button(voiceWords.en.menu).click()
    await csr.page.getByRole('menuitem', { name: voiceWords.en.start, exact: true }).click()
    await customer.button(voiceWords.en.join).click()

    // The generated voice has no longer pause than two syllables.
    await waitFor('silence', isSilent)
    expect(await toneDuring(csr.page, HERTZ, 3_000)).toBeLessThan(AUDIBLE_DB)
    await csr.button(voiceWords.en.mute).click()
    await waitFor('the tone again', isHeard)
    await customer.stops()
  })

  it('cannot be turned into a picture of the screen: a page that tries is ended', async () => {
    await asksForSound()
    await desks.customer.allows()
    await waitFor('the tone', isHeard, { timeoutMs: 20_000 })
    const sourceId = await desks.customer.app.electron.evaluate(
      async ({ desktopCapturer }) => (await desktopCapturer.getSources({ types: ['screen'] }))[0]?.id ?? '',
    )

    const crashed = new Promise<void>((resolve) => {
      desks.customer.page.once('crash', () => resolve())
    })
    // The answer is lost with the page.
    desks.customer.page
      .evaluate(async (id) => {
        const wanted = { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: id } }
        await navigator.mediaDevices.getUserMedia({ video: wanted as MediaTrackConstraints })
      }, sourceId)
      .catch(() => undefined)

    await crashed
    await waitFor('silence', isSilent)
  })
})

describe('a CSR with a headset', () => {
  const HEADSET = 'headset'
  let atDesk: Desks
  let soundsOfCsr: SoundSystem

  beforeAll(async () => {
    soundsOfCsr = await SoundSystem.open(['desk', HEADSET])
    atDesk = await Desks.open({ csrEnv: soundsOfCsr.env, customerEnv: sounds.env })
    await atDesk.meet()
  })

  afterAll(async () => {
    await atDesk?.close()
    await soundsOfCsr?.close()
  })

  const isHeardAt = (name: string) => async () => (await soundsOfCsr.inUse()).join() === name

  it('hears the customer’s computer on the loudspeaker chosen for the conference', async () => {
    const { csr, customer } = atDesk
    await asksForSound(atDesk)
    await customer.allows()
    await waitFor('the tone at the desk', isHeardAt('desk'), { timeoutMs: 20_000 })

    await csr.button(voiceWords.en.menu).click()
    await csr.page.getByRole('menuitem', { name: voiceWords.en.before, exact: true }).click()
    const dialog = csr.page.getByRole('dialog', { name: voiceWords.en.devices })
    await dialog.getByLabel(voiceWords.en.output, { exact: true }).selectOption({ label: HEADSET })
    await csr.page.keyboard.press('Escape')

    await waitFor('the tone in the headset', isHeardAt(HEADSET))
  })
})
