/** A computer's sound system without a loudspeaker: PulseAudio of its own, where programs play and nobody hears it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { output, type Running, start } from './processes.ts'
import { waitFor } from './wait.ts'

export class SoundSystem {
  /** For programs that shall play here. */
  readonly env: Readonly<Record<string, string>>
  readonly #folder: string
  readonly #server: Running

  static async open(): Promise<SoundSystem> {
    const system = new SoundSystem()
    await waitFor('the sound system', () => output('pactl', ['info'], { env: system.env }), {
      timeoutMs: 20_000,
    })
    return system
  }

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'deskside-sound-'))
    const socket = join(this.#folder, 'native')
    const script = join(this.#folder, 'start.pa')
    writeFileSync(
      script,
      `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}
load-module module-null-sink sink_name=speaker
`,
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
    const args = ['load-module', 'module-sine', 'sink=speaker', `frequency=${hertz}`]
    await waitFor('the tone to be played', () => output('pactl', args, { env: this.env }))
  }

  async close(): Promise<void> {
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
