/**
 * The server under load, on loopback, as a process of its own: thousands of idle sockets and, beside them, relaying.
 *
 * usage: node signaling-server/bench/load.ts [--sockets 5000] [--rate 2000] [--seconds 20]
 * Prints JSON, then a table; exits 1 when a floor is missed. Latencies are measured in this one process from before
 * the sender's `send` to the receiver's event, so this program's own delays are in them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { AccessTokens } from '../src/accounts/access-tokens.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import { makeId, systemRandom, systemWallClock } from '../src/system-ports.ts'
import { SignalingClient } from '../src/testing/signaling-client.ts'
import { ServerProcess } from '../tests/server-process.ts'

const FLOORS = { relayP99Ms: 50, idleSocketKb: 20 } as const

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '5000' },
    rate: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '20' },
  },
})
const sockets = Number(values.sockets)
const rate = Number(values.rate)
const seconds = Number(values.seconds)

/** Each socket may send 20 messages a second; a quarter of that leaves room for unevenness. */
const RATE_PER_SOCKET = 5
const PAIRS = Math.ceil(rate / RATE_PER_SOCKET / 2)
/** An account may host 32 sessions and make 20 invites a minute. */
const PAIRS_PER_ACCOUNT = 16
const AT_ONCE = 100
/** About as long as a sealed ICE candidate. */
const PADDING = 'x'.repeat(600)

interface Pair {
  readonly csr: SignalingClient
  readonly helper: SignalingClient
  readonly sessionId: string
  readonly csrId: string
  readonly helperId: string
}

const LIMITS = {
  DESKSIDE_LOG_LEVEL: 'info',
  DESKSIDE_SOCKETS_PER_ADDRESS: '100000',
  DESKSIDE_UPGRADES_PER_MINUTE: '1000000',
  DESKSIDE_CLAIMS_PER_MINUTE: '1000000',
}

async function main(): Promise<boolean> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'deskside-load-'))
  const tokens = await makeTokens(dataDir, Math.ceil(PAIRS / PAIRS_PER_ACCOUNT))
  const server = await ServerProcess.start(dataDir, LIMITS)
  try {
    const idle = await measureIdle(server)
    const { pairs, joinsPerSecond } = await openPairs(server, tokens)
    const relay = await measureRelay(server, pairs)
    const result = { idle, joinsPerSecond, relay, floors: FLOORS }
    process.stdout.write(`${JSON.stringify(result)}\n\n`)
    return printTable([
      ['idle sockets', String(idle.sockets), ''],
      ['opened per second', String(idle.openedPerSecond), ''],
      [
        'server memory per socket',
        `${idle.kbPerSocket} KB`,
        verdict(idle.kbPerSocket <= FLOORS.idleSocketKb, '≤ 20 KB'),
      ],
      ['joins per second (claim, verdict, three synced writes)', String(joinsPerSecond), ''],
      [
        'relayed per second',
        String(relay.perSecond),
        verdict(relay.perSecond >= rate * 0.98, `≥ ${rate} - 2 %`),
      ],
      ['relayed, lost', String(relay.lost), verdict(relay.lost === 0, '0')],
      ['relay p50', `${relay.p50Ms} ms`, ''],
      ['relay p99', `${relay.p99Ms} ms`, verdict(relay.p99Ms <= FLOORS.relayP99Ms, '≤ 50 ms')],
      ['relay slowest', `${relay.maxMs} ms`, ''],
      ['server CPU while relaying', `${relay.serverCpuPercent} % of a core`, ''],
    ])
  } finally {
    await server.end('SIGKILL')
    rmSync(dataDir, { recursive: true })
  }
}

async function makeTokens(dataDir: string, count: number): Promise<string[]> {
  const storage = await openStorage(dataDir, { wallClock: systemWallClock, random: systemRandom })
  await storage.site.create({ siteId: makeId(systemRandom), organisation: 'Load' })
  const issuer = new AccessTokens(storage.tokens, systemWallClock, systemRandom)
  const tokens: string[] = []
  for (let n = 0; n < count; n += 1) {
    const accountId = makeId(systemRandom)
    const email = `csr-${n}@example.org`
    await storage.accounts.add({ accountId, email, name: `CSR ${n}`, role: 'csr', passwordHash: 'none' })
    tokens.push(await issuer.issue(accountId))
  }
  await storage.close()
  return tokens
}

function connect(server: ServerProcess, app: 'csr-app' | 'customer-agent'): SignalingClient {
  return new SignalingClient(`${server.url.replace('http', 'ws')}/ws`, { origin: `app://${app}` })
}

async function measureIdle(server: ServerProcess) {
  // Warm first, so that what is counted is sockets and not the code they wake.
  await many(200, async () => {
    await connect(server, 'customer-agent').hello()
  })
  await delay(500)
  const before = residentKb(server)
  const startedAt = performance.now()
  await many(sockets, async () => {
    await connect(server, 'customer-agent').hello()
  })
  const openedPerSecond = Math.round(sockets / ((performance.now() - startedAt) / 1000))
  await delay(2_000)
  const kbPerSocket = round((residentKb(server) - before) / sockets)
  return { sockets, openedPerSecond, kbPerSocket, serverRssMb: round(residentKb(server) / 1024) }
}

async function openPairs(server: ServerProcess, tokens: readonly string[]) {
  const startedAt = performance.now()
  const pairs: Pair[] = []
  await Promise.all(
    tokens.map(async (token) => {
      for (let n = 0; n < PAIRS_PER_ACCOUNT && pairs.length < PAIRS; n += 1)
        pairs.push(await openPair(server, token))
    }),
  )
  const joinsPerSecond = Math.round(pairs.length / ((performance.now() - startedAt) / 1000))
  return { pairs, joinsPerSecond }
}

async function openPair(server: ServerProcess, token: string): Promise<Pair> {
  const csr = connect(server, 'csr-app')
  await csr.hello(token)
  const { sessionId, participantId: csrId } = await csr.openSession()
  const { nameplate } = await csr.createInvite(sessionId)
  const helper = connect(server, 'customer-agent')
  await helper.hello()
  helper.claim(nameplate)
  const { claimId } = await csr.next('claim/opened')
  csr.send({ type: 'claim/verdict', claimId, admitted: true })
  const { participantId: helperId } = await helper.next('session/joined')
  return { csr, helper, sessionId, csrId, helperId }
}

async function measureRelay(server: ServerProcess, pairs: readonly Pair[]) {
  const latencies: number[] = []
  const hear = ({ data }: MessageEvent): void => {
    const sentAt = /"sentAt":([0-9.]+)/.exec(String(data))?.[1]
    if (sentAt !== undefined) latencies.push(performance.now() - Number(sentAt))
  }
  const senders = pairs.flatMap(({ csr, helper, sessionId, csrId, helperId }) => {
    csr.socket.addEventListener('message', hear)
    helper.socket.addEventListener('message', hear)
    return [
      { client: csr, sessionId, to: helperId },
      { client: helper, sessionId, to: csrId },
    ]
  })
  const cpuBefore = cpuSeconds(server)
  const startedAt = performance.now()
  let sent = 0
  // Spread evenly: every millisecond, as many as are due by now, round the senders.
  for (let elapsedMs = 0; elapsedMs < seconds * 1000; elapsedMs = performance.now() - startedAt) {
    for (const due = (elapsedMs / 1000) * rate; sent < due; sent += 1) {
      const { client, sessionId, to } = senders[sent % senders.length] ?? {}
      if (client === undefined || sessionId === undefined || to === undefined) break
      client.send({
        type: 'signal/relay',
        sessionId,
        to,
        body: { sentAt: performance.now(), padding: PADDING },
      })
    }
    await delay(1)
  }
  const elapsedS = (performance.now() - startedAt) / 1000
  const serverCpuPercent = Math.round(((cpuSeconds(server) - cpuBefore) / elapsedS) * 100)
  await delay(1_000)
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => round(latencies[Math.floor(latencies.length * share)] ?? Number.NaN)
  return {
    pairs: pairs.length,
    perSecond: Math.round(latencies.length / elapsedS),
    lost: sent - latencies.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: round(latencies.at(-1) ?? Number.NaN),
    serverCpuPercent,
  }
}

/** Runs a task so many times, a bounded number at once. */
async function many(count: number, task: () => Promise<void>): Promise<void> {
  let left = count
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await task()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function residentKb({ pid }: ServerProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN)
}

/** Fields 14 and 15 of proc(5)'s stat, in ticks of 10 ms. */
function cpuSeconds({ pid }: ServerProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const MISSED = 'MISSED'
const verdict = (isMet: boolean, floor: string): string => `${isMet ? 'met' : MISSED} (${floor})`

function printTable(rows: readonly (readonly [string, string, string])[]): boolean {
  for (const [what, value, floor] of rows) {
    process.stdout.write(`${what.padEnd(56)}${value.padStart(18)}   ${floor}\n`)
  }
  return !rows.some(([, , floor]) => floor.startsWith(MISSED))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

process.exit((await main()) ? 0 : 1)
