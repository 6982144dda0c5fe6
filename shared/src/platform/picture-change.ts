/** How much of a picture is another than in the one before it. */

/** `small`: an encoder has it sharp at once; `large`: only after several pictures. */
export type PictureChange = 'none' | 'small' | 'large'

/** More than this share of a picture is much to encode at once. */
export const LARGE_SHARE = 0.1

/** Of the pixels of both, as many to each number in the one as in the other; `large` where their sizes differ. */
export function changeBetween(one: Int32Array, other: Int32Array): PictureChange {
  if (one.length !== other.length) return 'large'
  const large = one.length * LARGE_SHARE
  let changed = 0
  for (let index = 0; index < one.length && changed <= large; index += 1)
    if (one[index] !== other[index]) changed += 1
  if (changed === 0) return 'none'
  return changed > large ? 'large' : 'small'
}
