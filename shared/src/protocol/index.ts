/** Every message two apps can exchange over a verified link; the union derives from this list. */
import type { z } from 'zod'
import { chatMessages } from './chat.ts'
import { chatPictureMessages } from './chat-picture.ts'
import { conferenceMessages } from './conference.ts'
import { hostingMessages } from './hosting.ts'
import { linkMessages } from './link.ts'
import type { MessageDefinition } from './message.ts'
import { participantsMessages } from './participants.ts'
import { quietMessages } from './quiet.ts'
import { remoteControlMessages } from './remote-control.ts'
import { screenSharingMessages } from './screen-sharing.ts'

export const wireMessages = {
  ...linkMessages,
  ...participantsMessages,
  ...hostingMessages,
  ...chatMessages,
  ...conferenceMessages,
  ...chatPictureMessages,
  ...remoteControlMessages,
  ...screenSharingMessages,
  ...quietMessages,
} as const

export type WireMessages = typeof wireMessages
export type MessageType = keyof WireMessages
export type MessageOf<Type extends MessageType> = z.infer<WireMessages[Type]['schema']>
export type WireMessage = { [Type in MessageType]: MessageOf<Type> }[MessageType]

/** Only the messages of one feature, e.g. `FeatureMessage<'chat'>`. */
export type FeatureMessage<Feature extends string> = Extract<WireMessage, { type: `${Feature}/${string}` }>

export function definitionOf(type: string): MessageDefinition | null {
  return Object.hasOwn(wireMessages, type) ? wireMessages[type as MessageType] : null
}
