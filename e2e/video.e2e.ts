import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import type { Page } from 'playwright-core'
import { seriousFindings } from './rig/accessibility.ts'
import { LEE } from './rig/customer-side.ts'
import { moves } from './rig/moving.ts'
import { Desks } from './rig/session.ts'
import { reachesFor } from './rig/voices.ts'
import { waitFor } from './rig/wait.ts'

const WORDS = videoWords.en
const ANNA = 'Anna Weber'
/** Chromium's generated camera turns a disc and counts: something always changes. */
const GENERATED_CAMERA = ['--use-fake-device-for-media-stream']

let desks: Desks

beforeAll(async () => {
  desks = await Desks.open({ args: GENERATED_CAMERA })
})

afterAll(async () => {
  await desks?.close()
})

const tileOf = (page: Page, name: string) => page.getByLabel(WORDS.pictureOf.replace('{{name}}', name))

const videoButton = (name: string) => desks.csr.page.getByRole('toolbar').getByRole('button', { name })

describe('video', () => {
  it('waits for a customer', async () => {
    const code = await desks.csr.start()
    await desks.csr.page.keyboard.press('Escape')

    expect(await videoButton(WORDS.start).isDisabled()).toBe(true)

    await desks.customer.joins(code, LEE)
    await desks.csr.sees(LEE)
  })

  it('shows the CSR to the customer, moving, and the camera of the customer stays locked', async () => {
    await videoButton(WORDS.start).click()

    await tileOf(desks.customer.page, ANNA).waitFor()
    await waitFor('Anna’s picture to move', () => moves(tileOf(desks.customer.page, ANNA)))
    await desks.csr.page.getByLabel(WORDS.pictureOfYou).waitFor()
    expect(await reachesFor(desks.customer.page, 'video')).toBe('NotAllowedError')
    expect(await desks.customer.page.getByLabel(WORDS.pictureOfYou).count()).toBe(0)
  })

  it('shows the customer too, once they want it', async () => {
    await desks.customer.button(WORDS.start).click()

    await tileOf(desks.csr.page, LEE).waitFor()
    await waitFor('Lee’s picture to move', () => moves(tileOf(desks.csr.page, LEE)))
    await desks.csr.sees(LEE, 'cameraOn')
    expect(await reachesFor(desks.customer.page, 'audio')).toBe('NotAllowedError')
  })

  it('can be used by everyone: names, contrast, keyboard', async () => {
    expect(await seriousFindings(desks.csr.page)).toEqual([])
    expect(await seriousFindings(desks.customer.page)).toEqual([])
  })

  it('rests while the helper’s window is hidden, if the customer wishes so', async () => {
    await desks.customer.button(WORDS.devices).click()
    await desks.customer.page.getByLabel(WORDS.rests).check()
    await desks.customer.page.keyboard.press('Escape')
    await desks.customer.minimizes()
    await tileOf(desks.csr.page, LEE).waitFor({ state: 'detached' })

    await desks.customer.restores()
    await tileOf(desks.csr.page, LEE).waitFor()
    await waitFor('Lee’s picture to move', () => moves(tileOf(desks.csr.page, LEE)))
  })

  it('ends when it is stopped, and the camera is locked again', async () => {
    await desks.customer.button(WORDS.stop).click()

    await tileOf(desks.csr.page, LEE).waitFor({ state: 'detached' })
    expect(await reachesFor(desks.customer.page, 'video')).toBe('NotAllowedError')
    await videoButton(WORDS.stop).click()
    await tileOf(desks.customer.page, ANNA).waitFor({ state: 'detached' })
  })
})
