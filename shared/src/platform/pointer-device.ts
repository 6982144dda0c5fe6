/** The part of input that nut-js does alike on every system: moving, the main buttons and the wheel. */

import type { WheelDistance } from '../features/remote-control/desk/input-device.ts'
import type { Point } from '../features/remote-control/desk/screen-coordinates.ts'
import type { PointerButton } from '../protocol/remote-control.ts'

export type MainButton = Exclude<PointerButton, 'back' | 'forward'>

export interface PointerDevice {
  readonly move: (point: Point) => Promise<void>
  readonly setButton: (button: MainButton, down: boolean) => Promise<void>
  readonly scroll: (distance: WheelDistance) => Promise<void>
}
