/** The helper's main window over its whole life: it may hang, fail and come back, and says goodbye before it goes. */
import type { Heard, IpcHandlers } from '@deskside/shared/kernel/ipc-contract.ts'
import { type IpcPort, type OnRefused, serveIpc } from '@deskside/shared/platform/ipc-router.main.ts'
import type { BrowserWindow } from 'electron'
import type { RestartReason } from '../features/join/join.ipc.ts'
import { mainWindowIpc } from '../main-window.ipc.ts'
import { originOf } from '../platform/helper-windows.main.ts'
import { logError } from '../platform/log.main.ts'

/** How long a closing window has to say goodbye to the session. */
const GOODBYE_LIMIT_MS = 1_500

const PRESSES: ReadonlySet<string> = new Set([
  'mouseDown',
  'mouseUp',
  'rawKeyDown',
  'keyDown',
  'keyUp',
  'touchEnd',
])

type Contract = typeof mainWindowIpc

export interface Opened {
  /** Why this window is not the first one. */
  readonly restarted: RestartReason | null
  /** Takes the window away at once. */
  readonly leave: () => void
}

export interface MainWindowPorts {
  readonly open: () => BrowserWindow
  readonly handlers: (opened: Opened) => IpcHandlers<Contract>
  /** A mouse button or key goes down in it. */
  readonly onPressed: () => void
  /** The customer closes it. */
  readonly onClosing: () => void
  /** Its process is gone; a new window follows. */
  readonly onDied: () => void
  readonly onClosed: () => void
  readonly onRefused: OnRefused
}

export class MainWindow {
  readonly #ports: MainWindowPorts
  #window: BrowserWindow | null = null
  #port: IpcPort<Contract> | null = null
  #isSharing = false
  #isAside = false

  constructor(ports: MainWindowPorts) {
    this.#ports = ports
  }

  async start(): Promise<void> {
    await this.#open(null)
  }

  tell<Name extends keyof Contract['hear'] & string>(name: Name, payload: Heard<Contract, Name>): void {
    this.#port?.tell(name, payload)
  }

  show(): void {
    this.#isAside = false
    this.#window?.restore()
    this.#window?.show()
    this.#window?.focus()
  }

  /** Before the customer's eyes, without taking the keyboard from where they are typing. */
  raise(): void {
    const window = this.#window
    if (window === null || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.showInactive()
    window.moveTop()
  }

  /**
   * Out of the way when sharing begins, so that it covers nothing of what the CSR is to see; back when it is over, to
   * say so. In between it is the customer's to place.
   */
  standAside(isSharing: boolean): void {
    if (isSharing === this.#isSharing) return
    this.#isSharing = isSharing
    if (isSharing) {
      this.#isAside = this.#window?.isMinimized() === false
      if (this.#isAside) this.#window?.minimize()
    } else if (this.#isAside) {
      this.#isAside = false
      this.#window?.restore()
    }
  }

  /** The whole display, for somebody's screen in it. */
  enlarge(isLarge: boolean): void {
    if (isLarge) this.#window?.maximize()
    else this.#window?.unmaximize()
  }

  /** For a window that does not answer. */
  kill(): void {
    this.#window?.webContents.forcefullyCrashRenderer()
  }

  async #open(restarted: RestartReason | null): Promise<void> {
    const { open, handlers, onRefused, onPressed, onClosing, onDied, onClosed } = this.#ports
    const window = open()
    this.#window = window
    const leave = (): void => window.destroy()
    this.#port = serveIpc(
      window,
      originOf('customer-agent'),
      mainWindowIpc,
      handlers({ restarted, leave }),
      onRefused,
    )
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      onDied()
      // The session's keys died with the window; a fresh one says so.
      void this.#open(reason === 'killed' || reason === 'crashed' ? 'window-hung' : 'window-failed').catch(
        logError,
      )
      window.destroy()
    })
    window.webContents.on('input-event', (_event, { type }) => {
      if (PRESSES.has(type)) onPressed()
    })
    window.on('minimize', () => this.tell('visible', { isVisible: false }))
    window.on('restore', () => this.tell('visible', { isVisible: true }))
    let isSaidGoodbye = false
    window.on('close', (event) => {
      if (isSaidGoodbye) return
      event.preventDefault()
      isSaidGoodbye = true
      onClosing()
      this.tell('closing', {})
      setTimeout(() => window.isDestroyed() || window.destroy(), GOODBYE_LIMIT_MS)
    })
    window.on('closed', () => {
      if (this.#window === window) onClosed()
    })
    await window.loadURL(`${originOf('customer-agent')}/main/index.html`)
  }
}
