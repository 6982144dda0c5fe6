/**
 * Plays the main job on two virtual displays with the real apps: what `npm start` does where there is no display.
 * Prints each step when it has really been observed and ends with 0 only if every one was.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ColourWindow } from './rig/colour-window.ts'
import { LEE } from './rig/customer-side.ts'
import { isNear } from './rig/display.ts'
import { EventWindow } from './rig/event-window.ts'
import { Desks } from './rig/session.ts'
import { pause, waitFor } from './rig/wait.ts'

const FOLDER = join(import.meta.dirname, '..', 'demo-screenshots')
const TYPED = 'Hello Lee, I am on it. '
/** As an input method hands it over. */
const COMPOSED = '你好 é €'
const GREEN = [40, 160, 90] as const

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
let step = 0
let desks: Desks | null = null

async function play(sentence: string, act: () => Promise<unknown>): Promise<void> {
  await act()
  // What was observed may still be fading in; the picture should show it whole.
  await pause(400)
  step += 1
  const number = String(step).padStart(2, '0')
  if (desks !== null) {
    writeFileSync(join(FOLDER, `${number}-csr.png`), desks.csr.display.screenshot())
    writeFileSync(join(FOLDER, `${number}-customer.png`), desks.customer.display.screenshot())
  }
  console.log(`  ${number}  ${sentence}`)
}

try {
  console.log('A CSR and a customer, each at a display of their own:')
  await play('The server runs, both apps are open, the CSR is signed in.', async () => {
    desks = await Desks.open()
  })
  if (desks === null) throw new Error('the desks were not opened')
  const { csr, customer }: Desks = desks
  let code = ''
  await play('The CSR presses Start; the invitation shows a code.', async () => {
    code = await csr.start()
  })
  await play('The customer types the code and reads the warning.', () => customer.enters(code))
  await play('After the wait the customer goes on; both are connected and verified.', async () => {
    await customer.goesOnFromWarning()
    await customer.isIn()
    await csr.sees(LEE)
  })
  await play('The CSR asks for control; the customer’s sheet is open.', async () => {
    await csr.ask('control')
    await customer.sheet()
  })
  await play('The customer allows it; frame and banner are up, the picture is at the CSR’s.', async () => {
    await customer.allows()
    await customer.banner()
    await csr.seesPicture(customer.display)
  })
  const window = await ColourWindow.open(customer.display, GREEN, { x: 900, y: 400, width: 300, height: 300 })
  await play('A green window on the customer’s desktop is green on the CSR’s display.', () =>
    waitFor('the green on the CSR’s display', async () => {
      const at = await csr.displayPixelOf(...window.middle)
      return isNear(csr.display.pixel(at.x, at.y), GREEN)
    }),
  )
  const events = await EventWindow.open(customer.display, '360x420+20+320')
  await play(`The CSR clicks into a program there and types: ${TYPED}${COMPOSED}`, async () => {
    await csr.display.xdotool('search', '--onlyvisible', '--name', 'Deskside', 'windowfocus', '--sync')
    const at = await csr.displayPixelOf(200, 500)
    await csr.display.xdotool('mousemove', at.x, at.y, 'click', 1)
    await waitFor('the click in that program', () => events.events().some((event) => event.kind === 'press'))
    await csr.display.xdotool('type', '--delay', 60, TYPED)
    await csr.page.keyboard.insertText(COMPOSED)
    await waitFor('the text in that program', () => events.text() === TYPED + COMPOSED)
  })
  await play('Both write to each other.', async () => {
    await csr.says('The printer works again.')
    await customer.reads('The printer works again.')
  })
  await play('The CSR ends the session with notes; the customer is told.', async () => {
    await csr.end('Printer driver renewed.')
    await customer.isTold('Your support representative ended the session.')
  })
  await window.close()
  await events.close()
  console.log(`Every step was observed. Screenshots of both sides: ${FOLDER}`)
} catch (error) {
  console.error(`Step ${step + 1} was not observed:`, error)
  process.exitCode = 1
} finally {
  await (desks as Desks | null)?.close()
}
