/** What will happen, what will not, and when to hang up: on every page a customer sees. */
import { type Html, html } from './html.ts'
import type { PageContext } from './layout.ts'

export function promises({ texts }: PageContext): Html {
  const { willHeading, will, willNotHeading, willNot } = texts.promises
  return html`<div class="promises">
<section class="panel will"><h2>${willHeading}</h2><ul>${will.map((line) => html`<li>${line}</li>`)}</ul></section>
<section class="panel will-not"><h2>${willNotHeading}</h2><ul>${willNot.map((line) => html`<li>${line}</li>`)}</ul></section>
</div>`
}

export function warning({ texts }: PageContext): Html {
  const { heading, lines } = texts.warning
  return html`<section class="panel warning"><h2>${heading}</h2>${lines.map((line) => html`<p>${line}</p>`)}</section>`
}
