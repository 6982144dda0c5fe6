/** How samples of what an app and the server say to each other are written down. */
import type { ClientMessage, ServerMessage } from './signaling.ts'

export interface Examples<Message> {
  readonly valid: readonly Message[]
  /** Each differs from a valid sample in the one thing `why` names. */
  readonly rejected: readonly { readonly why: string; readonly sample: unknown }[]
}

type ExamplesOf<Message extends { type: string }> = {
  readonly [Type in Message['type']]: Examples<Extract<Message, { type: Type }>>
}

export type ClientExamples<Type extends ClientMessage['type'] = ClientMessage['type']> = ExamplesOf<
  Extract<ClientMessage, { type: Type }>
>
export type ServerExamples<Type extends ServerMessage['type'] = ServerMessage['type']> = ExamplesOf<
  Extract<ServerMessage, { type: Type }>
>
