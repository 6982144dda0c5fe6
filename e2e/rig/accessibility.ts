/** What a tool for accessibility finds on a page; only what keeps people out counts as a failure. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // Old mode: a window of Electron cannot open the blank page the new mode works in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`)
}
