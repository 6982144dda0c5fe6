import fc from 'fast-check'
import { MAX_STEP_CHARACTERS, planText } from './text-typing.ts'

describe('planText', () => {
  it('makes keys of line ends and tabs', () => {
    expect(planText('a\tb\r\nc\rd\n')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'key', code: 'Tab' },
      { kind: 'text', text: 'b' },
      { kind: 'key', code: 'Enter' },
      { kind: 'text', text: 'c' },
      { kind: 'key', code: 'Enter' },
      { kind: 'text', text: 'd' },
      { kind: 'key', code: 'Enter' },
    ])
  })

  it('leaves out control characters that would be commands', () => {
    expect(planText('a\u001b[31m\u0003b\u0000')).toEqual([{ kind: 'text', text: 'a[31mb' }])
  })

  it('leaves out half a character and keeps whole ones', () => {
    expect(planText('x\ud83dy😀e\u0301')).toEqual([{ kind: 'text', text: 'xy😀e\u0301' }])
  })

  it('cuts long text into short steps that join to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const steps = planText(text)

        const printable = text.replace(/[\p{Cc}\p{Cs}]/gu, '')
        const typed = steps.map((step) => (step.kind === 'text' ? step.text : '')).join('')
        expect(typed).toBe(printable)
        for (const step of steps) {
          if (step.kind === 'text') expect([...step.text].length).toBeLessThanOrEqual(MAX_STEP_CHARACTERS)
        }
      }),
    )
  })
})
