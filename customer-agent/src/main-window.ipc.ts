/** All that the main window and the main process say to each other. */
import { defineIpc } from '@deskside/shared/kernel/ipc-contract.ts'
import { joinIpc } from './features/join/join.ipc.ts'
import { remoteControlIpc } from './features/remote-control/remote-control.ipc.ts'
import { voiceIpc } from './features/voice/voice.ipc.ts'

export const mainWindowIpc = defineIpc({
  window: 'main',
  ask: { ...joinIpc.ask, ...remoteControlIpc.ask, ...voiceIpc.ask },
  tell: { ...joinIpc.tell, ...remoteControlIpc.tell, ...voiceIpc.tell },
  hear: { ...joinIpc.hear, ...remoteControlIpc.hear, ...voiceIpc.hear },
})
