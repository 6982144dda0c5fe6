/** The stage with both apps: a session is opened by clicking through them, control is granted, the picture is shown 1:1. */
import { Desks } from '../rig/session.ts'
import { findView, type View } from './calibration.ts'
import { Mouse } from './mouse.ts'
import { SIZE } from './picture.ts'
import type { Stage } from './stage.ts'
import { TargetProgram } from './target-program.ts'

/** Room for the customer's whole display beside the panels of the CSR's window. */
const CSR_DISPLAY = { width: 1900, height: 1080 } as const

export async function openAppStage(): Promise<Stage> {
  const desks = await Desks.open({ customerDisplay: SIZE, csrDisplay: CSR_DISPLAY })
  try {
    return await play(desks)
  } catch (error) {
    await desks.close()
    throw error
  }
}

async function play(desks: Desks): Promise<Stage> {
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
    customer: customer.display,
    csr: csr.display,
    target,
    mouse,
    view,
    apps: { helperPid: customer.app.pid, csrPid: csr.app.pid },
    close,
  }
}
