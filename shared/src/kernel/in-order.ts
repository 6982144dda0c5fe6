/**
 * Items are taken one by one, in the order they were given: also one that is given while another is being taken, which then
 * comes after it. If `take` throws, the items that wait are taken with the next one.
 */
export function inOrder<Item>(take: (item: Item) => void): (item: Item) => void {
  const waiting: Item[] = []
  let isTaking = false
  return (item) => {
    waiting.push(item)
    if (isTaking) return
    isTaking = true
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) take(next)
    } finally {
      isTaking = false
    }
  }
}
