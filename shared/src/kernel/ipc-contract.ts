/** What one window's renderer and the main process say to each other, as a value both sides import. */
import type { z } from 'zod'

export interface IpcContract {
  /** Which window may use it. Every other sender is refused. */
  readonly window: string
  /** Renderer asks, main answers. */
  readonly ask: Readonly<Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>>
  /** Renderer tells, nothing comes back. */
  readonly tell: Readonly<Record<string, z.ZodType>>
  /** Main tells the renderer. */
  readonly hear: Readonly<Record<string, z.ZodType>>
}

export function defineIpc<const Contract extends IpcContract>(contract: Contract): Contract {
  return contract
}

export type AskRequest<C extends IpcContract, Name extends keyof C['ask']> = z.infer<
  C['ask'][Name]['request']
>
export type AskResponse<C extends IpcContract, Name extends keyof C['ask']> = z.infer<
  C['ask'][Name]['response']
>
export type Told<C extends IpcContract, Name extends keyof C['tell']> = z.infer<C['tell'][Name]>
export type Heard<C extends IpcContract, Name extends keyof C['hear']> = z.infer<C['hear'][Name]>

/** The object the preload script puts on `window.deskside`: one function per channel, no general one. */
export interface IpcBridge<C extends IpcContract> {
  readonly ask: {
    readonly [Name in keyof C['ask']]: (request: AskRequest<C, Name>) => Promise<AskResponse<C, Name>>
  }
  readonly tell: { readonly [Name in keyof C['tell']]: (payload: Told<C, Name>) => void }
  readonly hear: {
    readonly [Name in keyof C['hear']]: (listener: (payload: Heard<C, Name>) => void) => () => void
  }
}

/** What main must provide for a contract. */
export interface IpcHandlers<C extends IpcContract> {
  readonly ask: {
    readonly [Name in keyof C['ask']]: (
      request: AskRequest<C, Name>,
    ) => AskResponse<C, Name> | Promise<AskResponse<C, Name>>
  }
  readonly tell: { readonly [Name in keyof C['tell']]: (payload: Told<C, Name>) => void }
}

/** The name of a channel on Electron's wire. */
export function channelName(contract: IpcContract, name: string): string {
  return `${contract.window}:${name}`
}
