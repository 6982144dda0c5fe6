import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear, type Rgb } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { pause, waitFor } from './rig/wait.ts'
import { powersObtained, preferencesOf, REVIEWED_PREFERENCES } from './rig/window-locks.ts'

const RED: Rgb = [200, 16, 32]
const PLACE = { x: 500, y: 500, width: 240, height: 200 }
const MIDDLE = { x: PLACE.x + PLACE.width / 2, y: PLACE.y + PLACE.height / 2 }
/** Injection ends at most this long after Stop, the picture at most that long. */
const INPUT_OFF_MS = 300
const PICTURE_OFF_MS = 1_000

let desks: Desks
let events: EventWindow

beforeAll(async () => {
  desks = await Desks.open()
  events = await EventWindow.open(desks.customer.display)
  await desks.meet()
})

afterAll(async () => {
  await events?.close()
  await desks?.close()
})

const refusal = (outcome: keyof typeof CSR_WORDS.remote.refused) =>
  desks.csr.page.getByText(CSR_WORDS.remote.refused[outcome].replace('{{name}}', LEE))

const isShared = (): boolean => desks.customer.app.hasWindow('banner')

describe('consent', () => {
  it('says no for the customer who says no, and nothing was shown', async () => {
    await desks.csr.ask('view')
    await desks.customer.denies()

    await refusal('denied').waitFor()
    expect(await desks.csr.page.locator('video').count()).toBe(0)
    expect(isShared()).toBe(false)
  })

  it('says no for the customer who does not answer', async () => {
    await desks.csr.ask('control')
    const sheet = await desks.customer.sheet()
    const asked = performance.now()

    await refusal('timed-out').waitFor({ timeout: 70_000 })
    expect(performance.now() - asked).toBeGreaterThan(50_000)
    expect(sheet.isClosed()).toBe(true)
    expect(isShared()).toBe(false)
  })

  it('closes the sheet when the CSR takes the question back', async () => {
    await desks.csr.ask('control')
    const sheet = await desks.customer.sheet()

    await desks.csr.button(CSR_WORDS.remote.menu).click()
    await desks.csr.page.getByRole('menuitem', { name: CSR_WORDS.remote.cancel }).click()

    if (!sheet.isClosed()) await sheet.waitForEvent('close')
    expect(isShared()).toBe(false)
  })

  it('does not take for a yes what was typed before the sheet could be read', async () => {
    await desks.csr.ask('control')
    const sheet = await desks.customer.sheet()
    // As somebody who is in the middle of writing: the sheet comes up under the fingers.
    await sheet.evaluate(() => {
      const { tell } = (
        globalThis as unknown as { deskside: { tell: Record<string, (payload: object) => void> } }
      ).deskside
      tell['allow']?.({ sheetId: 1, scope: 'session', displayId: '0' })
    })
    for (const key of ['Return', 'space', 'y', 'Tab', 'Return'])
      await desks.customer.display.xdotool('key', key)

    await waitFor('the sheet to close or to stay', () => sheet.isClosed() || desks.customer.isAsked)
    expect(isShared()).toBe(false)
    if (!sheet.isClosed()) await desks.customer.denies()
  })

  it('asks in a window that is locked like every other, and that screens are not captured with', async () => {
    await desks.csr.ask('view')
    const sheet = await desks.customer.sheet()

    expect(await preferencesOf(desks.customer.app, sheet)).toEqual(REVIEWED_PREFERENCES)
    expect(await powersObtained(sheet)).toEqual([])
    await desks.customer.denies()
  })

  it('shows what was asked for and no more: who may see cannot type', async () => {
    await desks.share('view')
    const banner = await desks.customer.banner()
    expect(await banner.locator('body').textContent()).toContain(`${ANNA.name} sees your screen`)

    events.forget()
    const at = await desks.csr.displayPixelOf(MIDDLE.x, MIDDLE.y)
    await desks.csr.display.xdotool('mousemove', at.x, at.y, 'click', 1, 'type', 'not allowed')
    await desks.csr.says('typed while viewing')
    await desks.customer.reads('typed while viewing')

    expect(events.events()).toEqual([])
    await desks.customer.stopButton(banner).click()
    await waitFor('the banner to go', () => !isShared())
  })
})

describe('a CSR in control', () => {
  it('cannot give itself more: its clicks and keys do not reach the sheet', async () => {
    await desks.share('view')
    await desks.csr.ask('control')
    await desks.customer.allows()
    await desks.csr.keyboard.waitFor({ state: 'attached' })
    await waitFor('control', () => desks.csr.page.getByText(CSR_WORDS.remote.controlling).first().isVisible())
    const grantsBefore = await desks.customer.page.textContent('main')

    // A second question while the first is granted: the CSR lets go, asks anew and tries to answer itself.
    await desks.csr.stop()
    await waitFor('the banner to go', () => !isShared())
    await desks.share('control')
    await desks.customer.page.bringToFront()
    const stop = await desks.customer.displayPixelOf(desks.customer.stopButton(await desks.customer.banner()))
    const place = await desks.csr.displayPixelOf(stop.x, stop.y)
    await desks.csr.display.xdotool(
      'mousemove',
      '--sync',
      place.x,
      place.y,
      'click',
      1,
      'key',
      'Return',
      'key',
      'space',
    )
    await desks.csr.says('clicked')
    await desks.customer.reads('clicked')

    expect(isShared()).toBe(true)
    expect(grantsBefore).toContain(ANNA.name)
  })

  it('ends with the banner’s Stop, and what was held is let go', async () => {
    await desks.csr.takesKeyboard()
    await desks.csr.display.xdotool('keydown', 'shift')
    await waitFor('Shift to be down', () => events.events().some((event) => event.kind === 'key-down'))
    events.forget()

    const banner = await desks.customer.banner()
    const stopped = performance.now()
    await desks.customer.stopButton(banner).click()

    await waitFor('Shift to be up', () => events.events().some((event) => event.kind === 'key-up'), {
      everyMs: 5,
    })
    // The click itself is in this figure.
    expect(performance.now() - stopped).toBeLessThan(INPUT_OFF_MS + 200)
    await desks.csr.display.xdotool('keyup', 'shift')
    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
  })

  it('ends with the stop keys wherever the customer is', async () => {
    await desks.share('control')
    const banner = await desks.customer.banner()
    expect(await banner.locator('body').textContent()).toContain('Ctrl + Shift + F12')

    await desks.customer.display.xdotool('key', 'ctrl+shift+F12')

    await waitFor('the banner to go', () => !isShared(), { timeoutMs: 1_000 })
    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
  })

  it('cannot press the stop keys for the customer', async () => {
    await desks.share('control')
    await desks.csr.takesKeyboard()

    await desks.csr.display.xdotool('key', 'ctrl+shift+F12')
    await desks.csr.says('pressed')
    await desks.customer.reads('pressed')

    expect(isShared()).toBe(true)
  })

  it('cannot cover the banner for long', async () => {
    const banner = await desks.customer.banner()
    const place = await banner.evaluate(() => ({
      x: screenX,
      y: screenY,
      width: outerWidth,
      height: outerHeight,
    }))
    const middle = [place.x + 4, Math.round(place.y + place.height / 2)] as const
    const shown = desks.customer.display.pixel(...middle)
    const cover = await ColourWindow.open(desks.customer.display, RED, {
      x: Math.max(0, place.x - 40),
      y: Math.max(0, place.y),
      width: place.width + 80,
      height: 300,
    }).catch(() => null)

    await waitFor(
      'the banner to be seen again',
      () => isNear(desks.customer.display.pixel(...middle), shown, 12),
      { timeoutMs: 2_000 },
    )
    await cover?.close()
  })
})

describe('Stop while the helper’s window hangs', () => {
  it('takes the input away at once and the picture within a second', async () => {
    if (!isShared()) await desks.share('control')
    await desks.csr.takesKeyboard()
    await desks.csr.display.xdotool('keydown', 'shift')
    await waitFor('Shift to be down', () => events.events().some((event) => event.kind === 'key-down'))
    const banner = await desks.customer.banner()
    void desks.customer.page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined)
    events.forget()

    const stopped = performance.now()
    await desks.customer.stopButton(banner).click()
    await waitFor('Shift to be up', () => events.events().some((event) => event.kind === 'key-up'), {
      everyMs: 5,
    })
    expect(performance.now() - stopped).toBeLessThan(INPUT_OFF_MS + 200)
    await desks.csr.display.xdotool('keyup', 'shift')

    // What happens on the customer's screen from now on is nobody's business.
    await pause(Math.max(0, PICTURE_OFF_MS - (performance.now() - stopped)))
    const secret = await ColourWindow.open(desks.customer.display, RED, PLACE)
    await pause(1_500)
    const picture = desks.csr.display.picture()
    let redPixels = 0
    for (let at = 0; at < picture.data.length; at += 4) {
      const colour: Rgb = [picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0]
      if (isNear(colour, RED, 24)) redPixels += 1
    }
    expect(redPixels).toBeLessThan(400)
    await secret.close()
  })

  it('tells the customer what happened', async () => {
    const page = await desks.customer.app.window('customer-agent')
    await page.getByText(desks.customer.words.over['window-hung']).waitFor()
  })
})
