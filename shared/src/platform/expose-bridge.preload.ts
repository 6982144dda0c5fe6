/** Runs in a sandboxed preload script: turns a contract into functions on `window.deskside`. */
import { contextBridge, ipcRenderer } from 'electron'
import { channelName, type IpcContract } from '../kernel/ipc-contract.ts'

export function exposeBridge(contract: IpcContract): void {
  const names = (part: object): string[] => Object.keys(part)
  const bridge = {
    ask: Object.fromEntries(
      names(contract.ask).map((name) => [
        name,
        (request: unknown) => ipcRenderer.invoke(channelName(contract, name), request),
      ]),
    ),
    tell: Object.fromEntries(
      names(contract.tell).map((name) => [
        name,
        (payload: unknown) => ipcRenderer.send(channelName(contract, name), payload),
      ]),
    ),
    hear: Object.fromEntries(
      names(contract.hear).map((name) => [
        name,
        (listener: (payload: unknown) => void) => {
          // Electron's event object stays on this side of the bridge.
          const forward = (_event: unknown, payload: unknown): void => listener(payload)
          ipcRenderer.on(channelName(contract, name), forward)
          return () => {
            ipcRenderer.removeListener(channelName(contract, name), forward)
          }
        },
      ]),
    ),
  }
  contextBridge.exposeInMainWorld('deskside', bridge)
}
