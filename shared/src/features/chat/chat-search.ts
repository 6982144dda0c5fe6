/** Finding words in what was said. */

export interface SearchedLine {
  readonly text: string
}

/** The places of `query` in `text`, in order, letter case aside. */
export function placesOf(query: string, text: string): readonly (readonly [start: number, end: number])[] {
  const wanted = query.trim()
  if (wanted === '') return []
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')
  return Array.from(text.matchAll(pattern), (match) => [match.index, match.index + match[0].length] as const)
}

/** The lines that contain `query`, oldest first. */
export function linesWith<Line extends SearchedLine>(query: string, lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => placesOf(query, line.text).length > 0)
}

export interface MarkedPart {
  readonly text: string
  readonly isMarked: boolean
}

/** `text` cut at the places of `query`, nothing left out. */
export function markPlaces(query: string, text: string): readonly MarkedPart[] {
  const parts: MarkedPart[] = []
  let end = 0
  for (const [from, to] of placesOf(query, text)) {
    if (from > end) parts.push({ text: text.slice(end, from), isMarked: false })
    parts.push({ text: text.slice(from, to), isMarked: true })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false })
  return parts
}
