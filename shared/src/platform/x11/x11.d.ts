/** The part of the `x11` package that is used here; it ships no types of its own. */
declare module 'x11' {
  export type Reply<Value> = (error: unknown, value: Value) => unknown

  export interface Extension {
    readonly majorOpcode: number
    readonly firstEvent: number
  }

  export interface XTest extends Extension {
    readonly KeyPress: 2
    readonly KeyRelease: 3
    readonly ButtonPress: 4
    readonly ButtonRelease: 5
    FakeInput(type: number, detail: number, delayMs: number, window: number, x: number, y: number): void
  }

  export interface XkbState {
    readonly baseMods: number
    readonly latchedMods: number
    readonly lockedMods: number
    readonly group: number
  }

  export interface Xkb extends Extension {
    readonly UseCoreKbd: number
    GetState(device: number, reply: Reply<XkbState>): void
    SelectEvents(
      device: number,
      affectWhich: number,
      clear: number,
      selectAll: number,
      affectMap: number,
      map: number,
    ): void
    GetControls(device: number, reply: Reply<{ readonly enabledControls: number }>): void
    LatchLockState(
      device: number,
      affectModLocks: number,
      modLocks: number,
      lockGroup: boolean,
      groupLock: number,
      affectModLatches: number,
      modLatches: number,
      latchGroup: boolean,
      groupLatch: number,
    ): void
  }

  export interface Damage extends Extension {
    readonly ReportLevel: { readonly NonEmpty: 3 }
    Create(damage: number, drawable: number, level: number): void
    Subtract(damage: number, repair: number, parts: number): void
    Destroy(damage: number): void
  }

  export interface XInput extends Extension {
    readonly AllMasterDevices: number
    readonly AllDevices: number
    XIQueryVersion(major: number, minor: number, reply: Reply<unknown>): void
    XIQueryDevice(
      device: number,
      reply: Reply<readonly { readonly deviceId: number; readonly name: string }[]>,
    ): void
    XISelectEvents(
      window: number,
      masks: readonly { readonly deviceId: number; readonly mask: readonly string[] }[],
    ): void
  }

  export interface RandR extends Extension {
    GetScreenResourcesCurrent(window: number, reply: Reply<{ readonly crtcs: readonly number[] }>): void
    GetCrtcInfo(
      crtc: number,
      configTimestamp: number,
      reply: Reply<{
        readonly x: number
        readonly y: number
        readonly width: number
        readonly height: number
      }>,
    ): void
  }

  export interface Extensions {
    xtest: XTest
    xkb: Xkb
    damage: Damage
    xinput: XInput
    randr: RandR
  }

  export interface XEvent {
    readonly name?: string
    readonly type: number
    /** Which event of the keyboard extension. */
    readonly xkbType?: number
    readonly sourceId?: number
    /** Keycode or button number of an input event. */
    readonly detail?: number
    readonly valuators?: Readonly<Record<number, number>>
  }

  export interface XClient {
    seq_num: number
    readonly replies: Record<number, [parse: (body: Buffer, byte1: number) => unknown, reply: Reply<never>]>
    readonly pack_stream: { put(packet: Buffer): void; submit(expectsReply?: boolean): void }
    on(name: 'event', listener: (event: XEvent) => void): void
    on(name: 'error', listener: (error: Error) => void): void
    on(name: 'end', listener: () => void): void
    off(name: 'event', listener: (event: XEvent) => void): void
    sync(reply: (error: unknown) => unknown): void
    require<Name extends keyof Extensions>(name: Name, reply: Reply<Extensions[Name]>): void
    AllocID(): number
    terminate(): void
    ChangeKeyboardMapping(firstKeycode: number, keysymsPerKeycode: number, keysyms: readonly number[]): void
  }

  export interface XDisplay {
    readonly client: XClient
    readonly screen: readonly { readonly root: number }[]
  }

  export interface X11Package {
    createClient(
      options: { readonly display?: string; readonly bufferRequests?: boolean },
      reply: (error: unknown, display: XDisplay) => void,
    ): XClient
    readonly keySyms: Readonly<Record<string, { readonly code: number; readonly description: string | null }>>
  }

  const x11: X11Package
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which has nothing else to offer.
  export default x11
}
