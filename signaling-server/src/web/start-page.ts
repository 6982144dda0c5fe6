/** The site's front door, for a customer who was read a code over the phone. */
import { downloads } from './downloads-section.ts'
import { html } from './html.ts'
import { type PageContext, renderPage } from './layout.ts'
import { promises, warning } from './reassurance.ts'

export function renderStartPage(context: PageContext): string {
  const { texts, organisation } = context
  const { start, steps } = texts
  const main = html`<section class="hero">
<h1>${start.heading(organisation)}</h1>
<p class="lead">${start.lead}</p>
</section>
${warning(context)}
<section class="panel steps"><h2>${steps.heading}</h2>
<ol>
<li class="step" data-when="script" hidden><h3>${start.step}</h3>
<label class="field"><span>${start.label}</span>
<input type="text" inputmode="numeric" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="40" placeholder="${start.example}" aria-describedby="code-hint code-state" data-code></label>
<p class="hint" id="code-hint">${start.hint} <span id="code-state" role="status" data-incomplete="${start.incomplete}" data-ready="${start.ready}"></span></p></li>
<li class="step"><h3>${steps.download}</h3>${downloads(context)}</li>
<li class="step"><h3>${steps.open}</h3>
<div data-when="script" hidden>
<p class="actions"><a class="button" aria-disabled="true" data-open>${steps.openButton}</a></p>
<p class="hint">${steps.openHintTyped}</p>
</div>
<noscript><p>${start.noScript}</p></noscript></li>
<li class="step"><h3>${steps.compare}</h3><p>${steps.compareHint(steps.someone)}</p></li>
</ol></section>
${promises(context)}`
  return renderPage(context, { title: texts.page.startTitle(organisation), main })
}
