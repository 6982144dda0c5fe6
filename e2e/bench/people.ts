/** `npm run bench:people`: what it costs when more and more people are in one session, and who pays for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { voiceWords } from '@deskside/shared/features/voice/voice-words.ts'
import type { Page } from 'playwright-core'
import type { CsrSide } from '../rig/csr-side.ts'
import { type CustomerSide, LEE } from '../rig/customer-side.ts'
import { ANNA, BEN } from '../rig/site.ts'
import { writeSpeech } from '../rig/speech.ts'
import { generatedDevices, watchConnections } from '../rig/voices.ts'
import { pause } from '../rig/wait.ts'
import { type AppStage, openAppStage } from './app-stage.ts'
import { measureClicks } from './clicks.ts'
import { enterOwnNetwork } from './network.ts'
import { untilQuiet, watchOthers } from './others.ts'
import { cpuSeconds, memoryMiB } from './process-tree.ts'
import { pictureRate, voiceDelayMs } from './received.ts'
import type { Summary } from './statistics.ts'

const FEWEST = 2
const MOST = '6'
const WATCHED_MS = 8_000
/** Each speaks for a quarter of the time, as four people do who let each other finish. */
const SPOKEN = 0.25
/** An app that has just started and a link that has just opened have more to do than they will have later. */
const SETTLING_MS = 30_000
/** The controller's median may grow by this much from two to four people. */
const MOST_GROWTH = 0.25

interface Figures {
  readonly people: number
  /** Measured once more when the others had left again: a machine's own speed may have changed meanwhile. */
  readonly isAgain: boolean
  readonly clickToPhotonMs: Summary | null
  /** The same while a video plays on the customer's desktop. */
  readonly videoClickToPhotonMs: Summary | null
  /** Pictures a second, while the video plays, at whoever controls and at the one who sees along and came last. */
  readonly controllerFps: number
  readonly onlookerFps: number | null
  /** From the customer's microphone to the CSR's ear, without the sound card: half a round trip and the jitter buffer. */
  readonly voiceDelayMs: number | null
  /** Of one core, while the video plays: the app that shows, and all apps together. */
  readonly helperCpuPercent: number
  readonly appsCpuPercent: number
  readonly helperMiB: number
  readonly othersPercent: number
}

interface Seat {
  readonly page: Page
  readonly pid: number
  readonly leave: () => Promise<void>
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    patient: { type: 'boolean', default: false },
    most: { type: 'string', default: MOST },
  },
})
enterOwnNetwork()
const folder = mkdtempSync(join(tmpdir(), 'deskside-people-'))
const speech = join(folder, 'speech.wav')
writeSpeech(speech, SPOKEN)
const stage = await openAppStage(
  { accounts: [ANNA, BEN], args: generatedDevices(speech) },
  async ({ csr, customer }) => {
    await csr.button(csr.words.home.start).waitFor()
    await watchConnections(csr.page)
    await watchConnections(customer.page)
  },
)
try {
  await talk(stage)
  const onlookers: Seat[] = []
  const others: Seat[] = []
  const rows: Figures[] = []
  for (let people = FEWEST; people <= Number(values.most); people += 1) {
    if (people > FEWEST) {
      await stage.target.show('still')
      const seat = await (people === 4 ? aColleague(stage) : anotherCustomer(stage, `Customer ${people}`))
      others.push(seat)
      if (people !== 4) onlookers.push(seat)
    }
    await pause(SETTLING_MS)
    if (values.patient) await untilQuiet()
    console.error(`measuring: ${people} people`)
    rows.push({ people, isAgain: false, ...(await measure(stage, onlookers, others)) })
  }
  await stage.target.show('still')
  for (const seat of others) await seat.leave()
  await pause(SETTLING_MS)
  console.error(`measuring: ${FEWEST} people again`)
  rows.push({ people: FEWEST, isAgain: true, ...(await measure(stage, [], [])) })
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ cores: cpus().length, rows }, null, 2)}\n`)
  console.log(table(rows))
  const growth = growthTo(rows, 4)
  console.log(`The controller’s click to photon from two to four people: ${Math.round(100 * growth)} % more.`)
  if (growth > MOST_GROWTH) process.exitCode = 1
} finally {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
}

async function talk({ desks: { csr, customer } }: AppStage): Promise<void> {
  const words = voiceWords.en
  await csr.button(words.menu).click()
  await csr.page.getByRole('menuitem', { name: words.start, exact: true }).click()
  await customer.restores()
  await customer.button(words.join).click()
  await csr.sees(LEE, 'microphoneOn')
  await customer.minimizes()
}

async function anotherCustomer({ desks }: AppStage, name: string): Promise<Seat> {
  const customer: CustomerSide = await desks.anotherCustomer({ width: 1024, height: 768 })
  await watchConnections(customer.page)
  await customer.joins(await desks.csr.invitesAnother(), name)
  await customer.button(voiceWords.en.join).click()
  await desks.csr.page.keyboard.press('Escape')
  return { page: customer.page, pid: customer.app.pid, leave: () => customer.leaves() }
}

/** Sees as well, by the customer's own yes. */
async function aColleague({ desks }: AppStage): Promise<Seat> {
  const ben: CsrSide = await desks.colleague(BEN)
  await ben.button(ben.words.home.start).waitFor()
  await watchConnections(ben.page)
  await ben.joins(await desks.csr.invitesColleague())
  await ben.sees(LEE)
  await ben.ask('view')
  await desks.customer.allows('session')
  await ben.seesPicture(desks.customer.display)
  await desks.csr.page.keyboard.press('Escape')
  return { page: ben.page, pid: ben.app.pid, leave: () => ben.leaves() }
}

async function measure(
  at: AppStage,
  onlookers: readonly Seat[],
  others: readonly Seat[],
): Promise<Omit<Figures, 'people' | 'isAgain'>> {
  const { desks, target, apps } = at
  const busy = watchOthers()
  await target.show('still')
  const { clickToPhotonMs } = await measureClicks(at)
  await target.show('video')
  await pause(2_000)
  const during = await measureClicks(at)
  const pids = [apps.helperPid, apps.csrPid, ...others.map(({ pid }) => pid)]
  const seconds = (): number[] => pids.map(cpuSeconds)
  const before = seconds()
  const last = onlookers.at(-1)
  const [controllerFps, onlookerFps, delay] = await Promise.all([
    pictureRate(desks.csr.page, WATCHED_MS),
    last === undefined ? null : pictureRate(last.page, WATCHED_MS),
    voiceDelayMs(desks.csr.page, WATCHED_MS),
  ])
  const percent = seconds().map((now, index) => ((now - (before[index] ?? now)) / WATCHED_MS) * 100_000)
  return {
    clickToPhotonMs,
    videoClickToPhotonMs: during.clickToPhotonMs,
    controllerFps,
    onlookerFps,
    voiceDelayMs: delay,
    helperCpuPercent: percent[0] ?? 0,
    appsCpuPercent: percent.reduce((sum, part) => sum + part, 0),
    helperMiB: memoryMiB(apps.helperPid),
    othersPercent: busy(),
  }
}

function growthTo(rows: readonly Figures[], people: number): number {
  return medianOf(rows, people) / medianOf(rows, FEWEST) - 1
}

/** Of two measurements the mean. */
function medianOf(rows: readonly Figures[], people: number): number {
  const medians = rows
    .filter((row) => row.people === people)
    .map(({ clickToPhotonMs }) => clickToPhotonMs?.median ?? Number.NaN)
  return medians.reduce((sum, median) => sum + median, 0) / medians.length
}

function table(rows: readonly Figures[]): string {
  const number = (value: number | null | undefined): string =>
    (value == null ? '–' : value.toFixed(1)).padStart(10)
  const lines: readonly [string, (row: Figures) => number | null | undefined][] = [
    ['click to photon, median, ms', (row) => row.clickToPhotonMs?.median],
    ['                    p95, ms', (row) => row.clickToPhotonMs?.p95],
    ['during a video, median, ms', (row) => row.videoClickToPhotonMs?.median],
    ['                   p95, ms', (row) => row.videoClickToPhotonMs?.p95],
    ['video at the controller, fps', (row) => row.controllerFps],
    ['video at who looks on, fps', (row) => row.onlookerFps],
    ['voice delay, ms', (row) => row.voiceDelayMs],
    ['helper, % of a core', (row) => row.helperCpuPercent],
    ['all apps, % of a core', (row) => row.appsCpuPercent],
    ['helper, MiB', (row) => row.helperMiB],
    ['others meanwhile, % of a core', (row) => row.othersPercent],
  ]
  return [
    `people${' '.repeat(26)}${rows.map(({ people, isAgain }) => `${people}${isAgain ? ' again' : ''}`.padStart(10)).join('')}`,
    ...lines.map(([name, figure]) => `${name.padEnd(32)}${rows.map((row) => number(figure(row))).join('')}`),
  ].join('\n')
}
