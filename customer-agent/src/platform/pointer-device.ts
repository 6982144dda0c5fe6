/** The part of input that nut-js does alike on every system: moving, the main buttons and the wheel. */

import type { Point } from '@deskside/shared/features/remote-control/screen-coordinates.ts'
import type { PointerButton } from '@deskside/shared/protocol/remote-control.ts'
import type { WheelDistance } from '../features/remote-control/input-device.ts'

export type MainButton = Exclude<PointerButton, 'back' | 'forward'>

export interface PointerDevice {
  readonly move: (point: Point) => Promise<void>
  readonly setButton: (button: MainButton, down: boolean) => Promise<void>
  readonly scroll: (distance: WheelDistance) => Promise<void>
}
