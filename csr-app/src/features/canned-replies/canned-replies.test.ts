import { cannedRepliesSchema, fillPlaceholders, putReply } from './canned-replies.ts'

const names = { customer: 'Lee $& {{csr}}', csr: 'Anna', organisation: null }
const reply = { id: 'reply-0001', title: 'Hello', text: 'Hello {{customer}}' }

describe('canned replies', () => {
  it.each([
    ['Hello {{customer}}, I am {{ csr }}.', 'Hello Lee $& {{csr}}, I am Anna.'],
    ['{{csr}}{{csr}}', 'AnnaAnna'],
    ['{{organisation}} and {{price}}', '{{organisation}} and {{price}}'],
    ['{customer} {{}}', '{customer} {{}}'],
  ])('fills %s', (text, filled) => {
    expect(fillPlaceholders(text, names)).toBe(filled)
  })

  it('changes a known reply in its place and puts a new one last', () => {
    const other = { ...reply, id: 'reply-0002' }
    const changed = { ...reply, title: 'Hi' }

    expect(putReply(putReply([reply], other), changed)).toEqual([changed, other])
  })

  it.each([
    ['no name', { ...reply, title: ' ' }],
    ['nothing to say', { ...reply, text: '' }],
    ['a text no line can hold', { ...reply, text: 'x'.repeat(4_001) }],
    ['an id with a path in it', { ...reply, id: '../../x' }],
  ])('refuses %s', (_what, wrong) => {
    expect(cannedRepliesSchema.safeParse([wrong]).success).toBe(false)
  })
})
