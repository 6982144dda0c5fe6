import { MAX_CHAT_LENGTH } from '../../protocol/limits.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { type Guest, idOf, links, type Seated, SessionStage } from '../../testing/session-stage.ts'
import { ChatFeature } from './chat-feature.ts'

function chatOf({ session }: Seated<SupportSession<null>>, prefix: string): ChatFeature {
  let count = 0
  const newId = () => {
    count += 1
    return `${prefix}-line-${String(count).padStart(4, '0')}`
  }
  return new ChatFeature({ session, wallClock: () => 0, newId })
}

async function talking(...names: readonly string[]) {
  const stage = await SessionStage.open()
  const guests: Guest[] = []
  for (const name of names) guests.push(await stage.joined(name))
  await stage.clock.advance(3_000)
  const anna = chatOf(stage.csr, 'anna')
  const chats = guests.map((guest, index) => chatOf(guest, `guest${index}`))
  return { stage, guests, anna, chats }
}

const texts = (chat: ChatFeature): readonly string[] => chat.state.getSnapshot().lines.map(({ text }) => text)
const last = (chat: ChatFeature) => chat.state.getSnapshot().lines.at(-1)
const everyone = { kind: 'everyone' } as const

describe('chat', () => {
  it('shows a line for everyone to everyone, with its writer, and marks it delivered', async () => {
    const { stage, anna, chats } = await talking('Lee', 'Kim')

    expect(anna.say('  Hello, 你好 👋  ', everyone)).toBe(true)
    expect(last(anna)).toMatchObject({ from: null, text: 'Hello, 你好 👋', delivery: 'sending' })
    await stage.moment()

    for (const chat of chats) {
      expect(last(chat)).toMatchObject({
        text: 'Hello, 你好 👋',
        audience: 'everyone',
        from: { name: 'Anna' },
      })
    }
    expect(last(anna)?.delivery).toBe('delivered')
  })

  it('shows a line for one person to that person only', async () => {
    const { stage, guests, anna, chats } = await talking('Lee', 'Kim')
    const kim = guests[1]
    if (kim === undefined) throw new Error('nobody')

    anna.say('just us', { kind: 'person', participantId: idOf(kim) })
    await stage.moment()

    expect(chats.map(texts)).toEqual([[], ['just us']])
    expect(last(anna)).toMatchObject({ audience: 'one-person', to: { name: 'Kim' }, delivery: 'delivered' })
  })

  it('shows a line for all CSRs to no customer', async () => {
    const { stage, anna, chats } = await talking('Lee', 'Kim')
    const [lee, kim] = chats

    lee?.say('to the support people', { kind: 'all-csrs' })
    await stage.moment()

    expect(texts(anna)).toEqual(['to the support people'])
    expect(kim === undefined ? null : texts(kim)).toEqual([])
  })

  it('counts what nobody has looked at, and nothing that is on the screen', async () => {
    const { stage, anna, chats } = await talking('Lee')
    const [lee] = chats

    lee?.say('one', everyone)
    lee?.say('two', everyone)
    await stage.moment()
    expect(anna.state.getSnapshot().unread).toBe(2)

    anna.setVisible(true)
    lee?.say('three', everyone)
    await stage.moment()
    expect(anna.state.getSnapshot().unread).toBe(0)
    expect(lee?.state.getSnapshot().unread).toBe(0)
  })

  it('brings what was said during an outage afterwards, once and in order', async () => {
    const { stage, anna, chats } = await talking('Lee')
    const [lee] = chats
    stage.network.isUp = false
    anna.say('first', everyone)
    await stage.clock.advance(6_000)
    anna.say('second', everyone)
    expect(last(anna)?.delivery).toBe('sending')

    stage.network.isUp = true
    await stage.clock.advance(10_000)

    expect(lee === undefined ? null : texts(lee)).toEqual(['first', 'second'])
    expect(anna.state.getSnapshot().lines.map(({ delivery }) => delivery)).toEqual(['delivered', 'delivered'])
  })

  it('shows a line once although its receipt got lost', async () => {
    const { stage, anna, chats } = await talking('Lee')
    const [lee] = chats
    stage.network.tap = (_channel, text) => (text.includes('chat/received') ? [] : [text])
    anna.say('are you there?', everyone)
    await stage.moment()
    stage.network.tap = (_channel, text) => [text]

    stage.network.cutAll()
    await stage.clock.advance(3_000)

    expect(lee === undefined ? null : texts(lee)).toEqual(['are you there?'])
    expect(last(anna)?.delivery).toBe('delivered')
  })

  it('says what never arrived when the session is over', async () => {
    const { stage, anna } = await talking('Lee')
    stage.network.isUp = false
    anna.say('too late', everyone)

    stage.csr.session.end()
    await stage.moment()

    expect(last(anna)?.delivery).toBe('failed')
  })

  it('carries a private line over one link only: nobody else’s app receives a byte of it', async () => {
    const { stage, guests, anna } = await talking('Lee', 'Kim')
    const [lee, kim] = guests
    if (lee === undefined || kim === undefined) throw new Error('nobody')
    const carried: string[] = []
    stage.network.tap = (_channel, text) => {
      carried.push(text)
      return [text]
    }

    anna.say('only for Kim', { kind: 'person', participantId: idOf(kim) })
    await stage.moment()

    expect(carried.filter((text) => text.includes('only for Kim'))).toHaveLength(1)
    expect(kim.heard).toContainEqual(expect.objectContaining({ text: 'only for Kim' }))
    expect(JSON.stringify(lee.heard)).not.toContain('only for Kim')
  })

  it('says that a private line did not arrive when its reader leaves, and sends it to nobody else', async () => {
    const { stage, guests, anna, chats } = await talking('Lee', 'Kim')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    stage.network.tap = (_channel, text) => (text.includes('chat/') ? [] : [text])
    anna.say('just us', { kind: 'person', participantId: idOf(lee) })

    lee.session.leave()
    await stage.moment()
    stage.network.tap = (_channel, text) => [text]

    expect(last(anna)?.delivery).toBe('failed')
    expect(anna.sayAgain(last(anna)?.id ?? '')).toBe(false)
    await stage.moment()
    expect(chats.map(texts)).toEqual([[], []])
  })

  it('sends a line that failed again, to those who are there now and once', async () => {
    const { stage, guests, anna } = await talking('Lee')
    stage.network.tap = (_channel, text) => (text.includes('chat/') ? [] : [text])
    anna.say('hello?', everyone)
    guests[0]?.session.leave()
    await stage.moment()
    expect(last(anna)?.delivery).toBe('failed')
    stage.network.tap = (_channel, text) => [text]
    const kim = chatOf(await stage.joined('Kim'), 'kim')

    expect(anna.sayAgain(last(anna)?.id ?? '')).toBe(true)
    expect(anna.sayAgain(last(anna)?.id ?? '')).toBe(false)
    await stage.moment()

    expect(texts(kim)).toEqual(['hello?'])
    expect(anna.state.getSnapshot().lines.map(({ delivery }) => delivery)).toEqual(['delivered'])
  })

  it('names whoever left without a line that others have', async () => {
    const { stage, guests, anna, chats } = await talking('Lee', 'Kim')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    let isFirst = true
    stage.network.tap = (_channel, text) => {
      if (!text.includes('chat/line')) return [text]
      const arrives = !isFirst
      isFirst = false
      return arrives ? [text] : []
    }
    anna.say('news', everyone)
    await stage.moment()
    expect(last(anna)?.delivery).toBe('partly')

    lee.session.leave()
    await stage.moment()

    expect(last(anna)).toMatchObject({ delivery: 'missed', missedBy: [{ name: 'Lee' }] })
    expect(chats.map(texts)).toEqual([[], ['news']])
  })

  it('names whoever a line had not reached when the session ended', async () => {
    const { stage, guests, anna } = await talking('Lee', 'Kim')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    stage.unplug(lee)
    anna.say('news', everyone)
    await stage.moment()
    expect(last(anna)?.delivery).toBe('partly')

    stage.csr.session.end()

    expect(last(anna)).toMatchObject({ delivery: 'missed', missedBy: [{ name: 'Lee' }] })
  })

  it('keeps a private line through an outage for its reader alone: not a byte of it goes to a third person', async () => {
    const { stage, guests, anna, chats } = await talking('Lee', 'Kim')
    const [lee, kim] = guests
    if (lee === undefined || kim === undefined) throw new Error('nobody')
    const carried: string[] = []
    stage.network.tap = (_channel, text) => {
      carried.push(text)
      return [text]
    }
    stage.unplug(kim)
    anna.say('only for Kim', { kind: 'person', participantId: idOf(kim) })
    await stage.clock.advance(10_000)
    expect(last(anna)?.delivery).toBe('sending')
    expect(links(stage.csr)).toEqual({ Lee: 'verified', Kim: 'reconnecting' })
    carried.length = 0

    stage.plugIn(kim)
    await stage.clock.advance(10_000)

    expect(last(anna)?.delivery).toBe('delivered')
    expect(chats.map(texts)).toEqual([[], ['only for Kim']])
    expect(carried.filter((text) => text.includes('only for Kim'))).toHaveLength(1)
    expect(JSON.stringify(lee.heard)).not.toContain('only for Kim')
  })

  it('knows everyone who was here by name and role, also after they left', async () => {
    const { stage, guests, anna } = await talking('Kim', 'Kim')
    await stage.joinedColleague('Ben')
    guests[0]?.session.leave()
    await stage.moment()

    expect(anna.state.getSnapshot().people.map(({ name, role }) => [name, role])).toEqual([
      ['Kim', 'customer'],
      ['Kim', 'customer'],
      ['Ben', 'csr'],
    ])
  })

  it.each([
    ['nothing', ''],
    ['only spaces', ' \n '],
    ['more than fits', 'x'.repeat(MAX_CHAT_LENGTH + 1)],
  ])('does not send %s', async (_what, text) => {
    const { stage, anna, chats } = await talking('Lee')

    expect(anna.say(text, everyone)).toBe(false)
    await stage.moment()

    expect(chats.map(texts)).toEqual([[]])
    expect(texts(anna)).toEqual([])
  })

  it('keeps the text for later while nobody is there to read it', async () => {
    const stage = await SessionStage.open()
    const anna = chatOf(stage.csr, 'anna')

    expect(anna.say('anybody?', everyone)).toBe(false)
    expect(texts(anna)).toEqual([])
  })

  it('takes markup for the text it is', async () => {
    const { stage, anna, chats } = await talking('Lee')
    const markup = '<img src=x onerror=alert(1)><script>1</script>&lt;'

    chats[0]?.say(markup, everyone)
    await stage.moment()

    expect(texts(anna)).toEqual([markup])
  })
})
