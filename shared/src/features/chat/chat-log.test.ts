import fc from 'fast-check'
import { addLine, type ChatLine, emptyChat, MAX_LINES, setDelivery, splitLinks } from './chat-log.ts'

const line = (id: string, from: string | null = 'peer'): ChatLine => ({
  id,
  from: from === null ? null : { participantId: from, name: from },
  audience: 'everyone',
  toName: null,
  text: id,
  at: 0,
  delivery: 'sending',
})

describe('the chat log', () => {
  it('takes a line that comes twice once, but the same number of two people twice', () => {
    const chat = [line('1', 'lee'), line('1', 'lee'), line('1', 'kim')].reduce(
      (log, each) => addLine(log, each, false),
      emptyChat,
    )

    expect(chat.lines.map(({ from }) => from?.name)).toEqual(['lee', 'kim'])
    expect(chat.unread).toBe(2)
  })

  it('lets the oldest lines go when there are too many', () => {
    let chat = emptyChat
    for (let id = 0; id < MAX_LINES + 5; id += 1) chat = addLine(chat, line(String(id)), true)

    expect(chat.lines).toHaveLength(MAX_LINES)
    expect(chat.lines[0]?.id).toBe('5')
  })

  it("never changes the state of somebody else's line", () => {
    const chat = addLine(addLine(emptyChat, line('1', 'lee'), true), line('1', null), true)

    expect(setDelivery(chat, '1', 'failed').lines.map(({ delivery }) => delivery)).toEqual([
      'sending',
      'failed',
    ])
  })
})

describe('links in a line', () => {
  it.each([
    ['see https://example.com/a?b=c#d for more', ['https://example.com/a?b=c#d']],
    ['(https://example.com/x).', ['https://example.com/x']],
    ['请看 https://example.com/页面,谢谢', ['https://example.com/页面,谢谢']],
    ['two: http://a.example http://b.example', ['http://a.example', 'http://b.example']],
    ['javascript:alert(1) file:///etc/passwd www.example.com', []],
    ['https://', []],
    ['https://exa\u202emple.com', ['https://exa']],
  ])('%s', (text, links) => {
    const parts = splitLinks(text)

    expect(parts.filter(({ kind }) => kind === 'link').map((part) => part.text)).toEqual(links)
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          splitLinks(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
