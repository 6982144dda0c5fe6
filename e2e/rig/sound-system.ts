/** A computer's sound system without a loudspeaker: PulseAudio of its own, where programs play and nobody hears it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { output, type Running, start } from './processes.ts'
import { waitFor } from './wait.ts'

const RATE = 44_100
const WAV_HEADER_BYTES = 44

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

  /** Plays a tone in stereo, for at most a minute. */
  play(hertz: number): Running {
    const file = join(this.#folder, `${hertz}.wav`)
    writeTone(file, hertz, 60)
    return start('paplay', [file], { env: this.env, cwd: this.#folder })
  }

  async close(): Promise<void> {
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Writes a WAV file, 16 bit, two channels, half as loud as can be. */
function writeTone(file: string, hertz: number, seconds: number): void {
  const samples = RATE * seconds
  const wav = Buffer.alloc(WAV_HEADER_BYTES + samples * 4)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(2, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * 4, 28)
  wav.writeUInt16LE(4, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 4, 40)
  for (let index = 0; index < samples; index += 1) {
    const value = Math.round(16_000 * Math.sin((2 * Math.PI * hertz * index) / RATE))
    wav.writeInt16LE(value, WAV_HEADER_BYTES + index * 4)
    wav.writeInt16LE(value, WAV_HEADER_BYTES + index * 4 + 2)
  }
  writeFileSync(file, wav)
}
