/** What has the focus may go away with a dialog, a menu or a button's own effect: whoever uses the keyboard then goes on from where they were before. */

/** Further back nobody remembers having been. */
const LONGEST_TRAIL = 30
/** Dialogs and menus give the focus back by themselves where they can, and the next dialog takes it. */
const PATIENCE_MS = 50

/** @returns ends it */
export function followFocus(page: Document): () => void {
  let trail: HTMLElement[] = []
  let waiting: ReturnType<typeof setTimeout> | undefined
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return
    trail = [...trail.filter((place) => place !== target), target].slice(-LONGEST_TRAIL)
  }
  // Left on purpose, by a click on nothing for one, it is still on the page.
  const isLost = (): boolean =>
    page.activeElement === page.body && trail.length > 0 && trail.at(-1)?.isConnected === false
  const goBack = (): void => {
    waiting = undefined
    if (!isLost()) return
    trail = trail.filter((place) => place.isConnected)
    trail.findLast(canTakeFocus)?.focus({ preventScroll: true })
  }
  const watch = new MutationObserver(() => {
    if (waiting === undefined && isLost()) waiting = setTimeout(goBack, PATIENCE_MS)
  })
  page.addEventListener('focusin', onFocus)
  watch.observe(page.body, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('focusin', onFocus)
    watch.disconnect()
    clearTimeout(waiting)
  }
}

function canTakeFocus(place: HTMLElement): boolean {
  // The keyboard goes to a customer's desktop by choice alone.
  return place.dataset['allKeys'] === undefined && !place.matches(':disabled') && place.checkVisibility()
}
