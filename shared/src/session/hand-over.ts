/** The offer of the host role from one CSR to another: at most one at a time, a note goes along, silence withdraws it. */
import type { CancelTimer, Clock } from '../kernel/clock.ts'
import type { FeatureMessage } from '../protocol/index.ts'
import { HAND_OVER_TIMEOUT_MS } from '../protocol/limits.ts'

export type HandOver =
  /** From this CSR; `isAccepted` while somebody who is just joining still has to be introduced. */
  | { readonly kind: 'offered'; readonly offerId: string; readonly to: string; readonly isAccepted: boolean }
  /** To this CSR. */
  | { readonly kind: 'asked'; readonly offerId: string; readonly from: string; readonly note: string }
  /** This CSR has said yes, and hosts as soon as the giver says so. */
  | { readonly kind: 'accepted'; readonly offerId: string; readonly from: string }

/** Why an offer of this CSR came to nothing. The last two: after the yes. */
export type HandOverFailure = 'declined' | 'unanswered' | 'interrupted' | 'unmet'
/** Why an offer this CSR had said yes to came to nothing. `unmet`: somebody is out of this CSR's reach since. */
export type TakeOverFailure = 'withdrawn' | 'interrupted' | 'unmet'

export interface HandOverPorts {
  readonly clock: Clock
  readonly newId: () => string
  readonly send: (to: string, message: FeatureMessage<'hosting'>) => boolean
  readonly show: (handOver: HandOver | null) => void
  /** The one who was asked said yes. */
  readonly onAccepted: (to: string) => void
  readonly onFailed: (to: string, why: HandOverFailure) => void
  /** This CSR had said yes to that one. */
  readonly onTakeOverFailed: (from: string, why: TakeOverFailure) => void
}

export class HandOverDesk {
  readonly #ports: HandOverPorts
  #current: HandOver | null = null
  #cancelTimer: CancelTimer = () => undefined
  /** Since this CSR's yes the link broke: whether the role moved is known when the giver is heard again. */
  #isUnsure = false
  /** The giver was told that this CSR's yes no longer holds. */
  #isTakenBack = false

  constructor(ports: HandOverPorts) {
    this.#ports = ports
  }

  /** To whom the role goes as soon as everyone has been introduced; null before a yes. */
  get acceptedBy(): string | null {
    return this.#current?.kind === 'offered' && this.#current.isAccepted ? this.#current.to : null
  }

  /** This CSR has said yes, and hears of it from the giver any moment; others may have heard already. */
  get isTakingOver(): boolean {
    return this.#current?.kind === 'accepted'
  }

  /** False when that CSR cannot be reached. */
  offer(to: string, note: string): boolean {
    this.withdraw()
    const offerId = this.#ports.newId()
    if (!this.#ports.send(to, { type: 'hosting/offer', offerId, note })) return false
    this.#set({ kind: 'offered', offerId, to, isAccepted: false })
    this.#cancelTimer = this.#ports.clock.setTimer(HAND_OVER_TIMEOUT_MS, () => {
      this.withdraw()
      this.#ports.onFailed(to, 'unanswered')
    })
    return true
  }

  withdraw(): void {
    if (this.#current?.kind !== 'offered') return
    const { to, offerId } = this.#current
    this.#set(null)
    this.#ports.send(to, { type: 'hosting/withdraw', offerId })
  }

  /** @returns the note, once; null when nobody asks any more */
  answer(accepted: boolean): string | null {
    if (this.#current?.kind !== 'asked') return null
    const { from, offerId, note } = this.#current
    this.#set(accepted ? { kind: 'accepted', offerId, from } : null)
    if (this.#ports.send(from, { type: 'hosting/answer', offerId, accepted })) return note
    if (accepted) this.#takeOverFailed('interrupted')
    return null
  }

  /** The yes no longer holds. The giver, who may have passed the role just before, says what comes of it. */
  takeBack(): void {
    if (this.#current?.kind !== 'accepted') return
    const { from, offerId } = this.#current
    if (this.#ports.send(from, { type: 'hosting/answer', offerId, accepted: false })) this.#isTakenBack = true
  }

  hear(from: string, message: FeatureMessage<'hosting'>): void {
    const current = this.#current
    switch (message.type) {
      case 'hosting/offer':
        return this.#set({ kind: 'asked', offerId: message.offerId, from, note: message.note })
      case 'hosting/withdraw':
        if (current === null || current.kind === 'offered' || current.offerId !== message.offerId) return
        if (current.kind === 'asked') return this.#set(null)
        return this.#takeOverFailed(this.#isTakenBack ? 'unmet' : 'withdrawn')
      case 'hosting/answer':
        if (current?.kind !== 'offered' || current.to !== from || current.offerId !== message.offerId) return
        if (!message.accepted) return this.#refused(current)
        if (current.isAccepted) return
        this.#set({ ...current, isAccepted: true })
        return this.#ports.onAccepted(from)
      default:
        return
    }
  }

  /**
   * An offer does not outlive the link it came over. A yes may have moved the role although its giver could not say so
   * any more; who thinks of this CSR as the host already must not hear otherwise before that is known.
   */
  linkLost(participantId: string): void {
    const current = this.#current
    if (current?.kind === 'asked' && current.from === participantId) return this.#set(null)
    if (current?.kind === 'accepted' && current.from === participantId) this.#isUnsure = true
    if (current?.kind !== 'offered' || current.to !== participantId) return
    this.#set(null)
    this.#ports.onFailed(participantId, current.isAccepted ? 'interrupted' : 'unanswered')
  }

  /** The host still speaks as the host: after an interruption the role did not move. */
  hostSpoke(): void {
    if (this.#isUnsure) this.#takeOverFailed('interrupted')
  }

  /** Somebody hosts now, or the session is over: whatever was offered is settled. */
  settle(): void {
    this.#set(null)
  }

  #refused({ to, isAccepted }: Extract<HandOver, { kind: 'offered' }>): void {
    if (isAccepted) this.withdraw()
    else this.#set(null)
    this.#ports.onFailed(to, isAccepted ? 'unmet' : 'declined')
  }

  #takeOverFailed(why: TakeOverFailure): void {
    const current = this.#current
    if (current?.kind !== 'accepted') return
    this.#set(null)
    this.#ports.onTakeOverFailed(current.from, why)
  }

  #set(current: HandOver | null): void {
    this.#cancelTimer()
    this.#isUnsure = false
    this.#isTakenBack = false
    this.#current = current
    this.#ports.show(current)
  }
}
