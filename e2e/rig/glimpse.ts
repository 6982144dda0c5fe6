/** A sentence that may stand on a page for a fraction of a second only: looked for from before it can appear. */
import type { JSHandle, Page } from 'playwright-core'

const LOOKED_FOR_MS = 20_000

/** @returns what waits until `sentence` was on the page, if only for one picture */
export async function lookOutFor(page: Page, sentence: string): Promise<() => Promise<void>> {
  const seen: JSHandle<{ done: Promise<boolean> }> = await page.evaluateHandle(
    ([text, limit]) => ({
      done: new Promise<boolean>((resolve) => {
        const give = (found: boolean): void => {
          observer.disconnect()
          resolve(found)
        }
        const look = (): void => {
          if (document.body.textContent.includes(text)) give(true)
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        setTimeout(() => give(false), limit)
        look()
      }),
    }),
    [sentence, LOOKED_FOR_MS] as const,
  )
  return async () => {
    if (!(await seen.evaluate((each) => each.done))) throw new Error(`“${sentence}” was never on the page.`)
  }
}
