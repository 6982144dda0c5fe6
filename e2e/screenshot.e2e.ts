import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { ColourWindow } from './rig/colour-window.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear, type Rgb } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { Desks } from './rig/session.ts'
import { ANNA } from './rig/site.ts'
import { SiteClient } from './rig/site-client.ts'
import { waitFor } from './rig/wait.ts'

const TEAL: Rgb = [20, 150, 140]
const RED: Rgb = [190, 40, 50]
/** Wider than the chat takes, so that it has to be made smaller for it. */
const DISPLAY = { width: 1920, height: 1080 }
const SIZE = { width: 480, height: 320 }
/** So far a colour may be off after its way through a video. */
const VIDEO = 24

/** The tests tell one session from its start to its end. */
describe('a picture of the customer’s screen', () => {
  let desks: Desks
  let teal: ColourWindow
  let red: ColourWindow

  beforeAll(async () => {
    desks = await Desks.open({ customerDisplay: DISPLAY })
    await desks.meet()
    await desks.share('control')
    teal = await ColourWindow.open(desks.customer.display, TEAL, { x: 700, y: 300, ...SIZE })
    red = await ColourWindow.open(desks.customer.display, RED, { x: 1_300, y: 600, ...SIZE })
    for (const colour of [TEAL, RED])
      await waitFor('the colour at the CSR', () => desks.csr.display.pixelsLike(colour) > 1_000)
  })
  afterAll(async () => {
    for (const window of [teal, red]) await window?.close()
    await desks?.close()
  })

  const take = () => desks.csr.button(desks.csr.words.screenshot.take)
  const dialog = () =>
    desks.csr.page.getByRole('dialog', {
      name: desks.csr.words.screenshot.title.replace('{{name}}', LEE),
    })
  const press = (way: 'notes' | 'chat' | 'file' | 'copy' | 'discard') =>
    dialog().getByRole('button', { name: desks.csr.words.screenshot[way], exact: true }).click()
  const says = (sentence: string) => dialog().getByText(sentence).waitFor()
  /** The dialog of the system would wait for a person. */
  const choosesFile = (filePath: string) =>
    desks.csr.app.electron.evaluate(({ dialog: system }, chosen) => {
      const offered: { name?: string } = {}
      Object.assign(globalThis, { offered })
      system.showSaveDialog = async (...args: unknown[]) => {
        const options = args.at(-1) as { defaultPath?: string }
        Object.assign(offered, { name: options.defaultPath })
        return { canceled: false, filePath: chosen }
      }
    }, filePath)
  /** As the server gives them to Anna. */
  const savedPictures = async () => {
    const server = await SiteClient.signIn(desks.site, ANNA)
    return server.picturesOf(/"sessionId":"([\w-]+)"/.exec(desks.site.log)?.[1] ?? '')
  }
  const isScreen = (bytes: Buffer): void => {
    const { width, height, data } = PNG.sync.read(bytes)
    expect({ width, height }).toEqual(DISPLAY)
    const pixel = (x: number, y: number): Rgb => {
      const at = (y * width + x) * 4
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    }
    for (const [x, y] of [teal.middle, red.middle, [40, 1_000] as const])
      expect([x, y, isNear(pixel(x, y), desks.customer.display.pixel(x, y), VIDEO)]).toEqual([x, y, true])
  }

  it('is taken at its real size, and the customer reads by whom', async () => {
    const { csr, customer } = desks
    await take().click()

    await dialog().getByText(`${DISPLAY.width} × ${DISPLAY.height}`, { exact: false }).waitFor()
    await says(csr.words.screenshot.told.replace('{{name}}', LEE))
    const sentence = customer.words.session.screenshot.replace('{{name}}', ANNA.name)
    const told = customer.page.getByText(sentence, { exact: true })
    await waitFor('the notice and the line in the chat', async () => (await told.count()) === 2)
  })

  it('is saved as a file with the pixels of the customer’s display', async () => {
    const { csr } = desks
    const file = join(csr.app.folder, 'saved.png')
    await choosesFile(file)
    await press('file')
    await says(csr.words.screenshot.done.file)

    isScreen(readFileSync(file))
    const offered = await csr.app.electron.evaluate(
      () => Reflect.get(globalThis, 'offered') as { name: string },
    )
    expect(offered.name).toMatch(/Deskside 李雷 Lee \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/)
  })

  it('is not lost when the disk is full: a sentence says so, and it goes somewhere else', async () => {
    const { csr } = desks
    const file = join(csr.app.folder, 'full.png')
    // Where the bytes are put first, every write fails as on a disk without room.
    symlinkSync('/dev/full', `${file}.new`)
    await choosesFile(file)
    await press('file')
    await says(csr.words.screenshot.trouble['disk-full'])
    expect(existsSync(file)).toBe(false)

    await press('file')
    await says(csr.words.screenshot.done.file)
    isScreen(readFileSync(file))
  })

  it('is copied to the clipboard', async () => {
    const { csr } = desks
    await press('copy')
    await says(csr.words.screenshot.done.copy)

    const kinds = await csr.app.electron.evaluate(async ({ clipboard }) => {
      // Electron's own way to ask has changed between the two versions the apps run on.
      const list: unknown = Reflect.get(clipboard, 'availableFormats')
      if (typeof list === 'function') return list.call(clipboard) as string[]
      return (await clipboard.read()).flatMap((item) => Reflect.get(item, 'types') as string[])
    })
    expect(kinds).toContain('image/png')
  })

  it('goes into the chat, made smaller, and arrives with its caption', async () => {
    const { csr, customer } = desks
    await dialog().getByLabel(csr.words.screenshot.caption).fill('The teal window 青色')
    await says(csr.words.screenshot.chatTo.replace('{{to}}', csr.chatWords.everyone))
    await press('chat')
    await says(csr.words.screenshot.done.chat)
    await dialog().getByText('1600 × 900', { exact: false }).waitFor()

    await customer.restores()
    await customer.reads('The teal window 青色')
    const picture = customer.button(customer.chatWords.openPicture.replace('{{name}}', ANNA.name))
    await picture.waitFor()
    const size = await picture.locator('img').evaluate(async (element) => {
      if (!(element instanceof HTMLImageElement)) throw new Error('no picture')
      await element.decode()
      return [element.naturalWidth, element.naturalHeight]
    })
    expect(size).toEqual([1_600, 900])
    await customer.minimizes()
  })

  it('goes into the notes, and from there to the server as it was', async () => {
    const { csr } = desks
    await press('notes')
    await says(csr.words.screenshot.done.notes)
    await csr.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await csr.page.getByRole('tab', { name: csr.words.session.notes }).click()
    await csr.page
      .getByRole('list', { name: csr.words.notes.pictures })
      .getByText('The teal window 青色')
      .waitFor()
    await csr.button(csr.words.notes.save).click()
    await csr.page.getByText(csr.words.notes.saved).waitFor()

    const pictures = await savedPictures()
    expect(pictures).toMatchObject([{ caption: 'The teal window 青色' }])
    isScreen(Buffer.from(pictures[0]?.picture ?? '', 'base64url'))
  })
  it('is taken by keys that do not reach the customer’s computer, where nothing stays pressed', async () => {
    const { csr, customer } = desks
    const events = await EventWindow.open(customer.display)
    await csr.takesKeyboard()
    events.forget()

    await csr.display.xdotool('key', 'ctrl+alt+shift+F9')
    await dialog().waitFor()

    const keys = (kind: 'key-down' | 'key-up') =>
      events.events().flatMap((event) => (event.kind === kind ? [event.keysym] : []))
    await waitFor('the keys to go up', () => keys('key-up').length >= 3)
    expect(keys('key-up').length).toBe(keys('key-down').length)
    expect([...keys('key-down'), ...keys('key-up')].filter((keysym) => /F9/i.test(keysym))).toEqual([])
    await press('discard')
    await events.close()
  })
  it('survives the end of the window with its notes, and the start page says how many there are', async () => {
    const { csr } = desks
    const { leftOver, screenshot } = csr.words
    await take().click()
    await press('notes')
    await says(screenshot.done.notes)
    await csr.page.reload()

    const left = csr.page.getByRole('region', { name: leftOver.title })
    await left.getByText(leftOver.pictures.replace('{{count}}', '2')).waitFor()
    await left.getByRole('button', { name: leftOver.save }).click()
    await left.waitFor({ state: 'detached' })

    expect(await savedPictures()).toHaveLength(2)
  })
})
