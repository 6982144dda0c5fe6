/** Hears from the X server when anything on the screen is drawn; costs nothing while nothing is. */
import {
  MAX_CHANGES_PER_SECOND,
  type ScreenWatch,
  type ScreenWatchSupport,
} from '../../features/remote-control/desk/screen-watch.ts'
import { type Extensions, X11Display } from '../x11-display.main.ts'

const NONE = 0
const INTERVAL_MS = 1000 / MAX_CHANGES_PER_SECOND

export class X11ScreenWatch implements ScreenWatch {
  readonly #displayName: string | undefined
  #stop: (() => void) | null = null

  constructor(displayName?: string) {
    this.#displayName = displayName
  }

  readonly start = async (onChange: () => void): Promise<ScreenWatchSupport> => {
    await this.stop()
    const display = await X11Display.open(this.#displayName).catch(() => null)
    if (!display) return 'unsupported'
    const damage = await display.extension('damage').catch(() => null)
    if (!damage) {
      display.close()
      return 'unsupported'
    }
    this.#stop = watch(display, damage, onChange)
    return 'events'
  }

  readonly stop = async (): Promise<void> => {
    this.#stop?.()
    this.#stop = null
  }
}

/**
 * The server tells once when a clean screen becomes damaged, and again after the damage was taken. Taking it
 * at once for the first event of an interval and at the interval's end for the second means: never a change
 * unheard, never more than two events an interval.
 */
function watch(display: X11Display, damage: Extensions['damage'], onChange: () => void): () => void {
  const id = display.allocateId()
  const take = () => damage.Subtract(id, NONE, NONE)
  let intervalTimer: NodeJS.Timeout | null = null
  let isDamagedAgain = false

  const report = () => {
    onChange()
    take()
    intervalTimer = setTimeout(endInterval, INTERVAL_MS)
  }
  const endInterval = () => {
    intervalTimer = null
    if (!isDamagedAgain) return
    isDamagedAgain = false
    report()
  }
  const forgetListener = display.onEvent((event) => {
    if (event.name !== 'DamageNotify') return
    if (intervalTimer) isDamagedAgain = true
    else report()
  })
  damage.Create(id, display.root, damage.ReportLevel.NonEmpty)

  return () => {
    forgetListener()
    if (intervalTimer) clearTimeout(intervalTimer)
    damage.Destroy(id)
    display.close()
  }
}
