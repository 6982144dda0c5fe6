/** `npm run bench`: plays a session on two displays and measures it as the CSR feels it. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { openAppStage } from './app-stage.ts'
import { measureClicks } from './clicks.ts'
import { openFloorStage } from './floor-stage.ts'
import { judge } from './floors.ts'
import { measureIdle, measureMemory } from './idle.ts'
import { measureMotion } from './motion.ts'
import { enterOwnNetwork } from './network.ts'
import { type Phase, readOptions } from './options.ts'
import { untilQuiet, watchOthers } from './others.ts'
import { report } from './report.ts'
import type { Results } from './results.ts'
import type { Stage } from './stage.ts'
import { measureText } from './text-fidelity.ts'

const MEASURE: Readonly<Record<Phase, (stage: Stage, results: Results) => Promise<void>>> = {
  click: async (stage, results) => {
    await stage.target.show('still')
    results.clicks = await measureClicks(stage)
  },
  'video-click': async (stage, results) => {
    await stage.target.show('video')
    results.clicksDuringVideo = await measureClicks(stage)
    await stage.target.show('still')
  },
  scroll: async (stage, results) => {
    results.scroll = await measureMotion(stage, 'scroll')
  },
  video: async (stage, results) => {
    results.video = await measureMotion(stage, 'video')
  },
  text: async (stage, results) => {
    results.text = await measureText(stage)
  },
  idle: async (stage, results) => {
    results.idle = await measureIdle(stage)
  },
  memory: async (stage, results) => {
    results.memory = measureMemory(stage)
  },
}

const options = readOptions(process.argv.slice(2))
const network = enterOwnNetwork()
const stage = await (options.floor ? openFloorStage() : openAppStage())
try {
  const { scale, left, top } = stage.view
  const results: Results = {
    date: new Date().toISOString(),
    subject: options.floor ? 'floor' : 'apps',
    cores: cpus().length,
    network,
    view: { scale, left, top },
    othersPercent: {},
  }
  for (const phase of options.phases) {
    if (options.patient) await untilQuiet()
    console.error(`measuring: ${phase}`)
    const others = watchOthers()
    await MEASURE[phase](stage, results)
    results.othersPercent[phase] = others()
  }
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`)
  console.log(report(results))
  if (judge(results).some(({ isMet }) => !isMet)) process.exitCode = 1
} finally {
  await stage.close()
}
