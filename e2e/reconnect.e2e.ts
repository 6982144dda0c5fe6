import { TargetProgram } from './bench/target-program.ts'
import { ColourWindow } from './rig/colour-window.ts'
import { CSR_WORDS } from './rig/csr-side.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear, type Rgb } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { lookOutFor } from './rig/glimpse.ts'
import { cutOff, dropSockets } from './rig/network.ts'
import { Desks } from './rig/session.ts'
import { waitFor } from './rig/wait.ts'

const KILLS = 4
const WATCHED_MS = 3_000
const GREEN: Rgb = [16, 160, 64]
const SERVER_AWAY = CSR_WORDS.session.serverAway
const RECONNECTING = CSR_WORDS.session.reconnecting.replace('{{name}}', LEE)

let desks: Desks
let events: EventWindow

beforeAll(async () => {
  desks = await Desks.open()
  events = await EventWindow.open(desks.customer.display)
  await desks.meet()
  await desks.share('control', 'session')
})

afterAll(async () => {
  await events?.close()
  await desks?.close()
})

/** The picture moves, the keys arrive, the chat goes through. */
async function everythingWorks(word: string): Promise<void> {
  const window = await ColourWindow.open(desks.customer.display, GREEN, {
    x: 600,
    y: 420,
    width: 240,
    height: 200,
  })
  await waitFor('the picture to follow', async () => {
    const place = await desks.csr.displayPixelOf(...window.middle)
    return isNear(desks.csr.display.pixel(place.x, place.y), GREEN)
  })
  await window.close()
  await desks.csr.takesKeyboard()
  await waitFor('the click', () => events.events().some((event) => event.kind === 'release'))
  events.forget()
  await desks.csr.display.xdotool('type', '--delay', 30, word)
  await waitFor(
    `“${word}” on the customer’s desktop, instead of “${events.text()}”`,
    () => events.text() === word,
  )
  await desks.csr.says(`chat ${word}`)
  await desks.customer.reads(`chat ${word}`)
}

/** The longest pause between two new pictures at the CSR while `act` goes on, in ms. */
async function longestPause(act: () => Promise<void>): Promise<number> {
  const watched = desks.csr.page.locator('video').evaluate(
    (video: HTMLVideoElement, ms) =>
      new Promise<number>((resolve) => {
        let last = performance.now()
        let longest = 0
        const note = (): void => {
          const now = performance.now()
          longest = Math.max(longest, now - last)
          last = now
          video.requestVideoFrameCallback(note)
        }
        video.requestVideoFrameCallback(note)
        setTimeout(() => resolve(Math.max(longest, performance.now() - last)), ms)
      }),
    WATCHED_MS,
  )
  await act()
  return watched
}

describe('when the server is killed in the middle of a session', () => {
  it('nothing changes for the two', async () => {
    await desks.site.kill()
    await desks.csr.page.getByText(SERVER_AWAY).waitFor()

    await everythingWorks('alone')
    expect(await desks.csr.page.getByText(RECONNECTING).count()).toBe(0)
  })

  it('both take their places again when it is back', async () => {
    await desks.site.restart()
    const back = performance.now()

    await desks.csr.page.getByText(SERVER_AWAY).waitFor({ state: 'hidden', timeout: 20_000 })
    expect(performance.now() - back).toBeLessThan(17_000)
    await everythingWorks('again')
  })
})

describe('when the customer’s network changes', () => {
  it('both see that it reconnects, and it does, without a new code', async () => {
    const csrIsTold = await lookOutFor(desks.csr.page, RECONNECTING)
    const customerIsTold = await lookOutFor(desks.customer.page, desks.customer.words.session.reconnecting)
    const lost = performance.now()
    dropSockets(desks.customer.app)

    await Promise.all([csrIsTold(), customerIsTold()])
    await desks.csr.sees(LEE, 'verified')
    expect(performance.now() - lost).toBeLessThan(8_000)
    await everythingWorks('healed')
    expect(desks.customer.isAsked).toBe(false)
  })
})

describe('when the cable is out for a while', () => {
  it('lets go of held keys within a second', async () => {
    await desks.csr.takesKeyboard()
    await desks.csr.display.xdotool('keydown', 'shift')
    await waitFor('Shift to be down', () => events.events().some((event) => event.kind === 'key-down'))
    events.forget()

    const cut = cutOff(desks.csr.app)
    const began = performance.now()
    try {
      await waitFor('Shift to be up', () => events.events().some((event) => event.kind === 'key-up'), {
        everyMs: 10,
      })
      expect(performance.now() - began).toBeLessThan(1_250)
      await desks.csr.display.xdotool('keyup', 'shift')
      await desks.csr.page.getByText(RECONNECTING).waitFor({ timeout: 10_000 })
      await desks.customer.isTold(desks.customer.words.session.reconnecting)
    } finally {
      cut.mend()
    }
  })

  it('is back within ten seconds, with the picture and control, unasked', async () => {
    const mended = performance.now()
    await desks.csr.sees(LEE, 'verified')
    expect(performance.now() - mended).toBeLessThan(10_000)

    await everythingWorks('back')
    expect(desks.customer.isAsked).toBe(false)
  })
})

describe('when the server is killed again and again', () => {
  it('the picture goes on without a pause', async () => {
    const target = await TargetProgram.open(desks.customer.display)
    await target.show('scroll')
    const usual = await longestPause(async () => undefined)
    for (let kill = 0; kill < KILLS; kill += 1) {
      const pause = await longestPause(() => desks.site.kill())
      await desks.site.restart()

      expect(pause).toBeLessThan(usual + 250)
      await desks.csr.page.getByText(SERVER_AWAY).waitFor({ state: 'hidden', timeout: 10_000 })
    }
    expect(await desks.csr.page.getByText(RECONNECTING).count()).toBe(0)
    await target.close()
  })
})

describe('when the CSR’s app dies', () => {
  it('the customer sees that it is gone, and nothing stays pressed', async () => {
    await desks.csr.takesKeyboard()
    await desks.csr.display.xdotool('keydown', 'ctrl')
    await waitFor('Ctrl to be down', () => events.events().some((event) => event.kind === 'key-down'))
    events.forget()

    process.kill(desks.csr.app.pid, 'SIGKILL')

    await waitFor('Ctrl to be up', () => events.events().some((event) => event.kind === 'key-up'), {
      timeoutMs: 2_000,
    })
    await desks.customer.isTold(desks.customer.words.session.reconnecting)
  })
})
