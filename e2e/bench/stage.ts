/** Everything a measurement needs: two displays, the program under view, the mouse, and where the picture is. */
import type { Display } from '../rig/display.ts'
import type { View } from './calibration.ts'
import type { Mouse } from './mouse.ts'
import type { TargetProgram } from './target-program.ts'

export interface Stage {
  readonly customer: Display
  readonly csr: Display
  readonly target: TargetProgram
  readonly mouse: Mouse
  readonly view: View
  /** Null when the method itself is measured, without any app. */
  readonly apps: { readonly helperPid: number; readonly csrPid: number } | null
  readonly close: () => Promise<void>
}
