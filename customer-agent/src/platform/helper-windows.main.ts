/**
 * The helper's windows. Each page has an origin of its own and so a process of its own: when the main window hangs,
 * banner and consent sheet go on. The frame has no page at all, so it cannot hang.
 */
import { join } from 'node:path'
import type { Size } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import { serveAppPages } from '@deskside/shared/platform/app-scheme.main.ts'
import { DECORATION } from '@deskside/shared/platform/own-windows.main.ts'
import {
  createSecureWindow,
  lockPermissions,
  type SecureWindowOptions,
} from '@deskside/shared/platform/secure-window.main.ts'
import { SignWindows } from '@deskside/shared/platform/sign-windows.main.ts'
import { type BrowserWindow, nativeTheme, screen, session } from 'electron'
import { type CapturePermits, mayUse } from '../gate/capture-permits.ts'

const PRELOAD = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
const PAGES = join(import.meta.dirname, '..', 'renderer')
const HOSTS = ['customer-agent', 'consent', 'banner'] as const
type Host = (typeof HOSTS)[number]

export const originOf = (host: Host): string => `app://${host}`

export interface HelperWindowsOptions extends CapturePermits {
  /** `wss://…` origin of the site; empty when there is none. */
  readonly connectTo: readonly string[]
  /** The page was given leave to capture neither microphone nor camera: the screen, or the computer's sound. */
  readonly onScreenLeave: () => void
}

export class HelperWindows {
  readonly partition = session.fromPartition('customer-agent')
  readonly signs = new SignWindows((options) => this.#create('banner', options))

  constructor({ connectTo, onScreenLeave, ...permits }: HelperWindowsOptions) {
    serveAppPages(this.partition, {
      roots: Object.fromEntries(HOSTS.map((host) => [host, PAGES])),
      connectTo,
    })
    lockPermissions(
      this.partition,
      (permission, origin, captured) =>
        origin === originOf('customer-agent') && mayUse(permits, permission, captured),
      (captured) => captured.length === 0 && onScreenLeave(),
    )
  }

  main(): BrowserWindow {
    const window = this.#create('customer-agent', {
      keepsRunningHidden: true,
      width: 460,
      height: 700,
      minWidth: 380,
      minHeight: 560,
      title: 'Deskside',
      show: false,
      backgroundColor: pageColour(),
    })
    // Chat and code are nobody's business but the customer's, where the system can leave a window out of pictures.
    window.setContentProtection(true)
    window.once('ready-to-show', () => window.show())
    return window
  }

  /** Comes up where the customer is looking, and only when `present` is called: its page says how large it is. */
  consent(): BrowserWindow {
    const window = this.#create('consent', {
      width: 480,
      height: 560,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      title: 'Deskside',
      show: false,
      backgroundColor: pageColour(),
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setContentProtection(true)
    return window
  }

  present(window: BrowserWindow, content: Size): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const height = Math.min(content.height, workArea.height - DECORATION.top)
    const width = Math.min(content.width, workArea.width)
    window.setContentBounds({
      x: Math.round(workArea.x + (workArea.width - width) / 2),
      y: Math.round(workArea.y + (workArea.height - height) / 2),
      width,
      height,
    })
    window.show()
    window.focus()
  }

  #create(host: Host, options: Omit<SecureWindowOptions, 'preload' | 'session' | 'origin'>): BrowserWindow {
    return createSecureWindow({
      ...options,
      preload: PRELOAD,
      session: this.partition,
      origin: originOf(host),
    })
  }
}

function pageColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff'
}
