/** Notifications of the operating system: one for each kind of news of a tab, the newest in place of the one before. */

export interface DesktopNotice {
  readonly tabId: string
  readonly kind: string
  readonly title: string
  readonly body: string
  /** Something else is heard already. */
  readonly isSilent: boolean
  readonly onPressed: () => void
}

export class DesktopNotices {
  readonly #shown = new Map<string, { readonly tabId: string; readonly notification: Notification }>()

  show({ tabId, kind, title, body, isSilent, onPressed }: DesktopNotice): void {
    const tag = `${tabId}/${kind}`
    const notification = new Notification(title, { body, tag, silent: isSilent })
    notification.onclick = () => {
      notification.close()
      onPressed()
    }
    this.#shown.get(tag)?.notification.close()
    this.#shown.set(tag, { tabId, notification })
  }

  /** The person is looking at that tab. */
  withdraw(seenTabId: string): void {
    for (const [tag, { tabId, notification }] of this.#shown) {
      if (tabId !== seenTabId) continue
      notification.close()
      this.#shown.delete(tag)
    }
  }
}
