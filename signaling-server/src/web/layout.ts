/** What all pages share: head, header with the language switch, footer. */
import type { HelperDownload } from './helper-downloads.ts'
import { type Html, html } from './html.ts'
import type { Language } from './language.ts'
import type { Visitor } from './operating-system.ts'
import type { Texts } from './texts.ts'

/** Whom a page is made for and on whose behalf. */
export interface PageContext {
  readonly language: Language
  readonly texts: Texts
  readonly organisation: string
  readonly visitor: Visitor
  readonly helpers: readonly HelperDownload[]
  /** Path of this page, for the language switch. */
  readonly path: string
}

export interface Page {
  readonly title: string
  /** Set on the body for the script to read. */
  readonly nameplate?: string
  readonly main: Html
}

const LANGUAGE_NAMES: ReadonlyArray<readonly [Language, string]> = [
  ['en', 'English'],
  ['zh-CN', '中文'],
]

export function renderPage({ language, texts, organisation, path }: PageContext, page: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="icon" href="/assets/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/pages.css">
<script src="/assets/invite.js" defer></script>
</head>
<body data-nameplate="${page.nameplate ?? ''}">
<header class="top">
<p class="brand"><img src="/assets/logo.svg" alt="" width="36" height="36"><span>${organisation}</span></p>
<nav class="languages" aria-label="${texts.languageLabel}">${LANGUAGE_NAMES.map((each) => languageLink(each, language, path))}</nav>
</header>
<main>${page.main}</main>
<footer class="bottom"><p>${texts.footer(organisation)}</p></footer>
</body>
</html>
`.markup
}

function languageLink([language, name]: readonly [Language, string], current: Language, path: string): Html {
  return language === current
    ? html`<span lang="${language}" aria-current="true">${name}</span>`
    : html`<a lang="${language}" hreflang="${language}" href="${path}?lang=${language}" data-keep-fragment>${name}</a>`
}
