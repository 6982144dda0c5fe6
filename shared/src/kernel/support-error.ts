/** The one kind of error the product throws on purpose: a code from a closed list, never a sentence for the screen. */
export class SupportError<Code extends string = string> extends Error {
  readonly code: Code

  /** `detail` is for the log of a developer; it must hold no secret, no chat text, no file name. */
  constructor(code: Code, detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? {} : { cause })
    this.name = new.target.name
    this.code = code
  }
}
