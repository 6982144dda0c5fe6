/** Banner, frame and stop keys: on the screen before the first picture leaves, and until the last one has. */
import { serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { type BrowserWindow, globalShortcut } from 'electron'
import { type BannerState, bannerIpc } from '../features/consent/banner.ipc.ts'
import type { Csr, SharingState } from '../features/remote-control/remote-control.ipc.ts'
import type { Rectangle } from '../features/remote-control/screen-coordinates.ts'
import { type StopKeys, stopKeysFor } from '../features/remote-control/stop-keys.ts'
import { bannerPosition, type HelperWindows, originOf } from '../platform/helper-windows.main.ts'
import type { Appearance } from '../ui/appearance.ts'

/** The banner comes back over whatever covers it. */
const RAISE_INTERVAL_MS = 1_000

export interface SharingSignsPorts {
  readonly windows: HelperWindows
  readonly csr: (participantId: string) => Csr | null
  readonly boundsOf: (displayId: string | null) => Rectangle | null
  readonly appearance: () => Appearance
  readonly onStop: () => void
  readonly onRefused: (refusal: { channel: string; why: string }) => void
}

export class SharingSigns {
  readonly #ports: SharingSignsPorts
  #banner: BrowserWindow | null = null
  #shown: Promise<void> = Promise.resolve()
  #tell: (state: BannerState) => void = () => undefined
  #people: SharingState['inUse'] = []
  #display: Rectangle | null = null
  #stopKeys: StopKeys | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(ports: SharingSignsPorts) {
    this.#ports = ports
  }

  get stopKeys(): StopKeys | null {
    return this.#stopKeys
  }

  /** Fulfilled when everything is on the screen. Nobody in `people`: everything goes. */
  async show(people: SharingState['inUse'], displayId: string | null): Promise<void> {
    this.#people = people
    const display = this.#ports.boundsOf(displayId)
    if (people.length === 0 || display === null) return this.#hide()
    if (this.#banner === null || !isSame(display, this.#display)) this.#shown = this.#open(display)
    this.#tell(this.#state())
    await this.#shown
  }

  async #open(display: Rectangle): Promise<void> {
    this.#hide()
    const { windows, onRefused } = this.#ports
    this.#display = display
    this.#stopKeys = this.#takeStopKeys()
    windows.frame(display)
    const banner = windows.banner()
    this.#banner = banner
    const port = serveIpc(
      banner,
      originOf('banner'),
      bannerIpc,
      {
        ask: { state: () => this.#state() },
        tell: {
          stop: () => this.#ports.onStop(),
          size: (size) => {
            if (!banner.isDestroyed()) banner.setBounds(bannerPosition(display, size))
          },
        },
      },
      onRefused,
    )
    this.#tell = (state) => port.tell('state', state)
    // The sign must not be lost with its renderer.
    banner.webContents.on('render-process-gone', () => {
      if (this.#banner === banner) this.#ports.onStop()
    })
    banner.setBounds(bannerPosition(display, { width: 420, height: 56 }))
    await banner.loadURL(`${originOf('banner')}/banner/index.html`)
    if (this.#banner !== banner) return
    banner.showInactive()
    this.#timer = setInterval(() => windows.raise(this.#banner), RAISE_INTERVAL_MS)
  }

  #hide(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#tell = () => undefined
    this.#banner?.destroy()
    this.#banner = null
    this.#display = null
    this.#ports.windows.frame(null)
    if (this.#stopKeys !== null) globalShortcut.unregister(this.#stopKeys.accelerator)
    this.#stopKeys = null
  }

  /** The first combination no other program has taken. */
  #takeStopKeys(): StopKeys | null {
    return (
      stopKeysFor(process.platform).find((keys) =>
        globalShortcut.register(keys.accelerator, this.#ports.onStop),
      ) ?? null
    )
  }

  #state(): BannerState {
    return {
      appearance: this.#ports.appearance(),
      stopKeys: this.#stopKeys?.label ?? null,
      people: this.#people.flatMap(({ participantId, access, endsInMs }) => {
        const csr = this.#ports.csr(participantId)
        return csr === null ? [] : [{ name: csr.name, organisation: csr.organisation, access, endsInMs }]
      }),
    }
  }
}

function isSame(a: Rectangle, b: Rectangle | null): boolean {
  return b !== null && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
