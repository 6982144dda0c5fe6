import type { Locator, Page } from 'playwright-core'
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
/** Beside the helper's own window, which comes up anew after it hung. */
const PLACE = { x: 980, y: 500, width: 240, height: 200 }
const MIDDLE = { x: PLACE.x + PLACE.width / 2, y: PLACE.y + PLACE.height / 2 }
/** Injection ends at most this long after Stop, the picture at most that long. */
const INPUT_OFF_MS = 300
const PICTURE_OFF_MS = 1_000
/** What a click takes that a test makes. */
const CLICK_MS = 200

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

  it('does not take for a yes what was meant for something else when the sheet came up', async () => {
    await saysYesAsSoonAsShown()
    await desks.csr.ask('control')
    const sheet = await desks.customer.sheet()

    await sheet.getByText(SAID_YES).waitFor({ state: 'attached' })
    expect(sheet.isClosed()).toBe(false)
    expect(isShared()).toBe(false)
    await desks.customer.denies()
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
    await desks.customer.stops()
    expect(isShared()).toBe(false)
  })
})

describe('a CSR in control', () => {
  beforeEach(async () => {
    if (!isShared()) await desks.share('control')
    await events.takesFocus()
    events.forget()
  })

  it('cannot press the banner’s Stop for the customer', async () => {
    await clicksAt(desks.customer.stopButton(await desks.customer.banner()))

    expect(isShared()).toBe(true)
  })

  it('cannot use the helper’s own window, neither with the mouse nor with the keys', async () => {
    const { customer, csr } = desks
    await customer.restores()
    await clicksAt(customer.button(customer.words.session.leave))
    await customer.display.xdotool('search', '--onlyvisible', '--name', 'Deskside', 'windowactivate')
    await customer.chatField.click()

    await csr.takesKeyboard(60, 700)
    await customer.chatField.click()
    await csr.display.xdotool('type', 'written by the CSR')
    await csr.says('typed')
    await customer.reads('typed')

    expect(await customer.chatField.inputValue()).toBe('')
    expect(await customer.button(customer.words.session.leave).isVisible()).toBe(true)
    await customer.minimizes()
  })

  it('cannot press the stop keys for the customer', async () => {
    await desks.csr.takesKeyboard()

    await desks.csr.display.xdotool('key', 'ctrl+shift+F12')
    await desks.csr.says('pressed')
    await desks.customer.reads('pressed')

    expect(isShared()).toBe(true)
  })

  it('cannot cover the banner with the window of a program', async () => {
    const banner = await desks.customer.banner()
    const [x, y] = await banner.evaluate(() => [screenX + 6, screenY + Math.round(outerHeight / 2)] as const)
    const shown = desks.customer.display.pixel(x, y)
    const place = { x: x - 60, y: 0, width: 500, height: 300 }

    const cover = await ColourWindow.open(desks.customer.display, RED, place)

    expect(isNear(desks.customer.display.pixel(x, y), shown, 12)).toBe(true)
    await cover.close()
  })

  it('loses everything with the banner’s Stop, and what was held is let go', async () => {
    await holdsShift(async () => {
      const stopped = performance.now()
      await desks.customer.stops()
      await shiftIsUp()
      // The click itself is in this figure.
      expect(performance.now() - stopped).toBeLessThan(INPUT_OFF_MS + CLICK_MS)
    })
    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
  })

  it('loses everything with the stop keys, wherever the customer is', async () => {
    const banner = await desks.customer.banner()
    expect(await banner.locator('body').textContent()).toContain('Ctrl + Shift + F12')

    await desks.customer.display.xdotool('key', 'ctrl+shift+F12')

    await waitFor('the banner to go', () => !isShared(), { timeoutMs: 1_000 })
    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
  })

  it('loses the input at once and the picture within a second while the helper’s window hangs', async () => {
    await holdsShift(async () => {
      hang(desks.customer.page)

      const stopped = performance.now()
      await desks.customer.stops()
      await shiftIsUp()
      expect(performance.now() - stopped).toBeLessThan(INPUT_OFF_MS + CLICK_MS)
      await pause(Math.max(0, PICTURE_OFF_MS - (performance.now() - stopped)))
    })

    // What happens on the customer's screen from now on is nobody's business.
    const secret = await ColourWindow.open(desks.customer.display, RED, PLACE)
    await pause(1_500)
    expect(desks.csr.display.pixelsLike(RED)).toBeLessThan(PLACE.width)
    await secret.close()
  })
})

describe('a customer whose window hung', () => {
  it('is out of the session and told so', async () => {
    const page = await desks.customer.app.window('customer-agent')

    await page.getByText(desks.customer.words.over['window-hung']).waitFor()
    expect(isShared()).toBe(false)
  })
})

const SAID_YES = 'said yes at once'

/** In the page of the next sheet, the moment it is on the screen: the click that was under way to something else. */
async function saysYesAsSoonAsShown(): Promise<void> {
  await desks.customer.app.electron.evaluate(({ app }, mark) => {
    app.once('browser-window-created', (_event, window) => {
      window.once('show', () => {
        void window.webContents.executeJavaScript(`(async () => {
          const { ask, tell } = globalThis.deskside
          const { sheetId, displays } = await ask.sheet({})
          tell.allow({ sheetId, scope: 'session', displayId: displays[0].displayId })
          await ask.sheet({})
          document.body.append(new Text(${JSON.stringify(mark)}))
        })()`)
      })
    })
  }, SAID_YES)
}

/** The CSR clicks where that control of the helper is; a chat line afterwards says that the click has arrived. */
async function clicksAt(control: Locator): Promise<void> {
  const at = await desks.customer.displayPixelOf(control)
  const place = await desks.csr.displayPixelOf(at.x, at.y)
  await desks.csr.display.xdotool('mousemove', place.x, place.y, 'click', 1)
  const line = `clicked at ${at.x}, ${at.y}`
  await desks.csr.says(line)
  await desks.customer.reads(line)
}

async function holdsShift(act: () => Promise<void>): Promise<void> {
  await desks.csr.takesKeyboard()
  try {
    await desks.csr.display.xdotool('keydown', 'shift')
    await waitFor('Shift to be down', () => events.events().some((event) => event.kind === 'key-down'))
    events.forget()
    await act()
  } finally {
    await desks.csr.display.xdotool('keyup', 'shift')
  }
}

const shiftIsUp = (): Promise<boolean> =>
  waitFor('Shift to be up', () => events.events().some((event) => event.kind === 'key-up'), { everyMs: 5 })

/** As a page with an endless loop does; nothing in it answers any more. */
function hang(page: Page): void {
  page
    .evaluate(() => {
      for (;;);
    })
    // It ends with the window's process.
    .catch(() => undefined)
}
