/** The CSR's feature and the customer's, joined by a session in memory: what a CSR does here has its effect there. */

import type { GrantScope } from '@deskside/shared/gate/grant-book.ts'
import type { Grantable } from '@deskside/shared/protocol/remote-control.ts'
import { type Guest, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { SharingRig } from '../../../customer-agent/src/testing/sharing-rig.ts'
import { RemoteControlFeature } from '../../src/features/remote-control/remote-control-feature.ts'

/** Longer than the first second of a sheet, in which a yes does not count. */
const READING_MS = 1_500

export class DeskToDesk {
  readonly stage: SessionStage
  readonly lee: Guest
  /** At the customer's. */
  readonly helper: SharingRig
  /** At the CSR's. */
  readonly control: RemoteControlFeature

  static async open(): Promise<DeskToDesk> {
    const stage = await SessionStage.open()
    const control = new RemoteControlFeature({ session: stage.csr.session, clock: stage.clock, newId })
    const lee = stage.guest('Lee')
    const helper = new SharingRig({ clock: stage.clock, session: lee.session })
    await stage.tries(lee, (await stage.invite()).code)
    return new DeskToDesk(stage, lee, helper, control)
  }

  private constructor(stage: SessionStage, lee: Guest, helper: SharingRig, control: RemoteControlFeature) {
    this.stage = stage
    this.lee = lee
    this.helper = helper
    this.control = control
  }

  get sheet() {
    return this.helper.consent.sheet.getSnapshot()
  }

  async asks(access: Grantable): Promise<void> {
    this.control.request(access)
    await this.stage.moment()
  }

  async says(answer: 'yes' | 'no', scope: GrantScope = 'once'): Promise<void> {
    const sheetId = this.sheet?.sheetId ?? -1
    this.helper.consent.shown(sheetId)
    await this.stage.clock.advance(READING_MS)
    this.helper.consent.answer(
      sheetId,
      answer === 'no'
        ? { kind: 'deny' }
        : { kind: 'allow', scope, displayId: this.sheet?.request.access === 'sound' ? null : 'd1' },
    )
    await this.stage.moment()
  }

  async granted(access: Grantable, scope: GrantScope = 'once'): Promise<void> {
    await this.asks(access)
    await this.says('yes', scope)
  }

  get isHeard(): boolean {
    return this.control.state.getSnapshot().remote?.sound != null
  }

  /** What the customer's desktop received while `act` was done. */
  async effectsOf(act: () => void): Promise<readonly string[]> {
    this.helper.effects.length = 0
    act()
    await this.stage.moment()
    return [...this.helper.effects]
  }

  get access() {
    return this.control.state.getSnapshot().remote?.access ?? null
  }

  get news() {
    return this.control.state.getSnapshot().news
  }
}

const newId = (): string => crypto.randomUUID()
