/** Text with places to fill in, `{{like this}}`, one way on every machine: a preview is what arrives. */

const PLACEHOLDER = /\{\{([^{}\n]*)\}\}/g

/** Names between the braces, each once, blanks around them taken off. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim()))]
}

/**
 * Fills every place once, so that nothing in a value is taken for a place. A line that only held places and is empty now
 * goes, with the empty line after it.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const lines: string[] = []
  let isAfterGap = false
  for (const line of template.split('\n')) {
    const filled = line.replace(PLACEHOLDER, (_, name: string) => textOf(values, name.trim()))
    const isGap = filled.trim() === '' && line.trim() !== ''
    const isSkipped = isGap || (isAfterGap && filled.trim() === '')
    isAfterGap = isGap
    if (!isSkipped) lines.push(filled)
  }
  return lines.join('\n')
}

function textOf(values: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : ''
}
