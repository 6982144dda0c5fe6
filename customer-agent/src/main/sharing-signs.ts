/** Banner, frame and stop keys: on the screen before the first picture leaves, and until the last one has. */
import { type IpcPort, serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import { type BrowserWindow, globalShortcut } from 'electron'
import { type BannerState, bannerIpc } from '../features/consent/banner.ipc.ts'
import type { Csr, Customer, SharingState } from '../features/remote-control/remote-control.ipc.ts'
import type { Rectangle, Size } from '../features/remote-control/screen-coordinates.ts'
import { type StopKeys, stopKeysFor } from '../features/remote-control/stop-keys.ts'
import { bannerPlace, type HelperWindows, originOf } from '../platform/helper-windows.main.ts'
import { logInfo } from '../platform/log.main.ts'
import type { Appearance } from '../ui/appearance.ts'

/** The banner comes back over whatever covers it. */
const RAISE_INTERVAL_MS = 1_000
/** Until its page says what it needs. */
const FIRST_SIZE: Size = { width: 460, height: 56 }

export interface SharingSignsPorts {
  readonly windows: HelperWindows
  readonly csr: (participantId: string) => Csr | null
  readonly customer: (participantId: string) => Customer | null
  readonly boundsOf: (displayId: string | null) => Rectangle | null
  readonly appearance: () => Appearance
  readonly onStop: () => void
  readonly onShowHelper: () => void
  readonly onRefused: (refusal: { channel: string; why: string }) => void
}

interface Signs {
  readonly display: Rectangle
  readonly banner: BrowserWindow
  readonly port: IpcPort<typeof bannerIpc>
  readonly shown: Promise<void>
  readonly timer: NodeJS.Timeout
}

type Seen = Pick<SharingState, 'inUse' | 'onlookers'>

export class SharingSigns {
  readonly #ports: SharingSignsPorts
  #signs: Signs | null = null
  #seen: Seen = { inUse: [], onlookers: [] }
  #unread = 0
  #stopKeys: StopKeys | null = null

  constructor(ports: SharingSignsPorts) {
    this.#ports = ports
  }

  get stopKeys(): StopKeys | null {
    return this.#stopKeys
  }

  /** Fulfilled when everything is on the screen. Nobody who sees: everything goes. */
  async show(seen: Seen, displayId: string | null): Promise<void> {
    this.#seen = seen
    const display = this.#ports.boundsOf(displayId)
    if (seen.inUse.length === 0 || display === null) return this.#hide()
    if (this.#signs !== null && !isSame(display, this.#signs.display)) this.#hide()
    this.#signs ??= this.#open(display)
    this.refresh()
    await this.#signs.shown
  }

  tellUnread(unread: number): void {
    this.#unread = unread
    this.refresh()
  }

  /** Says on the banner what is true now. */
  refresh(): void {
    this.#signs?.port.tell('state', this.#state())
  }

  #open(display: Rectangle): Signs {
    const { windows, onStop, onShowHelper, onRefused } = this.#ports
    this.#stopKeys = this.#takeStopKeys()
    windows.frame(display)
    const banner = windows.banner()
    let placed = bannerPlace(display, FIRST_SIZE, null)
    const place = (size: Size): void => {
      const { x, y } = banner.getBounds()
      const isDragged = x !== placed.x || y !== placed.y
      placed = bannerPlace(display, size, isDragged ? banner.getBounds() : null)
      banner.setBounds(placed)
    }
    banner.setBounds(placed)
    const port = serveIpc(
      banner,
      originOf('banner'),
      bannerIpc,
      {
        ask: { state: () => this.#state() },
        tell: { stop: onStop, showHelper: onShowHelper, size: place },
      },
      onRefused,
    )
    // No sharing without its sign: whatever takes the banner away takes the sharing with it.
    const isOurs = (): boolean => this.#signs?.banner === banner
    banner.webContents.on('render-process-gone', () => isOurs() && onStop())
    banner.on('closed', () => isOurs() && onStop())
    const shown = banner.loadURL(`${originOf('banner')}/banner/index.html`).then(
      () => {
        if (!isOurs()) return
        banner.showInactive()
        logInfo('banner shown', { stopKeys: this.#stopKeys?.accelerator ?? null })
      },
      () => {
        if (isOurs()) onStop()
      },
    )
    const timer = setInterval(() => windows.raise(banner), RAISE_INTERVAL_MS)
    return { display, banner, port, shown, timer }
  }

  #hide(): void {
    const signs = this.#signs
    this.#signs = null
    if (signs !== null) {
      clearInterval(signs.timer)
      signs.port.close()
      signs.banner.destroy()
    }
    this.#ports.windows.frame(null)
    if (this.#stopKeys !== null) globalShortcut.unregister(this.#stopKeys.accelerator)
    this.#stopKeys = null
  }

  /** The first combination no other program has taken. */
  #takeStopKeys(): StopKeys | null {
    const isFree = (keys: StopKeys): boolean =>
      globalShortcut.register(keys.accelerator, () => {
        logInfo('stop keys pressed')
        this.#ports.onStop()
      })
    return stopKeysFor(process.platform).find(isFree) ?? null
  }

  #state(): BannerState {
    return {
      appearance: this.#ports.appearance(),
      unread: this.#unread,
      stopKeys: this.#stopKeys?.label ?? null,
      onlookers: this.#seen.onlookers.flatMap((participantId) => {
        const customer = this.#ports.customer(participantId)
        return customer === null ? [] : [customer.name]
      }),
      people: this.#seen.inUse.flatMap(({ participantId, access, endsInMs }) => {
        const csr = this.#ports.csr(participantId)
        return csr === null ? [] : [{ name: csr.name, organisation: csr.organisation, access, endsInMs }]
      }),
    }
  }
}

function isSame(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
