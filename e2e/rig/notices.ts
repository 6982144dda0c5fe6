/** The notifications an app gives to the operating system, kept where a test can read and press them. */
import type { Page } from 'playwright-core'

interface KeptNotice {
  readonly title: string
  readonly body: string
  isOpen: boolean
  readonly press: () => void
}

declare global {
  var noticesOfTest: KeptNotice[] | undefined
}

/** From now on they go here: a virtual display has nothing that could show them. */
export async function keepNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: KeptNotice[] = []
    globalThis.noticesOfTest = kept
    class Kept extends EventTarget {
      static readonly permission = Notification.permission
      onclick: (() => void) | null = null
      readonly #notice: KeptNotice

      constructor(title: string, { body = '' }: NotificationOptions = {}) {
        super()
        this.#notice = { title, body, isOpen: true, press: () => this.onclick?.() }
        kept.push(this.#notice)
      }

      close(): void {
        this.#notice.isOpen = false
      }
    }
    Object.assign(globalThis, { Notification: Kept })
  })
}

/** `title: body` of those still to be seen. */
export async function openNotices(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    (globalThis.noticesOfTest ?? [])
      .filter(({ isOpen }) => isOpen)
      .map(({ title, body }) => `${title}: ${body}`),
  )
}

export async function pressNotice(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const notice = globalThis.noticesOfTest?.find(({ isOpen, body }) => isOpen && body === wanted)
    if (notice === undefined) throw new Error(`No notification says “${wanted}”.`)
    notice.press()
  }, text)
}
