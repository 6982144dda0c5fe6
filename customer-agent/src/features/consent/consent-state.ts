/** One question at a time to the customer: may this CSR see, or control, or listen? Silence is a no. */

import type { GrantScope } from '@deskside/shared/gate/grant-book.ts'
import type { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import type { CancelTimer, Clock } from '@deskside/shared/kernel/clock.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { CONSENT_TIMEOUT_MS } from '@deskside/shared/protocol/limits.ts'
import type { Grantable, RequestOutcome } from '@deskside/shared/protocol/remote-control.ts'

/** A yes sooner than this after the sheet came up was meant for something else that was under the finger. */
export const SETTLE_MS = 1_000

export interface AccessRequest {
  readonly requestId: string
  readonly participantId: string
  readonly access: Grantable
}

export interface ConsentSheet {
  readonly sheetId: number
  readonly request: AccessRequest
  /** The CSR sees the screen already; this is about controlling only. */
  readonly seesAlready: boolean
  /** Settled, since somebody sees it now; null lets the customer choose. */
  readonly displayId: string | null
  /** On the clock of this process. */
  readonly openedAt: number
}

interface OpenSheet extends ConsentSheet {
  /** Null until it can be read on the screen. */
  shownAt: number | null
  readonly answerWith: (outcome: ConsentOutcome) => void
  readonly cancelTimeout: CancelTimer
}

export type ConsentAnswer =
  | { readonly kind: 'deny' }
  | { readonly kind: 'allow'; readonly scope: GrantScope; readonly displayId: string | null }

/** `withdrawn`: the CSR no longer waits for an answer. */
export type ConsentOutcome = RequestOutcome | 'withdrawn'

export interface ConsentPorts {
  readonly gate: SharingGate
  readonly clock: Clock
  readonly isPrimary: () => boolean
  /** Whether this computer can do it at all. */
  readonly isSupported: (access: Grantable) => boolean
}

export class ConsentState {
  readonly sheet = new Store<ConsentSheet | null>(null)
  readonly #ports: ConsentPorts
  #open: OpenSheet | null = null
  #count = 0

  constructor(ports: ConsentPorts) {
    this.#ports = ports
    ports.gate.events.on('changed', () => this.#closeIfUntrue())
  }

  /** Settled at once where nobody needs to be asked; otherwise when the customer answers or does not. */
  async request(request: AccessRequest): Promise<ConsentOutcome> {
    const settled = this.#settleUnasked(request)
    return settled ?? this.#ask(request)
  }

  cancel(participantId: string, requestId: string): void {
    const asked = this.#open?.request
    if (asked?.participantId === participantId && asked.requestId === requestId) this.#close('withdrawn')
  }

  /** The sheet is on the screen and can be read; only from now on a yes can be meant. */
  shown(sheetId: number): void {
    if (this.#open?.sheetId === sheetId) this.#open.shownAt ??= this.#ports.clock.now()
  }

  /** False when the answer does not count: another sheet is open by now, or a yes came too soon. */
  answer(sheetId: number, answer: ConsentAnswer): boolean {
    const open = this.#open
    if (open === null || open.sheetId !== sheetId) return false
    if (answer.kind === 'deny') {
      this.#close('denied')
      return true
    }
    if (open.shownAt === null || this.#ports.clock.now() - open.shownAt < SETTLE_MS) return false
    if (open.displayId !== null && open.displayId !== answer.displayId) return false
    const { participantId, access } = open.request
    if ((access === 'sound') !== (answer.displayId === null)) return false
    const isGranted = this.#ports.gate.allow({ participantId, access, ...answer })
    this.#close(isGranted ? 'granted' : 'denied')
    return true
  }

  #settleUnasked({ participantId, access }: AccessRequest): ConsentOutcome | null {
    const { gate, isPrimary, isSupported } = this.#ports
    if (!gate.mayAsk(participantId)) return 'denied'
    if (!isPrimary()) return 'not-primary'
    if (!isSupported(access)) return 'unsupported'
    const current = gate.accessOf(participantId)
    if (access === 'sound' ? gate.hears(participantId) : current === access) return 'granted'
    if (access === 'view' && current === 'control') {
      gate.putControlDown(participantId)
      return 'granted'
    }
    // Whatever starts while a sheet is open could make the sheet untrue before it is answered.
    if (this.#open !== null) return 'busy'
    if (access === 'control' && gate.inUse().some((sharing) => sharing.access === 'control')) return 'busy'
    return gate.startAgain(participantId, access) ? 'granted' : null
  }

  #ask(request: AccessRequest): Promise<ConsentOutcome> {
    return new Promise((resolve) => {
      const { gate, clock } = this.#ports
      this.#count += 1
      const sheet: ConsentSheet = {
        sheetId: this.#count,
        request,
        seesAlready: request.access === 'control' && gate.accessOf(request.participantId) === 'view',
        displayId: request.access === 'sound' ? null : gate.sharedDisplayId,
        openedAt: clock.now(),
      }
      const cancelTimeout = clock.setTimer(CONSENT_TIMEOUT_MS, () => this.#close('timed-out'))
      this.#open = { ...sheet, shownAt: null, answerWith: resolve, cancelTimeout }
      this.sheet.set(sheet)
    })
  }

  /** The CSR who asks is gone, or somebody else's computer is looked at from now on. */
  #closeIfUntrue(): void {
    const open = this.#open
    if (open === null) return
    if (!this.#ports.gate.mayAsk(open.request.participantId)) this.#close('denied')
    else if (!this.#ports.isPrimary()) this.#close('not-primary')
  }

  #close(outcome: ConsentOutcome): void {
    const open = this.#open
    if (open === null) return
    this.#open = null
    open.cancelTimeout()
    this.sheet.set(null)
    open.answerWith(outcome)
  }
}
