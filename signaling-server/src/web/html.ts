/** Markup with a type of its own: text put into it is escaped, and only markup made here goes in as it is. */

export interface Html {
  readonly markup: string
}

type Fragment = Html | string | number | readonly Html[]

export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  const markup = parts.reduce((text, part, index) => `${text}${render(values[index - 1] ?? '')}${part}`)
  return { markup }
}

export const NOTHING: Html = { markup: '' }

function render(value: Fragment): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  if ('markup' in value) return value.markup
  return value.map(({ markup }) => markup).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe between tags and inside quoted attributes; attributes are always quoted here. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
