/** Pages for when there is nothing to open: an invite that is over, too many tries, a wrong address. */
import { type Html, html } from './html.ts'
import { type PageContext, renderPage } from './layout.ts'
import { promises, warning } from './reassurance.ts'

/** The same for an invite that was used, expired, withdrawn or never made: a stranger learns nothing from it. */
export function renderClosedPage(context: PageContext): string {
  const { page, closed } = context.texts
  const main = html`<section class="hero">
<h1>${closed.heading}</h1>
<p class="lead">${closed.lead}</p>
<ul class="reasons">${closed.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
<p>${closed.next}</p>
${toStart(context)}
</section>
${warning(context)}
${promises(context)}`
  return renderPage(context, { title: page.closedTitle, main })
}

export function renderBusyPage(context: PageContext): string {
  const { page, busy } = context.texts
  return renderPage(context, {
    title: page.busyTitle,
    main: html`<section class="hero"><h1>${busy.heading}</h1><p class="lead">${busy.lead}</p></section>${warning(context)}`,
  })
}

export function renderMissingPage(context: PageContext): string {
  const { page, missing } = context.texts
  const main = html`<section class="hero"><h1>${missing.heading}</h1><p class="lead">${missing.lead}</p>${toStart(context)}</section>`
  return renderPage(context, { title: page.missingTitle, main })
}

function toStart({ texts, language }: PageContext): Html {
  return html`<p><a class="button" href="/?lang=${language}">${texts.closed.toStart}</a></p>`
}
