/** A network of our own, so that the bytes counted are the session's, and process ids of our own, so that nothing outlives the run. */
import { spawnSync } from 'node:child_process'

const NAMESPACES = ['--net', '--pid', '--fork', '--mount-proc', '--kill-child']
const MARK = 'DESKSIDE_BENCH_NETWORK'
/** WebRTC in Chromium gathers no candidates on loopback alone; this address leads nowhere but is not loopback. */
const SETUP = [
  'ip link set lo up',
  'ip link add bench0 type veth peer name bench1',
  'ip addr add 10.99.0.1/24 dev bench0',
  'ip link set bench0 up',
  'ip link set bench1 up',
  'ip route add default dev bench0',
  'exec "$@"',
].join(' && ')

export type Network = 'own' | 'shared'

/** Runs this program once more inside a network namespace where that is allowed, and ends with its result. */
export function enterOwnNetwork(): Network {
  if (process.env[MARK] === 'own') return 'own'
  if (process.platform !== 'linux' || spawnSync('unshare', [...NAMESPACES, 'true']).status !== 0)
    return 'shared'
  const again = [process.execPath, ...process.argv.slice(1)]
  const { status } = spawnSync('unshare', [...NAMESPACES, 'sh', '-c', SETUP, 'sh', ...again], {
    stdio: 'inherit',
    env: { ...process.env, [MARK]: 'own' },
  })
  process.exit(status ?? 1)
}
