/** The offer of the host role from one CSR to another: at most one at a time, a note goes along, silence withdraws it. */
import type { CancelTimer, Clock } from '../kernel/clock.ts'
import type { FeatureMessage } from '../protocol/index.ts'
import { HAND_OVER_TIMEOUT_MS } from '../protocol/limits.ts'

export type HandOver =
  /** From this CSR; `isAccepted` while somebody who is just joining still has to be introduced. */
  | { readonly kind: 'offered'; readonly offerId: string; readonly to: string; readonly isAccepted: boolean }
  /** To this CSR. */
  | { readonly kind: 'asked'; readonly offerId: string; readonly from: string; readonly note: string }

/** Why an offer of this CSR came to nothing. */
export type HandOverFailure = 'declined' | 'unanswered'

export interface HandOverPorts {
  readonly clock: Clock
  readonly newId: () => string
  readonly send: (to: string, message: FeatureMessage<'hosting'>) => boolean
  readonly show: (handOver: HandOver | null) => void
  /** The one who was asked said yes. */
  readonly onAccepted: (to: string) => void
  readonly onFailed: (to: string, why: HandOverFailure) => void
}

export class HandOverDesk {
  readonly #ports: HandOverPorts
  #current: HandOver | null = null
  #cancelTimer: CancelTimer = () => undefined

  constructor(ports: HandOverPorts) {
    this.#ports = ports
  }

  /** To whom the role goes as soon as everyone has been introduced; null before a yes. */
  get acceptedBy(): string | null {
    return this.#current?.kind === 'offered' && this.#current.isAccepted ? this.#current.to : null
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
    this.#set(null)
    this.#ports.send(from, { type: 'hosting/answer', offerId, accepted })
    return note
  }

  hear(from: string, message: FeatureMessage<'hosting'>): void {
    const current = this.#current
    switch (message.type) {
      case 'hosting/offer':
        return this.#set({ kind: 'asked', offerId: message.offerId, from, note: message.note })
      case 'hosting/withdraw':
        if (current?.kind === 'asked' && current.offerId === message.offerId) this.#set(null)
        return
      case 'hosting/answer':
        if (current?.kind !== 'offered' || current.to !== from || current.offerId !== message.offerId) return
        if (current.isAccepted) return
        if (message.accepted) {
          this.#set({ ...current, isAccepted: true })
          return this.#ports.onAccepted(from)
        }
        this.#set(null)
        return this.#ports.onFailed(from, 'declined')
      default:
        return
    }
  }

  /** An offer does not outlive the link it came over. */
  linkLost(participantId: string): void {
    const current = this.#current
    if (current?.kind === 'asked' && current.from === participantId) return this.#set(null)
    if (current?.kind !== 'offered' || current.to !== participantId) return
    this.#set(null)
    this.#ports.onFailed(participantId, 'unanswered')
  }

  /** Somebody hosts now, or the session is over: whatever was offered is settled. */
  settle(): void {
    this.#set(null)
  }

  #set(current: HandOver | null): void {
    this.#cancelTimer()
    this.#current = current
    this.#ports.show(current)
  }
}
