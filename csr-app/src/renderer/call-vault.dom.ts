/** The vault of the main process, as features in the window use it. */
import type { Bridge } from '../csr-app.ipc.ts'
import type { CallVault } from '../features/colleagues/colleagues.ipc.ts'

export function callVaultOf({ ask, tell }: Bridge): CallVault {
  return {
    ownDevice: () => ask['own-device'](null),
    judge: ask['judge-colleagues'],
    judgeWatcher: ask['judge-watcher'],
    numberOf: ask['computer-number'],
    seal: ask['seal-call'],
    open: ask['open-call'],
    accept: ask['accept-call'],
    decline: ask['decline-call'],
    openAnswer: ask['open-answer'],
    learn: tell['learn-device'],
  }
}
