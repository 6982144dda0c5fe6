import { Store } from '@deskside/shared/kernel/store.ts'
import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { TranscriptKeeper } from './transcript-keeper.ts'

function chatting() {
  const clock = new FakeClock()
  const chat = new Store<{ lines: readonly string[] }>({ lines: [] })
  const sent: number[] = []
  const keeper = new TranscriptKeeper({
    clock,
    chat,
    gist: (lines) => lines.join(),
    send: () => sent.push(chat.getSnapshot().lines.length),
  })
  const say = (line: string): void => chat.update(({ lines }) => ({ lines: [...lines, line] }))
  return { clock, chat, sent, keeper, say }
}

describe('TranscriptKeeper', () => {
  it('sends lines that come together once', async () => {
    const { clock, sent, say } = chatting()

    say('Hello')
    say('there')
    await clock.advance(10_000)
    await clock.advance(60_000)

    expect(sent).toEqual([2])
  })

  it('sends nothing when what is worth sending has not changed', async () => {
    const { clock, chat, sent, say } = chatting()
    say('Hello')
    await clock.advance(10_000)

    chat.update(({ lines }) => ({ lines: [...lines] }))
    await clock.advance(10_000)

    expect(sent).toEqual([1])
  })

  it('sends the rest at the end, and nothing after it', async () => {
    const { clock, sent, keeper, say } = chatting()
    say('Hello')

    keeper.close()
    say('too late')
    await clock.advance(60_000)

    expect(sent).toEqual([1])
  })

  it('has nothing to send of a session without a word', () => {
    const { sent, keeper } = chatting()

    keeper.close()

    expect(sent).toEqual([])
  })
})
