/** The figures as Markdown, for a person and for an issue. */
import type { ClickFigures } from './clicks.ts'
import type { Cost } from './cost.ts'
import { judge } from './floors.ts'
import type { MotionFigures } from './motion.ts'
import type { Results } from './results.ts'
import type { Summary } from './statistics.ts'
import type { TextFigures } from './text-fidelity.ts'

type Row = readonly (string | number)[]

export function report(results: Results): string {
  const { scale, left, top } = results.view
  return [
    `## ${results.subject === 'apps' ? 'Deskside' : 'The method itself'}, 1280×800`,
    `${results.date}, ${results.cores} cores, network ${results.network}, ` +
      `picture at ${left},${top} × ${scale.toFixed(3)}`,
    others(results),
    times(results),
    rates(results),
    text(results.text),
    costs(results),
    memory(results),
    verdicts(results),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function others({ othersPercent }: Results): string {
  const phases = Object.entries(othersPercent).map(([phase, percent]) => `${phase} ${percent.toFixed(0)} %`)
  return `Others on this machine took of one core: ${phases.join(', ')}`
}

function times({ clicks, clicksDuringVideo, scroll, video }: Results): string {
  const rows = [
    ...clickRows('still', clicks),
    ...clickRows('during video', clicksDuringVideo),
    ...motionRows('scroll', scroll),
    ...motionRows('video', video),
  ]
  return table(['ms', 'count', 'min', 'median', 'p95', 'max'], rows)
}

function clickRows(name: string, figures: ClickFigures | undefined): readonly Row[] {
  if (figures === undefined) return []
  return [
    summaryRow(`click to photon, ${name} (${figures.lost} lost)`, figures.clickToPhotonMs),
    summaryRow(`· press to customer, ${name}`, figures.pressToCustomerMs),
    summaryRow(`· customer to photon, ${name}`, figures.customerToPhotonMs),
  ]
}

function motionRows(name: string, figures: MotionFigures | undefined): readonly Row[] {
  if (figures === undefined) return []
  return [
    summaryRow(`frame latency, ${name}`, figures.frameLatencyMs),
    summaryRow(`frame age, ${name}`, figures.frameAgeMs),
    summaryRow(`frame gap, ${name}`, figures.frameGapMs),
  ]
}

function summaryRow(name: string, summary: Summary | null): Row {
  if (summary === null) return [name, 0, '–', '–', '–', '–']
  const { count, min, median, p95, max } = summary
  return [name, count, tenths(min), tenths(median), tenths(p95), tenths(max)]
}

function rates({ scroll, video }: Results): string {
  const row = (name: string, figures: MotionFigures | undefined): readonly Row[] =>
    figures === undefined ? [] : [[name, tenths(figures.drawnPerSecond), tenths(figures.shownPerSecond)]]
  return table(['frames/s', 'drawn', 'shown'], [...row('scroll', scroll), ...row('video', video)])
}

function costs({ scroll, video, idle }: Results): string {
  const row = (name: string, cost: Cost | null | undefined): readonly Row[] =>
    cost
      ? [[name, tenths(cost.helperCpuPercent), tenths(cost.csrCpuPercent), tenths(cost.kbitPerSecond)]]
      : []
  const rows = [...row('at rest', idle), ...row('scroll', scroll?.cost), ...row('video', video?.cost)]
  return table(['cost', 'helper, % of a core', 'CSR app, % of a core', 'kbit/s'], rows)
}

function memory({ memory: figures }: Results): string {
  if (!figures) return ''
  const { helperMiB, csrMiB } = figures
  return table(['memory, MiB', 'helper', 'CSR app'], [['PSS', Math.round(helperMiB), Math.round(csrMiB)]])
}

function text(figures: readonly TextFigures[] | null | undefined): string {
  if (figures === undefined) return ''
  if (figures === null) return 'Text was not compared: the picture is not shown 1:1.'
  const heads = figures[0]?.psnrAfter.map(({ ms }) => `${ms / 1_000} s`) ?? []
  const rows = figures.map(({ band, psnrAfter }) => [
    band,
    ...psnrAfter.map(({ decibels }) => tenths(decibels)),
  ])
  return table(['text, PSNR in dB after', ...heads], rows)
}

function verdicts(results: Results): string {
  const rows = judge(results).map(({ name, bound, value, isMet }) => [
    name,
    bound,
    tenths(value),
    isMet ? 'met' : '**missed**',
  ])
  return table(['floor', 'bound', 'measured', ''], rows)
}

function table(head: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  )
}

function tenths(value: number): string {
  return value.toFixed(1)
}
