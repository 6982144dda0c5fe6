/** Offers the helper for the visitor's own system. */
import type { HelperDownload } from './helper-downloads.ts'
import { type Html, html, NOTHING } from './html.ts'
import type { PageContext } from './layout.ts'
import type { Texts } from './texts.ts'

/** The button for the visitor's own system, the others behind a fold, and plain words where there is none. */
export function downloads(context: PageContext): Html {
  const { texts, helpers, visitor, organisation } = context
  const { steps, systems } = texts
  if (visitor === 'phone') return html`<p class="note">${steps.phone}</p>`
  if (helpers.length === 0) return html`<p class="note">${steps.noneAtAll(organisation)}</p>`
  const own = helpers.find(({ system, isForFleets }) => system === visitor && !isForFleets)
  const others = helpers.filter((helper) => helper !== own)
  const none =
    visitor === 'unknown' ? NOTHING : html`<p class="note">${steps.none(systems[visitor], organisation)}</p>`
  return html`${own === undefined ? none : mainDownload(context, own)}
${others.length === 0 ? NOTHING : otherDownloads(context, others, visitor === 'unknown')}`
}

function mainDownload({ texts }: PageContext, helper: HelperDownload): Html {
  const { steps, systems } = texts
  return html`<p><a class="button" href="${downloadPath(helper)}" download>${steps.downloadFor(systems[helper.system])}</a></p>
<p class="hint">${size(texts, helper)} · ${steps.downloadHint}</p>`
}

function otherDownloads({ texts }: PageContext, helpers: readonly HelperDownload[], isOpen: boolean): Html {
  const items = helpers.map(
    (helper) =>
      html`<li><a href="${downloadPath(helper)}" download>${nameOf(texts, helper)}</a> <span class="hint">${size(texts, helper)}</span></li>`,
  )
  const list = html`<ul class="files">${items}</ul>`
  return isOpen ? list : html`<details><summary>${texts.steps.otherSystems}</summary>${list}</details>`
}

function nameOf({ systems, steps }: Texts, { system, file, isForFleets }: HelperDownload): string {
  const ending = file.slice(file.lastIndexOf('.') + 1)
  return `${systems[system]} (${ending}${isForFleets ? `, ${steps.forFleets}` : ''})`
}

function size({ steps }: Texts, { bytes }: HelperDownload): string {
  return steps.fileSize((bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0))
}

function downloadPath({ file }: HelperDownload): string {
  return `/downloads/${encodeURIComponent(file)}`
}
