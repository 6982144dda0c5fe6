/** What samples look like: messages both sides must take, and messages both must refuse; and those of every feature. */
import { chatExamples } from './chat.examples.ts'
import { chatPictureExamples } from './chat-picture.examples.ts'
import { conferenceExamples } from './conference.examples.ts'
import type { ExamplesOf } from './examples-of.ts'
import { hostingExamples } from './hosting.examples.ts'
import type { MessageType } from './index.ts'
import { linkExamples } from './link.examples.ts'
import { participantsExamples } from './participants.examples.ts'
import { quietExamples } from './quiet.examples.ts'
import { remoteControlExamples } from './remote-control.examples.ts'
import { screenSharingExamples } from './screen-sharing.examples.ts'

export const wireExamples: ExamplesOf<MessageType> = {
  ...linkExamples,
  ...participantsExamples,
  ...hostingExamples,
  ...chatExamples,
  ...conferenceExamples,
  ...chatPictureExamples,
  ...remoteControlExamples,
  ...screenSharingExamples,
  ...quietExamples,
}
