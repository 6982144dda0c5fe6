import { clientMessageExamples, serverMessageExamples } from './signaling.examples.ts'
import { clientMessageSchema, clientMessages, serverMessageSchema, serverMessages } from './signaling.ts'

describe.each([
  ['client', clientMessageSchema, clientMessages, clientMessageExamples],
  ['server', serverMessageSchema, serverMessages, serverMessageExamples],
] as const)('%s messages', (_side, schema, messages, examples) => {
  it('has samples, good and refused, for every message', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(messages).sort())
  })

  for (const [type, { valid, rejected }] of Object.entries(examples)) {
    it(`accepts every good ${type}`, () => {
      for (const sample of valid) expect(schema.parse(sample)).toEqual(sample)
    })

    it.each<{ readonly why: string; readonly sample: unknown }>([...rejected])(
      `refuses ${type}: $why`,
      ({ sample }) => {
        expect(schema.safeParse(sample).success).toBe(false)
      },
    )
  }

  it('refuses a message of an unknown type', () => {
    expect(schema.safeParse({ type: 'session/own' }).success).toBe(false)
  })
})
