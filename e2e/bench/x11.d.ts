/** The part of the `x11` package that the benchmark draws and presses with; it ships no types of its own. */
declare module 'x11' {
  type Reply<Value> = (error: unknown, value: Value) => unknown

  interface XTest {
    readonly ButtonPress: 4
    readonly ButtonRelease: 5
    readonly MotionNotify: 6
    FakeInput(type: number, detail: number, delayMs: number, window: number, x: number, y: number): void
  }

  interface XEvent {
    readonly name?: string
  }

  interface XClient {
    readonly pack_stream: { flush(): void }
    on(name: 'event', listener: (event: XEvent) => void): void
    on(name: 'error', listener: (error: Error) => void): void
    require(name: 'xtest', reply: Reply<XTest>): void
    sync(): Promise<void>
    terminate(): void
    AllocID(): number
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      windowClass: number,
      visual: number,
      values: Readonly<Record<string, number>>,
    ): void
    MapWindow(id: number): void
    RaiseWindow(id: number): void
    SetInputFocus(id: number, revertTo: number): void
    CreatePixmap(id: number, drawable: number, depth: number, width: number, height: number): void
    FreePixmap(id: number): void
    OpenFont(id: number, name: string): void
    CreateGC(id: number, drawable: number, values: Readonly<Record<string, number>>): void
    ChangeGC(id: number, values: Readonly<Record<string, number>>): void
    PolyFillRectangle(drawable: number, gc: number, boxes: readonly number[]): void
    PolyText8(drawable: number, gc: number, x: number, y: number, texts: readonly string[]): void
    CopyArea(
      from: number,
      to: number,
      gc: number,
      fromX: number,
      fromY: number,
      toX: number,
      toY: number,
      width: number,
      height: number,
    ): void
    PutImage(
      format: number,
      drawable: number,
      gc: number,
      width: number,
      height: number,
      x: number,
      y: number,
      leftPad: number,
      depth: number,
      bytes: Buffer,
    ): void
  }

  interface XDisplay {
    readonly client: XClient
    readonly screen: readonly { readonly root: number; readonly root_depth: number }[]
  }

  export function createClient(
    options: { readonly display: string; readonly bufferRequests: boolean },
    reply: (error: unknown, display: XDisplay) => void,
  ): XClient
  export const eventMask: Readonly<Record<'ButtonPress' | 'KeyPress', number>>
}
