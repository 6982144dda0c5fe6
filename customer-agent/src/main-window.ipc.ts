/** All that the main window and the main process say to each other. */
import { defineIpc } from '@deskside/shared/kernel/ipc-contract.ts'
import { joinIpc } from './features/join/join.ipc.ts'
import { participantsIpc } from './features/participants/participants.ipc.ts'
import { remoteControlIpc } from './features/remote-control/remote-control.ipc.ts'
import { screenSharingIpc } from './features/remote-control/screen-sharing.ipc.ts'
import { supervisionIpc } from './features/supervision/supervision.ipc.ts'
import { videoIpc } from './features/video/video.ipc.ts'
import { voiceIpc } from './features/voice/voice.ipc.ts'

export const mainWindowIpc = defineIpc({
  window: 'main',
  ask: {
    ...joinIpc.ask,
    ...remoteControlIpc.ask,
    ...voiceIpc.ask,
    ...videoIpc.ask,
    ...participantsIpc.ask,
  },
  tell: {
    ...joinIpc.tell,
    ...remoteControlIpc.tell,
    ...voiceIpc.tell,
    ...videoIpc.tell,
    ...screenSharingIpc.tell,
    ...supervisionIpc.tell,
  },
  hear: { ...joinIpc.hear, ...remoteControlIpc.hear, ...voiceIpc.hear, ...videoIpc.hear },
})
