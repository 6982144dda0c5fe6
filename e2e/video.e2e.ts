import { videoWords } from '@deskside/shared/features/video/video-words.ts'
import type { Page } from 'playwright-core'
import { seriousFindings } from './rig/accessibility.ts'
import { LEE } from './rig/customer-side.ts'
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

/** A picture that is new every time it is looked at, and not black. */
async function moves(page: Page, name: string): Promise<boolean> {
  return tileOf(page, name).evaluate(async (video: HTMLVideoElement) => {
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 36
    const paint = canvas.getContext('2d', { willReadFrequently: true })
    const look = (): Uint8ClampedArray => {
      paint?.drawImage(video, 0, 0, 64, 36)
      return paint?.getImageData(0, 0, 64, 36).data ?? new Uint8ClampedArray()
    }
    const before = look()
    await new Promise((resolve) => setTimeout(resolve, 700))
    const after = look()
    const isPainted = after.some((value, index) => index % 4 !== 3 && value > 32)
    return isPainted && after.some((value, index) => Math.abs(value - (before[index] ?? 0)) > 24)
  })
}

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
    await waitFor('Anna’s picture to move', () => moves(desks.customer.page, ANNA))
    await desks.csr.page.getByLabel(WORDS.pictureOfYou).waitFor()
    expect(await reachesFor(desks.customer.page, 'video')).toBe('NotAllowedError')
    expect(await desks.customer.page.getByLabel(WORDS.pictureOfYou).count()).toBe(0)
  })

  it('shows the customer too, once they want it', async () => {
    await desks.customer.button(WORDS.start).click()

    await tileOf(desks.csr.page, LEE).waitFor()
    await waitFor('Lee’s picture to move', () => moves(desks.csr.page, LEE))
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
    await waitFor('Lee’s picture to move', () => moves(desks.csr.page, LEE))
  })

  it('ends when it is stopped, and the camera is locked again', async () => {
    await desks.customer.button(WORDS.stop).click()

    await tileOf(desks.csr.page, LEE).waitFor({ state: 'detached' })
    expect(await reachesFor(desks.customer.page, 'video')).toBe('NotAllowedError')
    await videoButton(WORDS.stop).click()
    await tileOf(desks.customer.page, ANNA).waitFor({ state: 'detached' })
  })
})
