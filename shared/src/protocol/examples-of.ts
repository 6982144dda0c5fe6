/** What a feature's samples look like: messages both sides must take, and messages both must refuse. */
import type { MessageType } from './index.ts'

export interface WireExamples {
  readonly valid: readonly unknown[]
  /** `why` names the rule; each rule of a schema has a sample. */
  readonly rejected: readonly { readonly why: string; readonly message: unknown }[]
}

export type ExamplesOf<Type extends MessageType> = Readonly<Record<Type, WireExamples>>
