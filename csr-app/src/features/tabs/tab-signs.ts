/** What is to be said of a tab besides its name, most pressing first. */
import type { TabFace } from './tab-face.ts'

export type TabSign = 'ended' | 'warned' | 'endingSoon' | 'newlyHost' | 'offered' | 'waiting' | 'onHold'

/** The first one is seen in the tab, all are read out. */
export function signsOf({
  end,
  isEndingSoon,
  isWarned,
  isNewlyHost,
  isOffered,
  waiting,
  isOnHold,
}: TabFace): readonly TabSign[] {
  const signs: readonly [TabSign, boolean][] = [
    ['ended', end !== null],
    ['warned', isWarned],
    ['endingSoon', isEndingSoon],
    ['newlyHost', isNewlyHost],
    ['offered', isOffered],
    ['waiting', waiting.length > 0],
    ['onHold', isOnHold],
  ]
  return signs.flatMap(([sign, isTrue]) => (isTrue ? [sign] : []))
}
