/** A room full of people: each CSR's feature and each customer's, joined by one session in memory. */

import { ShownScreens } from '@deskside/shared/features/remote-control/shown/shown-screens.ts'
import type { GrantScope } from '@deskside/shared/gate/grant-book.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import {
  type Csr,
  type Guest,
  idOf,
  type Seated,
  SessionStage,
} from '@deskside/shared/testing/session-stage.ts'
import { SharingRig } from '../../../customer-agent/src/testing/sharing-rig.ts'
import { RemoteControlFeature } from '../../src/features/remote-control/remote-control-feature.ts'

/** Longer than the first second of a sheet, in which a yes does not count. */
const READING_MS = 1_500

const newId = (): string => crypto.randomUUID()

export class CsrDesk {
  readonly seated: Seated<CsrSession<null>>
  readonly control: RemoteControlFeature
  readonly shown: ShownScreens
  readonly #stage: SessionStage

  constructor(stage: SessionStage, seated: Seated<CsrSession<null>>) {
    this.#stage = stage
    this.seated = seated
    this.control = new RemoteControlFeature({ session: seated.session, clock: stage.clock, newId })
    this.shown = new ShownScreens(seated.session)
  }

  get session(): CsrSession<null> {
    return this.seated.session
  }

  get id(): string {
    return idOf(this.seated)
  }

  get access() {
    return this.control.state.getSnapshot().remote?.access ?? null
  }

  get sees(): readonly string[] {
    return this.shown.state.getSnapshot().map(({ participantId }) => participantId)
  }

  get news() {
    return this.control.state.getSnapshot().news
  }

  /** Who sees and who controls at that customer's, as this CSR's list of people says it. */
  usesAt(customer: CustomerDesk) {
    return this.control.state.getSnapshot().uses.get(customer.id) ?? []
  }

  async asks(access: 'view' | 'control'): Promise<void> {
    this.control.request(access)
    await this.#stage.moment()
  }

  async types(text: string): Promise<void> {
    this.control.input.text(text)
    await this.#stage.moment()
  }
}

export class CustomerDesk {
  readonly guest: Guest
  readonly helper: SharingRig
  readonly #stage: SessionStage

  /** What others show this customer. */
  readonly shown: ShownScreens

  constructor(stage: SessionStage, guest: Guest, secondariesSee: boolean) {
    this.#stage = stage
    this.guest = guest
    this.helper = new SharingRig({ clock: stage.clock, session: guest.session, secondariesSee })
    this.shown = new ShownScreens(guest.session)
  }

  /** Whose screens stand in this customer's window. */
  get sees(): readonly string[] {
    return this.shown.state.getSnapshot().map(({ participantId }) => participantId)
  }

  get id(): string {
    return idOf(this.guest)
  }

  get sheet() {
    return this.helper.consent.sheet.getSnapshot()
  }

  get isPrimary(): boolean {
    return this.guest.session.snapshot.getSnapshot().me?.primary ?? false
  }

  async says(answer: 'yes' | 'no', scope: GrantScope = 'once'): Promise<void> {
    const sheetId = this.sheet?.sheetId ?? -1
    const displayId = this.sheet?.request.access === 'sound' ? null : 'd1'
    this.helper.consent.shown(sheetId)
    await this.#stage.clock.advance(READING_MS)
    this.helper.consent.answer(
      sheetId,
      answer === 'no' ? { kind: 'deny' } : { kind: 'allow', scope, displayId },
    )
    await this.#stage.moment()
  }
}

export type Equip = (seated: Csr | Guest, stage: SessionStage) => void

export class Room {
  readonly stage: SessionStage
  readonly anna: CsrDesk

  readonly #equip: Equip

  /** @param equip gives everybody what a story needs beside the screens, before they meet anybody */
  static async open(equip: Equip = () => undefined): Promise<Room> {
    return new Room(await SessionStage.open(), equip)
  }

  private constructor(stage: SessionStage, equip: Equip) {
    this.stage = stage
    this.#equip = equip
    this.anna = new CsrDesk(stage, stage.csr)
    equip(stage.csr, stage)
  }

  /** Everyone who is there has met the newcomer when this is fulfilled. */
  async customer(name: string, { secondariesSee = true } = {}): Promise<CustomerDesk> {
    const guest = this.stage.guest(name)
    const desk = new CustomerDesk(this.stage, guest, secondariesSee)
    this.#equip(guest, this.stage)
    await this.stage.tries(guest, (await this.stage.invite()).code)
    await this.meets()
    return desk
  }

  /** Another CSR of the site, in by a code. */
  async colleague(name: string): Promise<CsrDesk> {
    const seated = this.stage.colleague(name)
    const desk = new CsrDesk(this.stage, seated)
    this.#equip(seated, this.stage)
    await this.stage.tries(seated, (await this.stage.invite('csr')).code)
    await this.meets()
    return desk
  }

  async meets(): Promise<void> {
    await this.stage.clock.advance(3_000)
  }
}
