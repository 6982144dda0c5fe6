/** The customer's side of sharing without windows: the real gate, consent, host and feature, with fakes at the ports only. */

import { ControlDesk } from '@deskside/shared/features/remote-control/desk/control-desk.ts'
import { CursorWatch } from '@deskside/shared/features/remote-control/desk/cursor-watch.ts'
import type {
  InputDevice,
  InputDeviceResult,
} from '@deskside/shared/features/remote-control/desk/input-device.ts'
import type { LocalInput } from '@deskside/shared/features/remote-control/desk/local-input.ts'
import type { Rectangle } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import { SharingHost } from '@deskside/shared/features/remote-control/desk/sharing-host.ts'
import type { SharingState } from '@deskside/shared/features/remote-control/desk/sharing-state.ts'
import { stopKeysFor } from '@deskside/shared/features/remote-control/desk/stop-keys.ts'
import type { GrantScope } from '@deskside/shared/gate/grant-book.ts'
import { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { Unsubscribe } from '@deskside/shared/kernel/typed-events.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { MessageOf, WireMessage } from '@deskside/shared/protocol/index.ts'
import { NO_PRESENCE } from '@deskside/shared/protocol/participants.ts'
import type { Display, Grantable } from '@deskside/shared/protocol/remote-control.ts'
import { PROTOCOL } from '@deskside/shared/protocol/version.ts'
import type { PeerLink } from '@deskside/shared/session/ports.ts'
import type { SessionEvents } from '@deskside/shared/session/session-events.ts'
import {
  newSnapshot,
  type Participant,
  type SessionSnapshot,
} from '@deskside/shared/session/session-snapshot.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import { FakeClock, settle } from '@deskside/shared/testing/fake-clock.ts'
import { ConsentState } from '../features/consent/consent-state.ts'
import {
  type RemoteControlBridge,
  RemoteControlFeature,
} from '../features/remote-control/remote-control-feature.ts'

export const ANNA = 'csr-anna-1'
export const BEN = 'csr-ben-22'
/** Another customer. */
export const KIM = 'customer-kim'

const DISPLAY: Display = {
  displayId: 'd1',
  label: 'Screen 1',
  width: 1000,
  height: 500,
  scaleFactor: 1,
  primary: true,
}
const BOUNDS: Rectangle = { x: 0, y: 0, width: 1000, height: 500 }

export interface SharingRigOptions {
  readonly clock?: FakeClock
  /** A real session in place of the two CSRs this file makes up. */
  readonly session?: Pick<SupportSession<null>, 'events' | 'snapshot' | 'send'>
  /** The site's policy. */
  readonly secondariesSee?: boolean
}

export class SharingRig {
  readonly clock: FakeClock
  readonly gate: SharingGate
  /** What the desktop received, in words. */
  readonly effects: string[] = []
  readonly sent: { to: string; message: WireMessage }[] = []
  /** Who has been given the picture after each change. */
  viewers: readonly string[] = []
  /** To whom the computer's sound goes. */
  listeners: readonly string[] = []
  wakes = 0
  /** When banner and frame are on the screen. */
  readonly showing = { until: Promise.resolve() }
  windowsEnded = 0
  ownWindows: Rectangle[] = []
  ownWindowHasFocus = false
  displays: Display[] = [DISPLAY]
  /** While true the window hears nothing and answers nothing. */
  isWindowHung = false
  deviceResult: InputDeviceResult = { kind: 'ready', device: this.#device() }
  readonly consent: ConsentState
  readonly desk: ControlDesk
  readonly host: SharingHost
  readonly feature: RemoteControlFeature<null>
  readonly quality: MessageOf<'remote-control/quality'>[] = []
  readonly snapshot: Store<SessionSnapshot>
  /** As the capture would find out. */
  readonly holdsOnlookersBack = new Store(false)
  #hangsAfterPeople = false
  readonly #session = new TypedEvents<SessionEvents<null>>()
  readonly #hears: TypedEvents<{ sharing: SharingState; sharingEnded: never; wake: object }> =
    new TypedEvents()
  #localInput: (input: LocalInput) => void = () => undefined

  constructor({ clock = new FakeClock(), session, secondariesSee = true }: SharingRigOptions = {}) {
    this.clock = clock
    this.gate = new SharingGate(clock)
    // The warning comes first: whoever is in a session has read it.
    if (session !== undefined) this.gate.markWarned()
    this.snapshot = new Store(
      snapshotOf([
        participant(ANNA, 'Anna'),
        participant(BEN, 'Ben'),
        { ...participant(KIM, 'Kim'), role: 'customer', organisation: undefined },
      ]),
    )
    this.desk = new ControlDesk({
      clock: this.clock,
      openDevice: async () => this.deviceResult,
      localInput: {
        start: async (onInput) => {
          this.#localInput = onInput
          return 'listening'
        },
        stop: async () => undefined,
      },
      ownWindows: { visibleBounds: () => this.ownWindows, hasFocus: () => this.ownWindowHasFocus },
      sharedDisplay: () => ({ bounds: BOUNDS, input: { displayId: 'd1', ...BOUNDS } }),
      stopKeys: () => stopKeysFor('linux')[0] ?? null,
      isConsentOpen: () => this.consent.sheet.getSnapshot() !== null,
      onPauseChange: () => this.host.refresh(),
      onProblem: () => undefined,
    })
    this.host = new SharingHost({
      clock: this.clock,
      gate: this.gate,
      desk: this.desk,
      screenWatch: { start: async () => 'events', stop: async () => undefined },
      // On a clock of its own that stands still, so that minutes pass quickly here.
      cursorWatch: new CursorWatch(new FakeClock(), () => ({ x: 0, y: 0 })),
      decide: (request) => this.consent.request(request),
      displays: () => this.displays,
      showSharing: () => this.showing.until,
      tellWindow: (state) => this.isWindowHung || this.#hears.emit('sharing', state),
      tellEnded: () => undefined,
      wakeWindow: () => undefined,
      endWindow: () => {
        this.windowsEnded += 1
      },
    })
    this.consent = new ConsentState({
      gate: this.gate,
      clock: this.clock,
      isPrimary: () => this.host.isPrimary,
      isSupported: (access) => this.host.isSupported(access),
    })
    this.consent.sheet.subscribe(() => {
      void this.desk.release()
      this.host.refresh()
    })
    this.feature = new RemoteControlFeature<null>({
      session: session ?? {
        events: this.#session,
        snapshot: this.snapshot,
        send: (to, message) => {
          if (!this.#isVerified(to)) return false
          this.sent.push({ to, message })
          return true
        },
      },
      bridge: this.#bridge(),
      clock: this.clock,
      wallClock: () => this.clock.now(),
      secondariesSee,
      sound: {
        play: (listeners) => {
          this.listeners = [...listeners.keys()]
        },
      },
      capture: {
        holdsOnlookersBack: this.holdsOnlookersBack,
        show: (viewers) => {
          this.viewers = [...viewers.keys()]
        },
        setQuality: (_, quality) => this.quality.push({ type: 'remote-control/quality', ...quality }),
        setTellsChanges: () => undefined,
        wake: () => {
          this.wakes += 1
        },
      },
    })
  }

  /** Both CSRs verified, the warning read: as far as one gets without a grant. */
  async connect(): Promise<void> {
    this.gate.markWarned()
    await this.verify(ANNA)
    await this.verify(BEN)
  }

  async verify(participantId: string): Promise<void> {
    this.#setLink(participantId, 'verified')
    const verified = this.#participant(participantId)
    this.#session.emit('link-verified', { participant: verified, link: {} as PeerLink<null> })
    await settle()
  }

  /** After telling main of it the window may hang. */
  async cutLink(participantId: string, window: 'answers' | 'hung' = 'answers'): Promise<void> {
    this.#hangsAfterPeople = window === 'hung'
    this.#setLink(participantId, 'reconnecting')
    this.#session.emit('link-lost', { participantId })
    await settle()
  }

  /** As the session would hand it up: only from a link that is verified. */
  async say(participantId: string, message: WireMessage): Promise<void> {
    this.#session.emit('message', { from: this.#participant(participantId), message })
    await settle()
  }

  async ask(access: Grantable, participantId = ANNA, requestId = 'request-1'): Promise<void> {
    await this.say(participantId, { type: 'remote-control/request', requestId, access })
  }

  async allow(scope: GrantScope = 'once'): Promise<void> {
    const sheetId = this.consent.sheet.getSnapshot()?.sheetId ?? -1
    this.consent.shown(sheetId)
    await this.clock.advance(1_000)
    const isSound = this.consent.sheet.getSnapshot()?.request.access === 'sound'
    this.consent.answer(sheetId, { kind: 'allow', scope, displayId: isSound ? null : 'd1' })
    await settle()
  }

  async grant(access: Grantable, participantId = ANNA, scope: GrantScope = 'once'): Promise<void> {
    await this.ask(access, participantId)
    await this.allow(scope)
  }

  async useMouse(): Promise<void> {
    this.#localInput({ origin: 'hardware', kind: 'wheel' })
    await settle()
  }

  async leave(): Promise<void> {
    this.snapshot.set({ ...this.snapshot.getSnapshot(), phase: { kind: 'over', end: { kind: 'left' } } })
    this.#session.emit('over', { kind: 'left' })
    await settle()
  }

  answersTo(participantId: string): string[] {
    return this.sent.flatMap(({ to, message }) =>
      to === participantId && message.type === 'remote-control/answer' ? [message.outcome] : [],
    )
  }

  stateTold(participantId: string): MessageOf<'remote-control/state'> | undefined {
    return this.sent
      .flatMap(({ to, message }) =>
        to === participantId && message.type === 'remote-control/state' ? [message] : [],
      )
      .at(-1)
  }

  #bridge(): RemoteControlBridge {
    const { host } = this
    const unlessHung =
      <Payload>(call: (payload: Payload) => void) =>
      (payload: Payload): void => {
        if (!this.isWindowHung) call(payload)
      }
    const hear = <Name extends 'sharing' | 'sharingEnded' | 'wake'>(name: Name) =>
      ((listener: (payload: never) => void): Unsubscribe => this.#hears.on(name, listener as never)) as never
    return {
      ask: { requestAccess: async (request) => ({ outcome: await host.request(request) }) },
      tell: {
        people: unlessHung((people) => {
          this.isWindowHung = this.#hangsAfterPeople
          host.updatePeople(people)
        }),
        cancelRequest: unlessHung(({ participantId, requestId }) =>
          this.consent.cancel(participantId, requestId),
        ),
        accessPutDown: unlessHung(({ participantId }) => this.gate.letGo(participantId)),
        stopSharing: unlessHung(({ participantId }) =>
          participantId === null ? this.gate.revokeAll() : this.gate.revoke(participantId),
        ),
        input: unlessHung(({ participantId, message }) => host.handleInput(participantId, message)),
        keepToCsrs: unlessHung(() => host.keepToCsrs()),
        sharingApplied: unlessHung(({ revision }) => host.applied(revision)),
        captureFailed: unlessHung(() => host.captureFailed()),
        soundFailed: unlessHung(() => host.soundFailed()),
        soundPutDown: unlessHung(({ participantId }) => this.gate.letGoOfSound(participantId)),
        pictureSeen: unlessHung(({ isEmpty }) => host.pictureSeen(isEmpty)),
      },
      hear: { sharing: hear('sharing'), sharingEnded: hear('sharingEnded'), wake: hear('wake') },
    }
  }

  #device(): InputDevice {
    const note = async (text: string): Promise<void> => {
      this.effects.push(text)
    }
    return {
      movePointer: ({ x, y }) => note(`move ${x},${y}`),
      setButton: (button, down) => note(`${button} ${down ? 'down' : 'up'}`),
      scroll: ({ dx, dy }) => note(`scroll ${dx},${dy}`),
      setKey: async (target, down) => {
        const name = target.by === 'position' ? target.code : target.label
        await note(`${name} ${down ? 'down' : 'up'}`)
        return 'done'
      },
      typeText: async (text) => {
        await note(`type ${text}`)
        return 'done'
      },
      close: () => note('device closed'),
    }
  }

  #participant(participantId: string): Participant {
    const found = this.snapshot.getSnapshot().participants.find((one) => one.participantId === participantId)
    return found ?? participant(participantId, 'Somebody')
  }

  #isVerified(participantId: string): boolean {
    return this.#participant(participantId).link === 'verified'
  }

  #setLink(participantId: string, link: Participant['link']): void {
    this.snapshot.update((view) => ({
      ...view,
      participants: view.participants.map((one) =>
        one.participantId === participantId ? { ...one, link } : one,
      ),
    }))
  }
}

function participant(participantId: string, name: string): Participant {
  return {
    participantId,
    name,
    role: 'csr',
    organisation: 'Example Support Ltd',
    primary: participantId === ANNA,
    link: 'connecting',
    safetyNumber: '123 456',
    protocol: PROTOCOL.max,
    presence: NO_PRESENCE,
  }
}

function snapshotOf(participants: readonly Participant[]): SessionSnapshot {
  return {
    ...newSnapshot('connected'),
    phase: { kind: 'active' },
    sessionId: 'session-1',
    startedAt: 0,
    me: { participantId: 'customer-1', role: 'customer', name: 'Lee', primary: true },
    participants,
    hostId: ANNA,
    knowsPeople: true,
  }
}
