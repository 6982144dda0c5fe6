/** The stage without any app: the customer's display stands for both, which shows the error of the method. */
import { Display } from '../rig/display.ts'
import { View } from './calibration.ts'
import { Mouse } from './mouse.ts'
import { SIZE } from './picture.ts'
import type { Stage } from './stage.ts'
import { TargetProgram } from './target-program.ts'

export async function openFloorStage(): Promise<Stage> {
  const display = await Display.open(SIZE)
  const target = await TargetProgram.open(display)
  const mouse = await Mouse.open(display)
  return {
    customer: display,
    csr: display,
    target,
    mouse,
    view: View.direct,
    apps: null,
    close: async () => {
      mouse.close()
      await target.close()
      await display.close()
    },
  }
}
