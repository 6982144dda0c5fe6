import { addLine, type ChatLine, emptyChat, MAX_LINES, setDelivery } from './chat-log.ts'

const line = (id: string, from: string | null = 'peer'): ChatLine => ({
  id,
  from: from === null ? null : { participantId: from, name: from },
  audience: 'everyone',
  to: null,
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
