/** What of a page cannot be seen or reached: words that are cut, controls outside the window. */
import type { Page } from 'playwright-core'

export async function layoutFindings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const isSeen = (element: HTMLElement): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return (
        width > 1 &&
        height > 1 &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
    }
    const isInScroller = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return true
      }
      return false
    }
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!isSeen(element)) continue
      const { overflowX } = getComputedStyle(element)
      const hidesMore =
        (overflowX === 'hidden' || overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1
      // What is shortened on purpose gives the whole text as its title.
      if (hidesMore && element.textContent.trim() !== '' && element.closest('[title]') === null) {
        found.push(`${name(element)} is cut`)
      }
      // Some pixels below the line belong to no letter; what shows its first lines alone says so.
      const { overflowY, webkitLineClamp } = getComputedStyle(element)
      const hidesBelow =
        (overflowY === 'hidden' || overflowY === 'clip') && element.scrollHeight > element.clientHeight + 8
      if (hidesBelow && webkitLineClamp === 'none' && element.textContent.trim() !== '') {
        found.push(`${name(element)} is cut below`)
      }
      if (!element.matches('button, input, select, textarea, a[href], h1, h2')) continue
      const { left, right, top, bottom } = element.getBoundingClientRect()
      if (left < -1 || right > innerWidth + 1) found.push(`${name(element)} is outside at the side`)
      if ((top < -1 || bottom > innerHeight + 1) && !isInScroller(element)) {
        found.push(`${name(element)} cannot be scrolled to`)
      }
    }
    return found
  })
}
