// Everything that can be said about the code without running it, in one minute.
// usage: node scripts/check.mjs
import { spawn } from 'node:child_process'
import path from 'node:path'
import { checkout } from './paths.mjs'
import { say } from './say.mjs'

const dependencyCruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
const workspaces = ['shared', 'signaling-server', 'csr-app', 'customer-agent']

/** Each runs the program's own script with the pinned Node. */
const checks = [
  {
    name: 'format and lint',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--build', '--pretty', 'false'] },
  {
    name: 'layers',
    args: [
      '--import',
      './scripts/check/typescript-api.mjs',
      dependencyCruiser,
      '--output-type',
      'err-long',
      ...workspaces,
    ],
  },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors'] },
  { name: 'source gates', args: ['scripts/check/source-gates.mjs'] },
]

/**
 * Runs all checks side by side and tells what each found.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const results = await Promise.all(checks.map(run))
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

function run({ name, args }) {
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: checkout, env: { ...process.env, FORCE_COLOR: '0' } })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(error.message)))
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      say(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`)
      if (code !== 0) say(Buffer.concat(output).toString().trimEnd())
      resolve(code === 0)
    })
  })
}

if (path.resolve(process.argv[1]) === import.meta.filename) {
  const { failed } = await runChecks()
  process.exit(failed === 0 ? 0 : 1)
}
