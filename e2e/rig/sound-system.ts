/** A computer's sound system without a loudspeaker: PulseAudio of its own, where programs play and nobody hears it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { output, type Running, start } from './processes.ts'
import { waitFor } from './wait.ts'

const LOUDSPEAKER = 'speaker'

const described = (name: string): string => `sink_properties=device.description=${name}`

export class SoundSystem {
  /** For programs that shall play here. */
  readonly env: Readonly<Record<string, string>>
  readonly #folder: string
  readonly #server: Running

  /** @param loudspeakers by name; the first is the one programs play on by themselves */
  static async open(loudspeakers: readonly string[] = [LOUDSPEAKER]): Promise<SoundSystem> {
    const system = new SoundSystem(loudspeakers)
    await waitFor('the sound system', () => output('pactl', ['info'], { env: system.env }), {
      timeoutMs: 20_000,
    })
    return system
  }

  private constructor(loudspeakers: readonly string[]) {
    this.#folder = mkdtempSync(join(tmpdir(), 'deskside-sound-'))
    const socket = join(this.#folder, 'native')
    const script = join(this.#folder, 'start.pa')
    writeFileSync(
      script,
      [
        `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
        ...loudspeakers.map((name) => `load-module module-null-sink sink_name=${name} ${described(name)}`),
        `set-default-sink ${loudspeakers[0]}`,
        '',
      ].join('\n'),
    )
    this.env = { PULSE_SERVER: `unix:${socket}` }
    const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '-F', script]
    this.#server = start('pulseaudio', options, {
      env: { XDG_RUNTIME_DIR: this.#folder, HOME: this.#folder },
      cwd: this.#folder,
    })
  }

  /** Plays a tone for as long as the system runs. */
  async play(hertz: number): Promise<void> {
    const args = ['load-module', 'module-sine', `sink=${LOUDSPEAKER}`, `frequency=${hertz}`]
    await waitFor('the tone to be played', () => output('pactl', args, { env: this.env }))
  }

  /** The loudspeakers that a program plays on at this moment. */
  async inUse(): Promise<readonly string[]> {
    const [inputs, sinks] = await Promise.all(
      ['sink-inputs', 'sinks'].map((what) =>
        output('pactl', ['--format=json', 'list', what], { env: this.env }),
      ),
    )
    const names = new Map(
      (JSON.parse(sinks ?? '[]') as { index: number; name: string }[]).map(({ index, name }) => [
        index,
        name,
      ]),
    )
    const playing = JSON.parse(inputs ?? '[]') as { sink: number; corked: boolean }[]
    return [...new Set(playing.filter(({ corked }) => !corked).map(({ sink }) => names.get(sink) ?? ''))]
  }

  async close(): Promise<void> {
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
