/** The renderer's typed end of the bridge. What main says is checked as well: a renderer outlives a main of another version. */
import type { IpcBridge, IpcContract } from '../kernel/ipc-contract.ts'

export function bridgeOf<C extends IpcContract>(contract: C): IpcBridge<C> {
  const exposed = Reflect.get(globalThis, 'deskside') as IpcBridge<C> | undefined
  if (exposed === undefined)
    throw new Error(`The preload script of the ${contract.window} window did not run.`)
  return exposed
}
