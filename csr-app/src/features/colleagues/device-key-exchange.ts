/** CSRs in one session tell each other their computers' keys, over links that have proved who is there. */
import type { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import type { SessionEvents } from '@deskside/shared/session/session-events.ts'
import type { CallVault } from './colleagues.ipc.ts'

export interface DeviceKeyExchangeOptions<Media> {
  readonly session: {
    readonly events: TypedEvents<SessionEvents<Media>>
    readonly send: (to: string, message: WireMessage) => boolean
  }
  readonly vault: Pick<CallVault, 'ownDevice' | 'learn'>
  readonly accountId: string
  /**
   * Whether a code that was read out or typed has proved that person. One who came by a call, or was introduced by
   * somebody else, has proved no more than the call or the other one did.
   */
  readonly isProven: (participantId: string) => boolean
  readonly onLearnt: () => void
  readonly onError: (error: unknown) => void
}

export function exchangeDeviceKeys<Media>(options: DeviceKeyExchangeOptions<Media>): void {
  const { session, vault, accountId, isProven, onLearnt, onError } = options
  /** By participant: a person has one account, and nobody fills the list of those known. */
  const said = new Map<string, string>()
  session.events.on('link-verified', ({ participant: { participantId, role } }) => {
    if (role !== 'csr') return
    vault
      .ownDevice()
      .then(({ publicKey }) =>
        session.send(participantId, { type: 'participants/device-key', accountId, publicKey }),
      )
      .catch(onError)
  })
  session.events.on('message', ({ from, message }) => {
    if (message.type !== 'participants/device-key' || message.accountId === accountId) return
    if ((said.get(from.participantId) ?? message.accountId) !== message.accountId) return
    said.set(from.participantId, message.accountId)
    vault.learn({
      ...{ accountId: message.accountId, publicKey: message.publicKey },
      ...{ name: from.name, isProven: isProven(from.participantId) },
    })
    onLearnt()
  })
}
