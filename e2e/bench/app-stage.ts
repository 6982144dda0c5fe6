/** The stage with both apps: a session is opened by clicking through them, control is granted, the picture is shown 1:1. */
import { Desks, type DesksOptions } from '../rig/session.ts'
import { findView, type View } from './calibration.ts'
import { Mouse } from './mouse.ts'
import { SIZE } from './picture.ts'
import type { Stage } from './stage.ts'
import { TargetProgram } from './target-program.ts'

/** Room for the customer's whole display beside the panels of the CSR's window. */
const CSR_DISPLAY = { width: 1900, height: 1080 } as const

export type AppStage = Stage & { readonly apps: NonNullable<Stage['apps']>; readonly desks: Desks }

/** @param beforeMeeting what is to be done while both apps are open and not connected yet */
export async function openAppStage(
  options: Pick<DesksOptions, 'accounts' | 'args'> = {},
  beforeMeeting: (desks: Desks) => Promise<void> = async () => undefined,
): Promise<AppStage> {
  const desks = await Desks.open({ ...options, customerDisplay: SIZE, csrDisplay: CSR_DISPLAY })
  try {
    await beforeMeeting(desks)
    return await play(desks)
  } catch (error) {
    await desks.close()
    throw error
  }
}

async function play(desks: Desks): Promise<AppStage> {
  const { csr, customer } = desks
  await desks.meet()
  await desks.share('control', 'session')
  await csr.resize({ width: CSR_DISPLAY.width - 20, height: CSR_DISPLAY.height - 60 })
  await csr.button(csr.words.remote.view).click()
  await csr.page.getByRole('radio', { name: csr.words.remote.actual, exact: true }).check()
  await csr.page.keyboard.press('Escape')
  const target = await TargetProgram.open(customer.display)
  const mouse = await Mouse.open(csr.display)
  const close = async (): Promise<void> => {
    mouse.close()
    await target.close()
    await desks.close()
  }
  let view: View
  try {
    view = await findView(csr.display, target)
  } catch (error) {
    mouse.close()
    await target.close()
    throw error
  }
  return {
    desks,
    customer: customer.display,
    csr: csr.display,
    target,
    mouse,
    view,
    apps: { helperPid: customer.app.pid, csrPid: csr.app.pid },
    close,
  }
}
