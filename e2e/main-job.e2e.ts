import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear, type Rgb } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { hasFocus } from './rig/keyboard.ts'
import { Desks } from './rig/session.ts'
import { ANNA, ORGANISATION } from './rig/site.ts'
import { SiteClient } from './rig/site-client.ts'
import { waitFor } from './rig/wait.ts'

const ORANGE: Rgb = [240, 128, 16]

let desks: Desks
let events: EventWindow

beforeAll(async () => {
  desks = await Desks.open()
})

afterAll(async () => {
  await events?.close()
  await desks?.close()
})

/** What the CSR's display shows where that pixel of the customer's display is. */
async function seenAt(x: number, y: number): Promise<Rgb> {
  const place = await desks.csr.displayPixelOf(x, y)
  return desks.csr.display.pixel(place.x, place.y)
}

/** The program on the customer's display received exactly this, and nothing more comes. */
async function typedText(expected: string): Promise<void> {
  await waitFor(`the text “${expected}”, instead of “${events.text()}”`, () => events.text() === expected)
}

/** The tests tell one session from its start to its end; each goes on where the one before stopped. */
describe('the main job', () => {
  it('brings the two together with a code read out over the phone', async () => {
    const code = await desks.csr.start()
    expect(code).toMatch(/^\d{3} \d{3} - \d{3} \d{3}$/)

    await desks.customer.enters(code)
    await desks.customer.goesOnFromWarning()

    await desks.csr.sees(LEE)
    await desks.customer.isIn()
    await desks.customer.isTold(ANNA.name)
    await desks.customer.isTold(ORGANISATION)
  })

  it('shows both the same safety number', async () => {
    const { page } = desks.customer
    const shown = await page
      .getByText(/^\d{3} \d{3}$/)
      .first()
      .textContent()
    await desks.csr.page.getByRole('button', { name: new RegExp(CSR_WORDS.quality.verified) }).click()

    await desks.csr.page.getByText(shown ?? 'nothing', { exact: true }).waitFor()
    await desks.csr.page.keyboard.press('Escape')
  })

  it('asks the customer for control and shows the picture only after the yes', async () => {
    const window = await ColourWindow.open(desks.customer.display, ORANGE, {
      x: 40,
      y: 60,
      width: 240,
      height: 200,
    })
    await desks.csr.ask('control')
    const sheet = await desks.customer.sheet()
    expect(await sheet.getByRole('heading').first().textContent()).toContain(ANNA.name)
    expect(await desks.csr.page.locator('video').count()).toBe(0)

    await desks.customer.allows()
    await desks.csr.seesPicture(desks.customer.display)

    await waitFor('the customer’s window on the CSR’s display', async () =>
      isNear(await seenAt(...window.middle), ORANGE),
    )
    await window.close()
    await desks.customer.minimizes()
  })

  it('names the CSR in a banner above everything and frames the screen', async () => {
    const banner = await desks.customer.banner()

    expect(await banner.locator('body').textContent()).toContain(ANNA.name)
    await desks.customer.isTold(`${ANNA.name} sees and controls your screen`)
  })

  it.each([
    ['fitted into a small window', { width: 1180, height: 720 }],
    ['fitted into a large window', { width: 1590, height: 960 }],
  ])('clicks on the pixel the CSR points at, %s', async (_how, size) => {
    await desks.csr.resize(size)
    await openEvents()
    await desks.csr.seesPicture(desks.customer.display)
    for (const [x, y] of [
      [700, 400],
      [14, 780],
      [1262, 650],
      [333, 277],
    ] as const)
      await clickHits(x, y)
  })

  it('clicks on the pixel the CSR points at, one to one', async () => {
    await desks.csr.shows(CSR_WORDS.remote.actual)
    await waitFor('the picture at its own size', async () => (await desks.csr.scale()) === 1)

    for (const [x, y] of [
      [600, 400],
      [101, 203],
      [640, 500],
    ] as const)
      await clickHits(x, y, 0)
    await desks.csr.shows(CSR_WORDS.remote.fit)
  })

  it('presses the buttons the CSR presses, and turns the wheel as far', async () => {
    await openEvents()
    const at = await desks.csr.displayPixelOf(640, 400)
    await desks.csr.display.xdotool('mousemove', at.x, at.y)
    await desks.csr.display.xdotool('click', 3, 'click', 2)
    await desks.csr.display.xdotool(
      'click',
      '--repeat',
      3,
      '--delay',
      60,
      4,
      'click',
      '--repeat',
      2,
      '--delay',
      60,
      5,
    )

    const presses = () => events.events().flatMap((event) => (event.kind === 'press' ? [event.button] : []))
    await waitFor('right, middle, three up, two down', () => presses().length >= 7)
    expect(presses()).toEqual([3, 2, 4, 4, 4, 5, 5])
    const releases = events.events().filter((event) => event.kind === 'release')
    expect(releases).toHaveLength(7)
  })

  it.each([
    ['us', 'The quick brown fox, 42 jumps! {[(<@#$%^&*>)]} ~|\\'],
    ['de', 'Zwölf Öre für Ärger, 10 € an anna@example.com {Größe: [1]}'],
    ['fr', "à 10 € l'été où ça va, là : déjà !"],
    ['es', 'Mañana: ¿10 € o nada? ¡Claro, señor!'],
    ['ru', 'Привет, мир'],
  ])('types what is on a keyboard with the layout %s', async (layout, text) => {
    await openEvents()
    await desks.csr.useLayout(layout)
    await desks.csr.display.xdotool('type', '--delay', 40, text)

    await typedText(text)
    await desks.csr.useLayout('us')
  })

  it('types what an input method writes', async () => {
    await openEvents()
    await desks.csr.page.keyboard.insertText('你好，世界。远程支持')

    await typedText('你好，世界。远程支持')
  })

  it('types what AltGr and dead keys make on the CSR’s own layout', async () => {
    await openEvents()
    await desks.csr.useLayout('de')
    for (const keys of [
      ['ISO_Level3_Shift+q'],
      ['ISO_Level3_Shift+e'],
      ['dead_acute', 'e'],
      ['dead_circumflex', 'a'],
      ['z'],
      ['udiaeresis'],
    ])
      await desks.csr.display.xdotool('key', '--delay', 60, ...keys)
    await desks.csr.useLayout('us')

    await typedText('@€éâzü')
  })

  it('sends keys with what is held, and each goes down and up once', async () => {
    await openEvents()
    await desks.csr.display.xdotool('key', 'ctrl+shift+k')
    await desks.csr.display.xdotool('key', 'F5', 'Escape', 'Tab', 'Left', 'Delete')

    const keys = () => events.events().flatMap((event) => (event.kind === 'key-up' ? [event.keysym] : []))
    await waitFor('all keys up again', () => keys().length >= 8)
    expect([...keys()].slice(3)).toEqual(['F5', 'Escape', 'Tab', 'Left', 'Delete'])
    const down = events.events().filter((event) => event.kind === 'key-down')
    expect(down).toHaveLength(8)
  })

  it('lets go of what is held when the CSR turns to something else', async () => {
    await openEvents()
    try {
      await desks.csr.display.xdotool('keydown', 'shift')
      await waitFor('Shift to be down', () => events.events().some((event) => event.kind === 'key-down'))

      await desks.csr.chatField.click()
      await waitFor('Shift to be up', () => events.events().some((event) => event.kind === 'key-up'), {
        timeoutMs: 1_000,
      })
    } finally {
      await desks.csr.display.xdotool('keyup', 'shift')
    }
  })

  it('lets the customer’s own mouse win', async () => {
    await openEvents()
    const notice = desks.csr.page.getByText(CSR_WORDS.remote.pause['local-activity'].replace('{{name}}', LEE))
    await waitFor('the CSR to be told', async () => {
      await desks.customer.display.xdotool('mousemove_relative', 3, 2)
      return notice.isVisible()
    })
    await desks.csr.display.xdotool('type', 'no')
    await notice.waitFor({ state: 'hidden' })
    expect(events.text()).toBe('')

    await desks.csr.display.xdotool('type', 'yes')
    await typedText('yes')
  })

  it('lets both write to each other, with what is not text left as it was written', async () => {
    await desks.csr.says('Hello! Please <b>wait</b> 👋')
    await desks.customer.reads('Hello! Please <b>wait</b> 👋')
    await desks.customer.says('好的，谢谢 😀')
    await desks.csr.reads('好的，谢谢 😀')
  })

  it('stops when the CSR stops, and the picture is gone', async () => {
    await desks.csr.stop()

    await desks.csr.page.locator('video').waitFor({ state: 'detached' })
    await waitFor('the banner to go', () => !desks.customer.app.hasWindow('banner'))
  })

  it('keeps the keyboard where it was when notes are saved', async () => {
    const { csr } = desks
    const { notes, session } = csr.words
    await csr.page.getByRole('tab', { name: session.notes }).click()
    await csr.page.getByRole('tabpanel').getByRole('textbox').fill('Printer driver')

    await csr.button(notes.save).click()

    await csr.page.getByText(notes.saved).waitFor()
    await hasFocus(csr.button(notes.save))
  })

  it('asks before it ends, beginning at the button that ends nothing', async () => {
    const { csr } = desks
    const { end, session } = csr.words
    await csr.button(session.end).click()
    const dialog = csr.page.getByRole('dialog', { name: end.title })
    await hasFocus(dialog.getByRole('button', { name: end.cancel }))

    await csr.page.keyboard.press('Enter')

    await dialog.waitFor({ state: 'detached' })
    await csr.button(session.end).waitFor()
  })

  it('ends with notes that are kept, and everybody is told', async () => {
    await desks.csr.end('Printer driver renewed. 打印机已修复。')

    await desks.csr.page.getByText(CSR_WORDS.session.over.notesSaved).waitFor()
    await desks.customer.isTold('Your support representative ended the session.')
    const server = await SiteClient.signIn(desks.site, ANNA)
    const sessionId = /"sessionId":"([\w-]+)"/.exec(desks.site.log)?.[1] ?? ''
    expect(await server.notesOf(sessionId)).toBe('Printer driver renewed. 打印机已修复。')
  })
})

async function openEvents(): Promise<void> {
  events ??= await EventWindow.open(desks.customer.display)
  events.forget()
  await desks.csr.takesKeyboard()
  await waitFor('the click that took the keyboard', () =>
    events.events().some((event) => event.kind === 'release'),
  )
  events.forget()
}

/** The wait between two clicks keeps them from being one double click. */
async function clickHits(x: number, y: number, tolerance?: number): Promise<void> {
  events.forget()
  const at = await desks.csr.displayPixelOf(x, y)
  await desks.csr.display.xdotool('mousemove', at.x, at.y, 'click', 1)
  const press = await waitFor(`a click near ${x},${y}`, () =>
    events.events().find((event) => event.kind === 'press'),
  )
  // Where one pixel of the CSR covers several of the customer's, each of them is right.
  const most = tolerance ?? Math.ceil(Math.max(1, 1 / (await desks.csr.scale())))
  if (press.kind !== 'press') throw new Error('not a press')
  expect(Math.abs(press.x - x)).toBeLessThanOrEqual(most)
  expect(Math.abs(press.y - y)).toBeLessThanOrEqual(most)
  expect(press.button).toBe(1)
}
