/** Says outside the window that a colleague calls, to somebody who is not looking at it. */
import { type BrowserWindow, Notification } from 'electron'
import type { RingNotice } from '../features/colleagues/colleagues.ipc.ts'
import { bringUp } from './csr-window.ts'

export class CallAttention {
  readonly #window: BrowserWindow
  #shown: Notification | null = null

  constructor(window: BrowserWindow) {
    this.#window = window
  }

  /** Null: nobody calls any more. */
  show(notice: RingNotice | null): void {
    this.#shown?.close()
    this.#shown = null
    if (this.#window.isDestroyed()) return
    const isMissed = notice !== null && !this.#window.isFocused()
    this.#window.flashFrame(isMissed)
    if (!isMissed || !Notification.isSupported()) return
    this.#shown = new Notification({ title: notice.title, body: notice.text, urgency: 'critical' })
    this.#shown.on('click', () => bringUp(this.#window))
    this.#shown.show()
  }
}
