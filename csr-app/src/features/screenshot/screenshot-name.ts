/** The name a picture of a screen is saved under, unless the person types another one. */

/** Of the customer's name; the rest is of fixed length. */
const MOST_CHARACTERS = 60
/** What some file system refuses, what would lead into another folder, and what would make a name read otherwise than it is. */
const UNFIT = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/** `Deskside Lee Morgan 2026-05-04 14.03.22.png`, by the clock of this computer. */
export function screenshotName(customer: string, takenAt: Date): string {
  const safe = [...customer.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, MOST_CHARACTERS)
    .join('')
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [takenAt.getFullYear(), two(takenAt.getMonth() + 1), two(takenAt.getDate())].join('-')
  const time = [takenAt.getHours(), takenAt.getMinutes(), takenAt.getSeconds()].map(two).join('.')
  return `${['Deskside', safe.trim(), day, time].filter((part) => part !== '').join(' ')}.png`
}
