/** What lies over the session for a moment: the invitation, and the questions before everything ends. */
import { type SessionSnapshot, unmetBy } from '@deskside/shared/session/session-snapshot.ts'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bridge } from '../csr-app.ipc.ts'
import { CallDialog } from '../features/colleagues/CallDialog.tsx'
import { ColleagueList } from '../features/colleagues/ColleagueList.tsx'
import type { ColleagueDesk } from '../features/colleagues/colleague-desk.ts'
import { OutgoingCallCard } from '../features/colleagues/OutgoingCallCard.tsx'
import type { Colleague } from '../features/colleagues/online-colleagues.ts'
import { isUnderWay } from '../features/colleagues/outgoing-call.ts'
import { InviteDialog } from '../features/invite/InviteDialog.tsx'
import { NotesBox } from '../features/notes/NotesBox.tsx'
import { areSafe } from '../features/notes/notes-at-end.ts'
import { OpenHandOver } from '../features/participants/HandOverDialogs.tsx'
import { ShowDialog } from '../features/remote-control/ShowDialog.tsx'
import { EndDialog } from '../features/session/EndDialog.tsx'
import { QuietDialog } from '../features/session/QuietDialog.tsx'
import type { LiveSession, OpenDialog } from './live-session.dom.ts'

export interface SessionDialogsProps {
  readonly open: OpenDialog
  readonly live: LiveSession
  readonly bridge: Bridge
  readonly view: SessionSnapshot
  readonly colleagues: ColleagueDesk
  readonly onClose: () => void
  /** The person decided not to end. */
  readonly onStay: () => void
}

export function SessionDialogs({
  open,
  live,
  bridge,
  view,
  colleagues,
  onClose,
  onStay,
}: SessionDialogsProps) {
  const { t } = useTranslation()
  const { session } = live
  const listSources = useCallback(() => bridge.ask['desk-sources']({}), [bridge])
  const [calling, setCalling] = useState<Colleague | null>(null)
  const outgoing = useSyncExternalStore(live.call.state.subscribe, live.call.state.getSnapshot)
  const isCalling = outgoing !== null && isUnderWay(outgoing.state)
  return (
    <>
      <InviteDialog
        isOpen={open === 'invite'}
        onClose={onClose}
        invites={view.invites.filter(({ inviteId }) => !live.isInCall(inviteId))}
        colleagues={
          <ColleagueList
            desk={colleagues}
            isCalling={isCalling}
            onCall={(colleague) => {
              onClose()
              setCalling(colleague)
            }}
          />
        }
        mails={live.mails}
        csrName={view.me?.name ?? ''}
        organisation={view.me?.organisation ?? ''}
        onInvite={(role) => session.createInvite(role)}
        onWithdraw={(inviteId) => session.withdrawInvite(inviteId)}
        onCopy={(text) => bridge.tell.copy(text)}
        onOpen={(address) => bridge.ask['open-outside'](address)}
      />
      {calling !== null && (
        <CallDialog
          colleague={calling}
          vault={colleagues.vault}
          onCall={(request) => live.call.start(request)}
          onClose={() => setCalling(null)}
        />
      )}
      <OutgoingCallCard call={live.call} vault={colleagues.vault} onCallAgain={setCalling} />
      <OpenHandOver
        handOver={view.handOver}
        nameOf={(participantId) =>
          view.participants.find((person) => person.participantId === participantId)?.name ?? ''
        }
        unmet={unmetBy(view).map(({ name }) => name)}
        onWithdraw={() => session.withdrawHandOver()}
        onAnswer={(accepted) =>
          live.handOverNote.answer(accepted, (name) => t('handOver.savedNote', { name }))
        }
      />
      <EndDialog
        isOpen={open === 'end'}
        kind={session.isHost ? 'end' : 'leave'}
        notes={<NotesBox book={live.notes} />}
        onSave={async () => (areSafe(live.notes.state.getSnapshot()) ? 'saved' : live.notes.save())}
        onEnd={() => {
          onClose()
          if (session.isHost) session.end()
          else session.leave()
        }}
        onCancel={() => {
          onClose()
          onStay()
        }}
      />
      {(open === 'share-desktop' || open === 'share-application') && (
        <ShowDialog
          what={open === 'share-desktop' ? 'desktop' : 'application'}
          people={view.participants.filter(({ link }) => link === 'verified')}
          onList={listSources}
          onShow={(source, audience) => live.desk.show(source, audience)}
          onClose={onClose}
        />
      )}
      <QuietDialog
        warning={live.quiet.warning}
        onKeepOpen={() => live.quiet.keepOpen()}
        onEnd={
          session.isHost
            ? () => {
                // Whoever ends it now has notes to finish, and is asked again should they be called away.
                live.quiet.keepOpen()
                live.dialog.set('end')
              }
            : null
        }
      />
    </>
  )
}
