/** The figures of one run. A phase that was not asked for is absent; null is a phase that could not be measured. */
import type { ClickFigures } from './clicks.ts'
import type { Cost } from './cost.ts'
import type { MemoryFigures } from './idle.ts'
import type { MotionFigures } from './motion.ts'
import type { Network } from './network.ts'
import type { Phase } from './options.ts'
import type { TextFigures } from './text-fidelity.ts'

export interface Results {
  readonly date: string
  readonly subject: 'apps' | 'floor'
  readonly cores: number
  readonly network: Network
  readonly view: { readonly scale: number; readonly left: number; readonly top: number }
  /** What others on the machine took of one core during each phase, in percent. */
  readonly othersPercent: Partial<Record<Phase, number>>
  clicks?: ClickFigures
  clicksDuringVideo?: ClickFigures
  scroll?: MotionFigures
  video?: MotionFigures
  text?: readonly TextFigures[] | null
  idle?: Cost | null
  memory?: MemoryFigures | null
}
