/** Main's end of every bridge: only the right window's own top frame is heard, and only what its contract describes. */
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { inOrder } from '../kernel/in-order.ts'
import { channelName, type Heard, type IpcContract, type IpcHandlers } from '../kernel/ipc-contract.ts'

export interface IpcPort<C extends IpcContract> {
  tell: <Name extends keyof C['hear'] & string>(name: Name, payload: Heard<C, Name>) => void
  /** Takes the handlers away again; call when the window is gone. */
  close: () => void
}

/** Told once per refused message, so that a log line can be written. */
export type OnRefused = (refusal: { channel: string; why: 'sender' | 'shape' }) => void

type AnyEvent = IpcMainEvent | IpcMainInvokeEvent

/**
 * Serves one window's contract.
 *
 * @throws (to the renderer's promise) when the sender is another frame or the request does not fit the schema.
 */
export function serveIpc<C extends IpcContract>(
  window: BrowserWindow,
  origin: string,
  contract: C,
  handlers: IpcHandlers<C>,
  onRefused: OnRefused,
): IpcPort<C> {
  const isOurs = (event: AnyEvent): boolean => {
    const frame = event.senderFrame
    return (
      !window.isDestroyed() &&
      event.sender === window.webContents &&
      frame !== null &&
      frame === window.webContents.mainFrame &&
      frame.url.startsWith(`${origin}/`)
    )
  }
  const undo: (() => void)[] = []

  for (const [name, { request, response }] of Object.entries(contract.ask)) {
    const channel = channelName(contract, name)
    const answer = handlers.ask[name as keyof C['ask']] as (request: unknown) => unknown
    const listener = async (event: IpcMainInvokeEvent, payload: unknown): Promise<unknown> => {
      if (!isOurs(event)) {
        onRefused({ channel, why: 'sender' })
        throw new Error('refused: sender')
      }
      const parsed = request.safeParse(payload)
      if (!parsed.success) {
        onRefused({ channel, why: 'shape' })
        throw new Error('refused: shape')
      }
      return response.parse(await answer(parsed.data))
    }
    // Several windows may serve the same contract one after another; each listens on its own webContents only.
    window.webContents.ipc.handle(channel, listener)
    undo.push(() => window.isDestroyed() || window.webContents.ipc.removeHandler(channel))
  }

  for (const [name, schema] of Object.entries(contract.tell)) {
    const channel = channelName(contract, name)
    const take = handlers.tell[name as keyof C['tell']] as (payload: unknown) => void
    const listener = (event: IpcMainEvent, payload: unknown): void => {
      if (!isOurs(event)) return onRefused({ channel, why: 'sender' })
      const parsed = schema.safeParse(payload)
      if (!parsed.success) return onRefused({ channel, why: 'shape' })
      take(parsed.data)
    }
    window.webContents.ipc.on(channel, listener)
    undo.push(() => window.isDestroyed() || window.webContents.ipc.removeListener(channel, listener))
  }

  // Electron's `send` runs promises that are due before it sends, and one of them may tell the next thing.
  const send = inOrder(([channel, payload]: readonly [string, unknown]) => {
    if (!window.isDestroyed()) window.webContents.send(channel, payload)
  })
  return {
    tell: (name, payload) => send([channelName(contract, name), payload]),
    close: () => {
      for (const step of undo) step()
    },
  }
}
