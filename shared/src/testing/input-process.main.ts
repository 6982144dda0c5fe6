/**
 * The real input device in a process of its own, told by lines of JSON what to do.
 *
 * nut-js finds its display in the environment of the process and keeps it for good, so a test that opens a
 * display of its own cannot load it beside itself.
 */
import { createInterface } from 'node:readline'
import type { InjectedInput } from '../features/remote-control/desk/input-device.ts'
import { InputSequence } from '../features/remote-control/desk/input-sequence.ts'
import { LocalActivityFilter } from '../features/remote-control/desk/local-activity-filter.ts'
import { createLocalInputHook, SystemInputHook } from '../platform/local-input-hook.main.ts'
import { openNativeInput } from '../platform/native-input.main.ts'
import type { InputCommand } from './input-process-client.main.ts'

const clock = {
  now: () => performance.now(),
  setTimer: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)

const filter = new LocalActivityFilter(clock, (isBlocked) => {
  if (isBlocked) void sequence?.releaseAll()
  say({ event: isBlocked ? 'blocked' : 'unblocked' })
})
const opened = await openNativeInput({
  platform: process.platform,
  environment: process.env,
  onInjected: (input: InjectedInput) => filter.noteInjected(input),
})
if (opened.kind === 'unavailable') throw new Error(`no input: ${opened.limit}`, { cause: opened.cause })
const { device } = opened
const sequence = new InputSequence(device, clock, (problem) => say({ event: 'problem', problem }))
const hook = process.argv.includes('--system-hook')
  ? new SystemInputHook()
  : createLocalInputHook(process.platform, process.env)

async function perform(command: InputCommand): Promise<unknown> {
  switch (command.do) {
    case 'move':
      return device.movePointer(command.point)
    case 'button':
      return device.setButton(command.button, command.down)
    case 'scroll':
      return device.scroll(command)
    case 'key':
      return device.setKey(command.target, command.down)
    case 'type':
      return device.typeText(command.text)
    case 'event':
      return sequence.handleKey(command.event)
    case 'sequence-type':
      return sequence.typeText(command.text)
    case 'special':
      return sequence.pressSpecialKeys(command.keys)
    case 'release-all':
      return sequence.releaseAll()
    case 'listen':
      return hook.start((input) => {
        if (filter.observe(input)) say({ event: 'local', input })
      })
    case 'measure':
      return measure(command.times, command.of)
    case 'close':
      await hook.stop()
      return device.close()
  }
}

/** Milliseconds per call: median and 99th percentile. */
async function measure(
  times: number,
  command: InputCommand,
): Promise<readonly [median: number, p99: number]> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    await perform(command)
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  return [taken[Math.floor(times / 2)] ?? 0, taken[Math.floor(times * 0.99)] ?? 0]
}

say({ event: 'ready' })
for await (const line of createInterface({ input: process.stdin })) {
  const { id, command } = JSON.parse(line) as { id: number; command: InputCommand }
  say({ id, answer: (await perform(command)) ?? null })
}
process.exit()
