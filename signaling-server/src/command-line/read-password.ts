/** Gets a password without showing it: typed twice, piped in, or made here. */
import { randomInt } from 'node:crypto'
import type { ReadStream } from 'node:tty'

/** No letters that look alike; 20 of 31 symbols are 99 bits. */
const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

export function generatePassword(): string {
  const group = (): string =>
    Array.from({ length: GROUP_LENGTH }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** One line from a pipe. */
export async function readPipedPassword(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = ''
  for await (const chunk of input) text += chunk.toString()
  return text.split(/\r?\n/, 1)[0] ?? ''
}

/** Null when the two do not match or the person gave up. */
export async function askPassword(input: ReadStream, output: NodeJS.WritableStream): Promise<string | null> {
  const first = await askHidden('Password: ', input, output)
  const second = first === null ? null : await askHidden('Once more: ', input, output)
  return first === second ? first : null
}

const ENTER = ['\r', '\n']
const GIVE_UP = ['\u0003', '\u0004']
const BACKSPACE = ['\u007f', '\b']

function askHidden(
  question: string,
  input: ReadStream,
  output: NodeJS.WritableStream,
): Promise<string | null> {
  return new Promise((resolve) => {
    let typed = ''
    const finish = (answer: string | null): void => {
      input.off('data', onData)
      input.setRawMode(false)
      input.pause()
      output.write('\n')
      resolve(answer)
    }
    const onData = (chunk: Buffer): void => {
      for (const character of chunk.toString('utf8')) {
        if (ENTER.includes(character)) return finish(typed)
        if (GIVE_UP.includes(character)) return finish(null)
        typed = BACKSPACE.includes(character) ? typed.slice(0, -1) : typed + character
      }
    }
    output.write(question)
    input.setRawMode(true)
    input.resume()
    input.on('data', onData)
  })
}
