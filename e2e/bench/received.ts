/** What a window receives, as the browser itself counts it over some seconds. */
import type { Page } from 'playwright-core'

interface Counted {
  readonly frames: number
  /** Seconds of all samples together, and how many samples there were. */
  readonly buffered: number
  readonly emitted: number
  readonly roundTripMs: number | null
}

/** Pictures decoded per second, of the link that brings most. */
export async function pictureRate(page: Page, ms: number): Promise<number> {
  const before = await count(page)
  await page.waitForTimeout(ms)
  const after = await count(page)
  const rates = after.map((now, index) => ((now.frames - (before[index]?.frames ?? now.frames)) * 1_000) / ms)
  return Math.max(0, ...rates)
}

/** Null while nobody is heard. Of several voices the slowest. */
export async function voiceDelayMs(page: Page, ms: number): Promise<number | null> {
  const before = await count(page)
  await page.waitForTimeout(ms)
  const delays = (await count(page)).flatMap((now, index) => {
    const emitted = now.emitted - (before[index]?.emitted ?? now.emitted)
    if (emitted <= 0) return []
    return [(1_000 * (now.buffered - (before[index]?.buffered ?? 0))) / emitted + (now.roundTripMs ?? 0) / 2]
  })
  return delays.length === 0 ? null : Math.max(...delays)
}

/** One entry per connection, in the order in which they were made. */
async function count(page: Page): Promise<readonly Counted[]> {
  return page.evaluate(async () => {
    const counted: Counted[] = []
    for (const connection of globalThis.connectionsOfTest ?? []) {
      const sum = { frames: 0, buffered: 0, emitted: 0, roundTripMs: null as number | null }
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') sum.frames += report.framesDecoded ?? 0
        if (report.type === 'inbound-rtp' && report.kind === 'audio') {
          sum.buffered += report.jitterBufferDelay ?? 0
          sum.emitted += report.jitterBufferEmittedCount ?? 0
        }
        if (report.type === 'candidate-pair' && report.nominated)
          sum.roundTripMs = 1_000 * (report.currentRoundTripTime ?? 0)
      }
      counted.push(sum)
    }
    return counted
  })
}
