/** What a tool for accessibility finds on a page; only what keeps people out counts as a failure. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** @param rules only these; all when left out */
export async function seriousFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Old mode: a window of Electron cannot open the blank page the new mode works in.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`)
}
