/** The helper's truth as one CSR is told it. */
import type { SharingState } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import type { MessageOf } from '@deskside/shared/protocol/index.ts'

/** @param elapsedMs since `state` was said; what was left then is less now */
export function toldState(
  participantId: string,
  state: SharingState,
  elapsedMs: number,
): MessageOf<'remote-control/state'> {
  const isTheirs = (one: { readonly participantId: string }): boolean => one.participantId === participantId
  const use = state.inUse.find(isTheirs)
  const hearing = state.listening.find(isTheirs)
  const left = (endsInMs: number | null | undefined): number | null =>
    endsInMs == null ? null : Math.max(0, Math.round(endsInMs - elapsedMs))
  return {
    type: 'remote-control/state',
    access: use?.access ?? null,
    expiresInMs: left(use?.endsInMs),
    sound: hearing === undefined ? null : { expiresInMs: left(hearing.endsInMs) },
    display: use === undefined ? null : state.display,
    displayCount: state.displayCount,
    inputPause: use?.access === 'control' ? state.inputPause : null,
    limits: state.limits,
  }
}
