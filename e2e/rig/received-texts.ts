/** Every text that reaches a window over its links, as it comes out of the data channel: what is not there was never received. */
import type { Page } from 'playwright-core'

declare global {
  var textsOfTest: string[] | undefined
}

/** Call before anybody joins: a channel has one listener, given to it when it is made. */
export async function hearTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts: string[] = []
    globalThis.textsOfTest = texts
    const { prototype } = RTCDataChannel
    const original = Object.getOwnPropertyDescriptor(prototype, 'onmessage')
    Object.defineProperty(prototype, 'onmessage', {
      ...original,
      set(this: RTCDataChannel, listener: (event: MessageEvent) => void) {
        original?.set?.call(this, (event: MessageEvent) => {
          texts.push(String(event.data))
          listener.call(this, event)
        })
      },
    })
  })
}

export async function hasReceived(page: Page, part: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    if (globalThis.textsOfTest === undefined) throw new Error('Nobody listens to what arrives here.')
    return globalThis.textsOfTest.some((text) => text.includes(wanted))
  }, part)
}
