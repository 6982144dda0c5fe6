/** Reads from WebRTC's statistics what the toolbar shows. Rates come from the difference to the reading before. */
import type { LinkStats } from '../session/ports.ts'

export interface StatsMemory {
  readonly at: number
  readonly bytes: number
  readonly received: number
  readonly lost: number
}

interface Report {
  readonly type: string
  readonly kind?: string
  readonly id: string
  readonly selectedCandidatePairId?: string
  readonly localCandidateId?: string
  readonly candidateType?: string
  readonly currentRoundTripTime?: number
  readonly packetsReceived?: number
  readonly packetsLost?: number
  readonly bytesReceived?: number
  readonly framesPerSecond?: number
  readonly frameHeight?: number
  readonly timestamp: number
}

export function readStats(
  reports: RTCStatsReport,
  before: StatsMemory | null,
): { stats: LinkStats; memory: StatsMemory } {
  const all: Report[] = []
  for (const report of reports.values()) all.push(report as Report)
  const byId = new Map(all.map((report) => [report.id, report]))
  const pair = byId.get(all.find((report) => report.type === 'transport')?.selectedCandidatePairId ?? '')
  const local = byId.get(pair?.localCandidateId ?? '')
  const inbound = all.filter((report) => report.type === 'inbound-rtp')
  const sum = (field: 'bytesReceived' | 'packetsReceived' | 'packetsLost'): number =>
    inbound.reduce((total, report) => total + (report[field] ?? 0), 0)
  const memory: StatsMemory = {
    at: pair?.timestamp ?? 0,
    bytes: sum('bytesReceived'),
    received: sum('packetsReceived'),
    lost: Math.max(0, sum('packetsLost')),
  }
  const seconds = before === null ? 0 : (memory.at - before.at) / 1000
  const packets = before === null ? 0 : memory.received - before.received + memory.lost - before.lost
  const roundTrip = pair?.currentRoundTripTime
  return {
    memory,
    stats: {
      path: pathOf(local),
      roundTripMs: roundTrip === undefined ? null : roundTrip * 1000,
      loss: before === null || packets <= 0 ? null : Math.max(0, memory.lost - before.lost) / packets,
      framesPerSecond:
        inbound.find((report) => report.kind === 'video' && report.frameHeight !== undefined)
          ?.framesPerSecond ?? null,
      kbps: before === null || seconds <= 0 ? null : ((memory.bytes - before.bytes) * 8) / 1000 / seconds,
    },
  }
}

function pathOf(local: Report | undefined): LinkStats['path'] {
  if (local === undefined) return 'unknown'
  return local.candidateType === 'relay' ? 'relayed' : 'direct'
}
