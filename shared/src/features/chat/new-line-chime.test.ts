import { Store } from '../../kernel/store.ts'
import { FakeClock } from '../../testing/fake-clock.ts'
import { addLine, type ChatState, emptyChat, setDelivery } from './chat-log.ts'
import { ringForNewLines } from './new-line-chime.ts'

function listening() {
  const clock = new FakeClock()
  const chat = new Store<ChatState>(emptyChat)
  const isOn = new Store(true)
  let rung = 0
  const stop = ringForNewLines({
    chat,
    isOn,
    clock,
    ring: () => {
      rung += 1
    },
  })
  const line = (id: string, from: string | null): void =>
    chat.update((state) =>
      addLine(
        state,
        {
          id,
          from: from === null ? null : { participantId: from, name: from },
          audience: 'everyone',
          to: null,
          text: id,
          at: 0,
          delivery: 'sending',
        },
        true,
      ),
    )
  return { clock, chat, isOn, line, stop, rung: () => rung }
}

describe('the tone for a new line', () => {
  it('sounds for what others write, not for one’s own lines and receipts', () => {
    const { chat, line, rung } = listening()

    line('1', null)
    chat.update((state) => setDelivery(state, '1', 'delivered'))
    expect(rung()).toBe(0)
    line('2', 'lee')
    expect(rung()).toBe(1)
  })

  it('sounds once for lines that come together, and again later', async () => {
    const { clock, line, rung } = listening()

    line('1', 'lee')
    line('2', 'lee')
    expect(rung()).toBe(1)
    await clock.advance(2_000)
    line('3', 'lee')
    expect(rung()).toBe(2)
  })

  it('is silent when it is off, and after the end', async () => {
    const { clock, isOn, line, stop, rung } = listening()

    isOn.set(false)
    line('1', 'lee')
    isOn.set(true)
    stop()
    await clock.advance(2_000)
    line('2', 'lee')

    expect(rung()).toBe(0)
  })
})
