/** Somebody without a mouse: gets everywhere with the Tab key, sees where they are, presses what has the focus. */
import type { Locator, Page } from 'playwright-core'
import { waitFor } from './wait.ts'

/** More stops than any of our screens has. */
const MOST_STOPS = 60

/** Walks to the control as a person would and presses the key there. */
export async function press(control: Locator, key = 'Enter'): Promise<void> {
  const page = control.page()
  await reach(control)
  // The window may go with the answer, before the key is up again.
  await page.keyboard.press(key).catch((error) => {
    if (!page.isClosed()) throw error
  })
}

/** Goes down the open menu to the item and chooses it. */
export async function choose(item: Locator): Promise<void> {
  await reach(item, 'ArrowDown')
  await item.page().keyboard.press('Enter')
}

/** Opens the menu and chooses the item of that name in it. */
export async function chooseFrom(menu: Locator, name: string): Promise<void> {
  await press(menu)
  await choose(menu.page().getByRole('menuitem', { name, exact: true }))
}

export async function reach(control: Locator, step = 'Tab'): Promise<void> {
  await control.waitFor()
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await isFocused(control)) return
    await control.page().keyboard.press(step)
  }
  throw new Error(`${String(control)} is not reached by ${step}.`)
}

async function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => document.activeElement === element)
}

/** Types into the field, over what may be in it. */
export async function type(field: Locator, text: string): Promise<void> {
  await reach(field)
  await field.page().keyboard.press('Control+A')
  await field.page().keyboard.insertText(text)
}

/** The keyboard is at that control, as soon as what was done has come to its end. */
export async function hasFocus(control: Locator): Promise<void> {
  await waitFor(`the focus at ${String(control)}`, () => isFocused(control))
}

/** Whoever closes a dialog or presses what goes away with it goes on from where they were. */
export async function keepsPlace(page: Page): Promise<void> {
  await waitFor('the focus to be on something', () =>
    page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body),
  )
}

/** Closes what is open, and goes on once the focus is back: a Tab before that would begin anywhere. */
export async function leave(opened: Locator): Promise<void> {
  const page = opened.page()
  await page.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })
  await keepsPlace(page)
}

/** Controls the Tab key does not come by, and those that do not show that they have the focus. */
export async function keyboardFindings(page: Page): Promise<readonly string[]> {
  const stops = await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const dialogs = document.querySelectorAll('[role="dialog"], [role="alertdialog"]')
    const scope = [...dialogs].findLast((dialog) => dialog.checkVisibility()) ?? document.body
    const controls = scope.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, a[href], [tabindex]',
    )
    const names: string[] = []
    for (const control of controls) {
      const isUncheckedRadio =
        control instanceof HTMLInputElement && control.type === 'radio' && !control.checked
      if (control.tabIndex < 0 || control.matches(':disabled') || isUncheckedRadio) continue
      // Guards of a focus trap, and what is there for the keyboard alone, have no size.
      if (!control.checkVisibility({ visibilityProperty: true }) || control.offsetWidth < 2) continue
      const { outline, borderColor, boxShadow } = getComputedStyle(control)
      control.dataset['stop'] = String(names.length)
      control.dataset['resting'] = [outline, borderColor, boxShadow].join('|')
      names.push(
        control.getAttribute('aria-label') ?? (control.textContent || control.outerHTML.slice(0, 80)),
      )
    }
    return names
  })
  const seen = new Map<number, boolean>()
  for (let tries = 0; tries < 2 * stops.length + 3 && seen.size < stops.length; tries += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { activeElement } = document
      if (!(activeElement instanceof HTMLElement) || activeElement.dataset['stop'] === undefined) return null
      const { outline, borderColor, boxShadow } = getComputedStyle(activeElement)
      const isShown = activeElement.dataset['resting'] !== [outline, borderColor, boxShadow].join('|')
      return { stop: Number(activeElement.dataset['stop']), isShown }
    })
    if (at !== null) seen.set(at.stop, at.isShown)
  }
  return stops.flatMap((name, stop) => {
    if (!seen.has(stop)) return [`“${name}” is not reached with the Tab key`]
    return seen.get(stop) === true ? [] : [`“${name}” does not show the focus`]
  })
}
