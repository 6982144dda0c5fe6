/** SQLite takes many more bound values; this keeps single statements short. */
const MOST_VALUES = 500

/** The values in portions small enough for one `in (…)`. */
export function* portions(values: readonly string[]): Iterable<readonly string[]> {
  for (let at = 0; at < values.length; at += MOST_VALUES) yield values.slice(at, at + MOST_VALUES)
}
