/**
 * Makes the README's two pictures, from the real apps on virtual displays.
 * usage: node e2e/pictures.ts
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserPath } from './rig/browser.ts'
import type { Display } from './rig/display.ts'
import { palettePng } from './rig/palette-png.ts'
import type { Running } from './rig/processes.ts'
import { Desks } from './rig/session.ts'
import { pause, waitFor } from './rig/wait.ts'

const FOLDER = join(import.meta.dirname, '..', 'build', 'pictures')
const TITLE = 'Orders of the week'
const LEE = 'Lee Morgan'

/** What the customer was working on: nothing of it comes from anywhere else. */
const DOCUMENT = `<!doctype html><title>${TITLE}</title><style>
body{margin:0;font:15px/1.5 sans-serif;color:#23303d;background:#fff}
header{background:#1f7a5c;color:#fff;padding:18px 32px}h1{margin:0;font-size:24px}header p{margin:2px 0 0;color:#d5efe4}
main{padding:22px 32px}table{border-collapse:collapse;width:100%}td,th{padding:7px 10px;border-bottom:1px solid #dde4ea;text-align:left}
th{background:#f1f5f8}td:nth-child(n+3),th:nth-child(n+3){text-align:right}.late td{background:#fdecea;color:#8f2218}
svg{margin-top:18px}</style>
<header><h1>${TITLE}</h1><p>Morgan’s Bakery, 17 to 23 November</p></header><main><table>
<tr><th>Customer<th>Product<th>Loaves<th>Price</tr>
<tr><td>Café Linden<td>Rye bread<td>120<td>€ 396.00</tr><tr><td>Hotel Post<td>Rolls<td>640<td>€ 288.00</tr>
<tr class="late"><td>School kitchen<td>Wholemeal<td>85<td>€ 297.50</tr><tr><td>Market stall<td>Baguette<td>210<td>€ 378.00</tr>
<tr><td>Restaurant Seven<td>Focaccia<td>64<td>€ 230.40</tr></table>
<svg width="560" height="150" viewBox="0 0 560 150" role="img" aria-label="Loaves a day">
${[62, 88, 104, 76, 132, 118, 48].map((height, day) => `<rect x="${day * 80 + 6}" y="${145 - height}" width="56" height="${height}" rx="4" fill="${day === 4 ? '#f0a830' : '#3d9a7b'}"/>`).join('')}
<path d="M0 146h560" stroke="#9fb0bf"/></svg></main>`

async function openDocument(display: Display, folder: string): Promise<Running> {
  const page = join(folder, 'orders.html')
  writeFileSync(page, DOCUMENT)
  const program = display.run(browserPath(), [
    `--app=file://${page}`,
    `--user-data-dir=${join(folder, 'profile')}`,
    ...[
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--test-type',
      '--window-position=40,60',
      '--window-size=700,680',
    ],
  ])
  await waitFor(
    'the document',
    async () => (await display.xdotool('search', '--onlyvisible', '--name', TITLE).catch(() => '')) !== '',
  )
  return program
}

function keep(name: string, display: Display): void {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, name)
  const png = palettePng(display.picture())
  writeFileSync(file, png)
  console.log(`${file}: ${Math.round(png.length / 1000)} kB`)
}

const folder = mkdtempSync(join(tmpdir(), 'deskside-pictures-'))
const desks = await Desks.open({ csrDisplay: { width: 1280, height: 800 } })
const programs: Running[] = []
try {
  const { csr, customer } = desks
  const desk = customer.display
  programs.push(desk.run('xsetroot', ['-solid', '#3b6e8f']))
  programs.push(await openDocument(desk, folder))
  programs.push(desk.run('xclock', ['-geometry', '170x170+1080+60', '-bg', '#fbf6e9', '-padding', '12']))
  await customer.joins(await csr.start(), LEE)
  await csr.sees(LEE)
  await customer.says('The school’s order is red, and I cannot see why.')
  await csr.says('Let me have a look with you. You will be asked first.')
  await csr.ask('control')
  const sheet = await customer.sheet()
  await sheet
    .getByRole('button', { name: customer.words.consent.allow, exact: true })
    .and(sheet.locator(':enabled'))
    .waitFor()
  await pause(500)
  keep('customer-consent.png', desk)

  await customer.allows()
  await csr.seesPicture(desk)
  const { x, y } = await csr.displayPixelOf(300, 300)
  await csr.display.xdotool('mousemove', x, y)
  // Time for what was said to fade, and for the sharp picture of a desktop at rest.
  await pause(8_000)
  keep('csr-session.png', csr.display)
} finally {
  for (const program of programs) await program.stop()
  await desks.close()
  rmSync(folder, { recursive: true, force: true })
}
