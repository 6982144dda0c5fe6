/** Banner, frame and stop keys: on the screen before the first picture leaves, and until the last one has. */
import { type BrowserWindow, globalShortcut } from 'electron'
import { type IpcPort, serveIpc } from '../../../platform/ipc-router.main.ts'
import { bannerPlace, type SignWindows } from '../../../platform/sign-windows.main.ts'
import { type BannerState, bannerIpc } from './banner.ipc.ts'
import type { Rectangle, Size } from './screen-coordinates.ts'
import { type StopKeys, stopKeysFor } from './stop-keys.ts'

/** The banner comes back over whatever covers it. */
const RAISE_INTERVAL_MS = 1_000
/** Until its page says what it needs. */
const FIRST_SIZE: Size = { width: 460, height: 56 }

export interface SharingSignsPorts {
  readonly windows: SignWindows
  /** `app://…` of the banner's page. */
  readonly origin: string
  /** What is true now; asked for at each `refresh`. */
  readonly state: () => Omit<BannerState, 'stopKeys'>
  readonly onStop: () => void
  /** Where `isPaused` is never null. */
  readonly onPause?: (isPaused: boolean) => void
  /** Where there are ever news. */
  readonly onNewsSeen?: () => void
  readonly onShowWindow: () => void
  readonly onRefused: (refusal: { channel: string; why: string }) => void
  readonly log: (line: string, details?: Readonly<Record<string, string | null>>) => void
}

/** Where the signs belong. */
export interface SignPlace {
  readonly display: Rectangle
  /** False for a single window: a frame round the display would say more than is true. */
  readonly isFramed: boolean
}

interface Signs extends SignPlace {
  readonly banner: BrowserWindow
  readonly port: IpcPort<typeof bannerIpc>
  readonly shown: Promise<void>
  readonly timer: NodeJS.Timeout
}

export class SharingSigns {
  readonly #ports: SharingSignsPorts
  #signs: Signs | null = null
  #stopKeys: StopKeys | null = null

  constructor(ports: SharingSignsPorts) {
    this.#ports = ports
  }

  get stopKeys(): StopKeys | null {
    return this.#stopKeys
  }

  /** Fulfilled when everything is on the screen. Null: everything goes. */
  async show(place: SignPlace | null): Promise<void> {
    if (place === null) return this.#hide()
    if (this.#signs !== null && !isSame(place, this.#signs)) this.#hide()
    this.#signs ??= this.#open(place)
    this.refresh()
    await this.#signs.shown
  }

  /** Says on the banner what is true now. */
  refresh(): void {
    this.#signs?.port.tell('state', this.#state())
  }

  #open({ display, isFramed }: SignPlace): Signs {
    const { windows, origin, onStop, onPause, onNewsSeen, onShowWindow, onRefused, log } = this.#ports
    this.#stopKeys = this.#takeStopKeys()
    windows.frame(isFramed ? display : null)
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
      origin,
      bannerIpc,
      {
        ask: { state: () => this.#state() },
        tell: {
          stop: onStop,
          pause: ({ isPaused }) => onPause?.(isPaused),
          newsSeen: () => onNewsSeen?.(),
          showWindow: onShowWindow,
          size: place,
        },
      },
      onRefused,
    )
    // No sharing without its sign: whatever takes the banner away takes the sharing with it.
    const isOurs = (): boolean => this.#signs?.banner === banner
    banner.webContents.on('render-process-gone', () => isOurs() && onStop())
    banner.on('closed', () => isOurs() && onStop())
    const shown = banner.loadURL(`${origin}/banner/index.html`).then(
      () => {
        if (!isOurs()) return
        banner.showInactive()
        log('banner shown', { stopKeys: this.#stopKeys?.accelerator ?? null })
      },
      () => {
        if (isOurs()) onStop()
      },
    )
    const timer = setInterval(() => windows.raise(banner), RAISE_INTERVAL_MS)
    return { display, isFramed, banner, port, shown, timer }
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
        this.#ports.log('stop keys pressed')
        this.#ports.onStop()
      })
    return stopKeysFor(process.platform).find(isFree) ?? null
  }

  #state(): BannerState {
    return { ...this.#ports.state(), stopKeys: this.#stopKeys?.label ?? null }
  }
}

function isSame(a: SignPlace, b: SignPlace): boolean {
  const [one, other] = [a.display, b.display]
  return (
    a.isFramed === b.isFramed &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  )
}
