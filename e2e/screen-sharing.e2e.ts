import { screenSharingWords } from '@deskside/shared/features/remote-control/shown/screen-sharing-words.ts'
import type { Page } from 'playwright-core'
import { ColourWindow } from './rig/colour-window.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear, type Rgb } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { waitFor } from './rig/wait.ts'

const SHOWN = screenSharingWords.en
const RED: Rgb = [200, 16, 32]
/** What our own windows are covered with. */
const COVER: Rgb = [59, 71, 84]
const CSR_DISPLAY = { width: 1600, height: 1000 }
/** The app at the left, other programs at the right. */
const APP = { x: 20, y: 60, width: 1000, height: 700 }
const BESIDE = { x: 1150, y: 300, width: 300, height: 240 }

let desks: Desks
let red: ColourWindow

beforeAll(async () => {
  desks = await Desks.open({ csrDisplay: CSR_DISPLAY })
  await desks.meet()
  await desks.csr.app.electron.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, APP)
  red = await ColourWindow.open(desks.csr.display, RED, BESIDE)
})

afterAll(() => desks?.close())

const words = () => desks.csr.words
const barButton = (name: string) => desks.csr.button(name)
const isShownAtCsr = (): boolean => desks.csr.app.hasWindow('banner')

async function chooses(what: 'shareDesktop' | 'shareApplication'): Promise<void> {
  await desks.csr.button(words().remote.menu).click()
  await desks.csr.page.getByRole('menuitem', { name: words().remote[what], exact: true }).click()
}

async function showsDesktop(): Promise<void> {
  await chooses('shareDesktop')
  await desks.csr.button(words().myDesk.show).click()
  await desks.customer.isTold(SHOWN.desktopOf.replace('{{name}}', ANNA.name))
}

/** What the customer is shown at that place of the CSR's display. */
async function shownAt(page: Page, x: number, y: number): Promise<Rgb> {
  const [r = 0, g = 0, b = 0] = await page
    .getByLabel(SHOWN.picture.replace('{{name}}', ANNA.name))
    .locator('xpath=descendant-or-self::video')
    .evaluate(
      (video: HTMLVideoElement, at) => {
        const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
        const context = canvas.getContext('2d')
        if (context === null || video.videoWidth === 0) return [0, 0, 0]
        context.drawImage(video, 0, 0)
        return [...context.getImageData(at.x * video.videoWidth, at.y * video.videoHeight, 1, 1).data]
      },
      { x: x / CSR_DISPLAY.width, y: y / CSR_DISPLAY.height },
    )
  return [r, g, b]
}

const shownBeside = async (): Promise<Rgb> => shownAt(desks.customer.page, ...red.middle)

describe('a CSR who shows the desktop', () => {
  it('is under the same banner and frame as a customer, and the customer sees it', async () => {
    await showsDesktop()

    const banner = await desks.csr.app.window('banner')
    await banner.getByText(`${LEE} sees your screen`).waitFor()
    await desks.csr.page.getByText(words().myDesk.seen.desktop.replace('{{names}}', LEE)).waitFor()
    await waitFor('the red window at the customer’s', async () => isNear(await shownBeside(), RED, 30))
  })

  it('shows nothing of Deskside’s own window, where it is and where it goes', async () => {
    const middle = [APP.x + APP.width / 2, APP.y + APP.height / 2] as const
    await waitFor('the app to be covered', async () =>
      isNear(await shownAt(desks.customer.page, ...middle), COVER, 16),
    )

    await desks.csr.app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) =>
        each.webContents.getURL().includes('csr-app'),
      )
      window?.minimize()
    })
    await waitFor('the desktop in its place', async () =>
      isNear(await shownAt(desks.customer.page, ...middle), [0, 0, 0], 16),
    )
    await desks.csr.app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) =>
        each.webContents.getURL().includes('csr-app'),
      )
      window?.restore()
    })
    await waitFor('the app to be covered again', async () =>
      isNear(await shownAt(desks.customer.page, ...middle), COVER, 16),
    )
  })

  it('lets the customer use it only after a press, and then exactly what is typed and clicked arrives', async () => {
    const { csr, customer } = desks
    const events = await EventWindow.open(csr.display, '300x240+1150+600')
    await csr.button(words().myDesk.giveControl).click()
    await csr.page.getByRole('menuitem', { name: LEE }).click()
    await customer.button(SHOWN.useIt).click()
    const screen = customer.page.getByRole('group', { name: SHOWN.picture.replace('{{name}}', ANNA.name) })
    await screen.locator('video').waitFor()
    await events.takesFocus()
    events.forget()

    const box = await screen.locator('video').boundingBox()
    if (box === null) throw new Error('no picture to click on')
    const at = {
      x: box.x + (box.width * 1300) / CSR_DISPLAY.width,
      y: box.y + (box.height * 720) / CSR_DISPLAY.height,
    }
    await customer.page.mouse.click(at.x, at.y)
    await customer.page.keyboard.type('Lee é')

    await waitFor('what was typed', () =>
      events
        .events()
        .flatMap((event) => (event.kind === 'key-down' ? [event.text] : []))
        .join('')
        .includes('Lee é'),
    )
    const press = events.events().find((event) => event.kind === 'press')
    expect(press).toMatchObject({ button: 1 })
    await csr.page.getByText(words().myDesk.controlledBy.replace('{{name}}', LEE)).waitFor()

    await csr.button(words().myDesk.takeBack).click()
    await customer.button(SHOWN.smaller).click()
    await events.close()
  })

  it('pauses: the customer is told and the picture stands still', async () => {
    await barButton(words().myDesk.pause).click()
    await desks.customer.isTold(SHOWN['by-person'].replace('{{name}}', ANNA.name))

    await barButton(words().myDesk.resume).click()
    await waitFor('the picture', async () => isNear(await shownBeside(), RED, 30))
  })

  it('stops with the banner’s Stop', async () => {
    const banner = await desks.csr.app.window('banner')
    const closed = banner.waitForEvent('close')
    // The window goes with the press.
    await Promise.all([
      closed,
      banner
        .getByRole('button', { name: desks.customer.bannerWords.stop })
        .click()
        .catch((error) => {
          if (!banner.isClosed()) throw error
        }),
    ])

    await desks.customer.page
      .getByText(SHOWN.desktopOf.replace('{{name}}', ANNA.name))
      .waitFor({ state: 'detached' })
  })

  it('stops with the stop keys', async () => {
    await showsDesktop()
    await desks.csr.app.window('banner')

    await desks.csr.display.xdotool('key', 'ctrl+shift+F12')

    await waitFor('the banner to go', () => !isShownAtCsr())
  })
})

describe('a CSR who shows a window', () => {
  it('shows that window and nothing else', async () => {
    await chooses('shareApplication')
    await desks.csr.page.getByRole('radio', { name: 'sleep' }).click()
    await desks.csr.button(words().myDesk.show).click()

    await desks.customer.isTold(SHOWN.applicationOf.replace('{{name}}', ANNA.name))
    const edge = async (x: number): Promise<Rgb> => shownAt(desks.customer.page, x, CSR_DISPLAY.height / 2)
    await waitFor('nothing but the red window', async () => {
      const seen = [await edge(CSR_DISPLAY.width * 0.2), await edge(CSR_DISPLAY.width * 0.8)]
      return seen.every((pixel) => isNear(pixel, RED, 30))
    })
    const banner = await desks.csr.app.window('banner')
    await banner.getByText(`${LEE} sees your window`).waitFor()
    expect(await desks.csr.button(words().myDesk.giveControl).count()).toBe(0)
  })

  it('says so when it is closed', async () => {
    await red.close()

    await desks.csr.page.getByText(words().myDesk.ended['capture-failed']).waitFor()
    await waitFor('the banner to go', () => !isShownAtCsr())
  })
})
