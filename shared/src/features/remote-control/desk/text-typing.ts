/** Turns any text into small steps a keyboard can make, each short enough that a Stop between two is immediate. */

export type TextStep =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'key'; readonly code: 'Enter' | 'Tab' }

/** Characters per step; a step cannot be interrupted, so it must take a few milliseconds only. */
export const MAX_STEP_CHARACTERS = 16

const KEY_BY_CHARACTER = new Map<string, TextStep>([
  ['\n', { kind: 'key', code: 'Enter' }],
  ['\t', { kind: 'key', code: 'Tab' }],
])

/** Line ends and tabs become keys; other control characters and halves of characters are left out. */
export function planText(text: string): readonly TextStep[] {
  const steps: TextStep[] = []
  let run: string[] = []
  const endRun = () => {
    if (run.length > 0) steps.push({ kind: 'text', text: run.join('') })
    run = []
  }
  for (const character of text.replace(/\r\n?/g, '\n')) {
    const key = KEY_BY_CHARACTER.get(character)
    if (key) {
      endRun()
      steps.push(key)
    } else if (!/^[\p{Cc}\p{Cs}]$/u.test(character)) {
      run.push(character)
      if (run.length === MAX_STEP_CHARACTERS) endRun()
    }
  }
  endRun()
  return steps
}
