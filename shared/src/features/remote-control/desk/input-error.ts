/** Why an injected input failed. */
import { SupportError } from '../../../kernel/support-error.ts'

export type InputErrorCode = 'display-lost' | 'injection-failed'

export class InputError extends SupportError<InputErrorCode> {
  static displayLost(cause?: unknown): InputError {
    return new InputError('display-lost', 'the connection to the display ended', cause)
  }

  static injectionFailed(cause: unknown): InputError {
    return new InputError('injection-failed', 'the operating system refused the input', cause)
  }
}
