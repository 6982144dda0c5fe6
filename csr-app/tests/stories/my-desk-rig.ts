/** A CSR's own desk without windows: the real gate, host and feature, with fakes at the ports only. */
import { ControlDesk } from '@deskside/shared/features/remote-control/desk/control-desk.ts'
import { CursorWatch } from '@deskside/shared/features/remote-control/desk/cursor-watch.ts'
import type { InputDeviceResult } from '@deskside/shared/features/remote-control/desk/input-device.ts'
import type { LocalInput } from '@deskside/shared/features/remote-control/desk/local-input.ts'
import type { Rectangle } from '@deskside/shared/features/remote-control/desk/screen-coordinates.ts'
import { SharingHost } from '@deskside/shared/features/remote-control/desk/sharing-host.ts'
import { SharingGate } from '@deskside/shared/gate/sharing-gate.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import { TypedEvents } from '@deskside/shared/kernel/typed-events.ts'
import type { Display } from '@deskside/shared/protocol/remote-control.ts'
import { FakeClock, settle } from '@deskside/shared/testing/fake-clock.ts'
import { FakeInputDevice } from '@deskside/shared/testing/fake-input-device.ts'
import type { SessionStage } from '@deskside/shared/testing/session-stage.ts'
import type { MyDeskState } from '../../src/features/remote-control/my-desk.ipc.ts'
import { MyDesk } from '../../src/features/remote-control/my-desk.ts'
import {
  type MyDeskBridge,
  MyDeskFeature,
  type MyDeskFeatureOptions,
} from '../../src/features/remote-control/my-desk-feature.ts'

const BOUNDS: Rectangle = { x: 0, y: 0, width: 1000, height: 500 }
const DISPLAY: Display = {
  ...{ displayId: 'd1', label: 'Screen 1', width: 1000, height: 500 },
  ...{ scaleFactor: 1, primary: true },
}

export const DESKTOP = { what: 'desktop', displayId: 'd1' } as const
export const PAYROLL = { what: 'application', sourceId: 'window:7:0', title: 'Payroll' } as const

export class MyDeskRig {
  readonly device = new FakeInputDevice()
  readonly gate: SharingGate
  readonly host: SharingHost
  readonly desk: MyDesk
  readonly feature: MyDeskFeature<null>
  deviceResult: InputDeviceResult = { kind: 'ready', device: this.device }
  ownWindows: Rectangle[] = []
  displays: Display[] = [DISPLAY]
  /** Who is sent the picture. */
  viewers: readonly string[] = []
  #localInput: (input: LocalInput) => void = () => undefined
  readonly #hears: TypedEvents<{ desk: MyDeskState; 'desk-ended': never; 'desk-wake': object }> =
    new TypedEvents()

  constructor({ clock }: SessionStage, session: MyDeskFeatureOptions<null>['session']) {
    this.gate = new SharingGate(clock)
    const control = new ControlDesk({
      clock,
      openDevice: async () => this.deviceResult,
      localInput: {
        start: async (onInput) => {
          this.#localInput = onInput
          return 'listening'
        },
        stop: async () => undefined,
      },
      ownWindows: { visibleBounds: () => this.ownWindows, hasFocus: () => false },
      sharedDisplay: () => ({ bounds: BOUNDS, input: { displayId: 'd1', ...BOUNDS } }),
      stopKeys: () => null,
      isConsentOpen: () => false,
      onPauseChange: () => this.host.refresh(),
      onProblem: () => undefined,
    })
    this.host = new SharingHost({
      clock,
      gate: this.gate,
      desk: control,
      screenWatch: { start: async () => 'events', stop: async () => undefined },
      cursorWatch: new CursorWatch(new FakeClock(), () => ({ x: 0, y: 0 })),
      decide: (request) => this.desk.decide(request),
      displays: () => this.displays,
      showSharing: async () => undefined,
      tellWindow: (state) => this.desk.tell(state),
      tellEnded: () => undefined,
      wakeWindow: () => undefined,
      endWindow: () => undefined,
    })
    let count = 0
    const newId = (): string => {
      count += 1
      return `show-${count}-0000`
    }
    this.desk = new MyDesk({
      gate: this.gate,
      host: this.host,
      tell: (state) => this.#hears.emit('desk', state),
      releaseInput: () => void control.release(),
      newId,
    })
    this.feature = new MyDeskFeature<null>({
      session,
      newId,
      bridge: this.#bridge(),
      capture: {
        holdsOnlookersBack: new Store(false),
        show: (viewers) => {
          this.viewers = [...viewers.keys()]
        },
        setQuality: () => undefined,
        setTellsChanges: () => undefined,
        wake: () => undefined,
      },
    })
  }

  /** What the desk received since the last look. */
  effects(): readonly string[] {
    return this.device.log.splice(0)
  }

  async usesOwnMouse(): Promise<void> {
    this.#localInput({ origin: 'hardware', kind: 'wheel' })
    await settle()
  }

  #bridge(): MyDeskBridge {
    const { desk, host } = this
    const hear = ((name: 'desk' | 'desk-ended' | 'desk-wake') => (listener: (payload: never) => void) =>
      this.#hears.on(name, listener as never)) as (name: string) => never
    return {
      ask: {
        'desk-sources': async () => ({ displays: [], windows: [] }),
        'desk-show': async (asked) => desk.show(asked),
        'desk-give-control': async ({ participantId }) => desk.giveControl(participantId),
      },
      tell: {
        'desk-people': (people) => desk.updatePeople(people),
        'desk-stop': () => desk.stop(),
        'desk-pause': ({ isPaused }) => desk.setPaused(isPaused),
        'desk-take-control-back': () => desk.takeControlBack(),
        'desk-input': ({ participantId, message }) => desk.handleInput(participantId, message),
        'desk-applied': ({ revision }) => host.applied(revision),
        'desk-capture-failed': () => host.captureFailed(),
      },
      hear: {
        desk: hear('desk'),
        'desk-ended': hear('desk-ended'),
        'desk-wake': hear('desk-wake'),
        'desk-masks': () => () => undefined,
      },
    }
  }
}
