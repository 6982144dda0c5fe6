import { bytesToUtf8, utf8ToBytes } from '../../kernel/bytes.ts'
import { LINK_OUTAGE_LIMIT_MS, MEET_AGAIN_MS, PICTURE_PART_BYTES } from '../../protocol/limits.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { idOf, type Seated, SessionStage } from '../../testing/session-stage.ts'
import { ChatFeature } from './chat-feature.ts'
import { ChatPictures } from './chat-pictures.ts'

/** In place of pixels: what begins so is a picture, and its text is its address. */
const picture = (size = 3 * PICTURE_PART_BYTES): Uint8Array => utf8ToBytes(`picture:${'x'.repeat(size)}`)
const shown = { url: 'mine', width: 1, height: 1 }
const everyone = { kind: 'everyone' } as const

function deskOf({ session }: Seated<SupportSession<null>>, stage: SessionStage, prefix: string) {
  let count = 0
  const newId = () => {
    count += 1
    return `${prefix}-picture-${count}`
  }
  const chat = new ChatFeature({ session, wallClock: () => 0, newId })
  const pictures = new ChatPictures({
    ...{ session, chat, newId, clock: stage.clock, wallClock: () => 0 },
    open: async (bytes) =>
      bytesToUtf8(bytes).startsWith('picture:') ? { url: bytesToUtf8(bytes), width: 1, height: 1 } : null,
    release: () => undefined,
  })
  return { pictures, lines: () => chat.state.getSnapshot().lines }
}

async function talking() {
  const stage = await SessionStage.open()
  const guests = [await stage.joined('Lee'), await stage.joined('Kim')] as const
  await stage.clock.advance(3_000)
  const [lee, kim] = [deskOf(guests[0], stage, 'lee'), deskOf(guests[1], stage, 'kim')]
  return { stage, guests, anna: deskOf(stage.csr, stage, 'anna'), lee, kim }
}

describe('pictures in the chat', () => {
  it('arrive whole at everybody', async () => {
    const { stage, anna, lee, kim } = await talking()

    expect(anna.pictures.send(picture(), shown, everyone)).toBe(true)
    await stage.moment()

    for (const { lines } of [lee, kim])
      expect(lines()).toMatchObject([
        { from: { name: 'Anna' }, picture: { shown: { url: bytesToUtf8(picture()) }, progress: 1 } },
      ])
    expect(anna.lines()).toMatchObject([{ delivery: 'delivered', picture: { progress: 1, trouble: null } }])
  })

  it('go to one person over that person’s link only', async () => {
    const { stage, guests, anna, lee, kim } = await talking()

    anna.pictures.send(picture(), shown, { kind: 'person', participantId: idOf(guests[1]) })
    await stage.moment()

    expect(lee.lines()).toEqual([])
    expect(guests[0].heard.filter(({ type }) => type.startsWith('chat/picture'))).toEqual([])
    expect(kim.lines()).toMatchObject([{ audience: 'one-person' }])
    expect(anna.lines()).toMatchObject([{ delivery: 'delivered', to: { name: 'Kim' } }])
  })

  it('wait for somebody whose link is over without a bar on everybody’s way', async () => {
    const { stage, guests, lee } = await talking()
    stage.network.apart = guests.map(({ links }) => links)
    await stage.clock.advance(LINK_OUTAGE_LIMIT_MS + 10_000)

    lee.pictures.send(picture(), shown, everyone)
    await stage.moment()
    expect(lee.lines()).toMatchObject([{ delivery: 'partly', picture: { progress: 1 } }])

    stage.network.apart = []
    await stage.clock.advance(2 * MEET_AGAIN_MS)
    expect(lee.lines()).toMatchObject([{ delivery: 'delivered' }])
  })

  it('say who left before they had arrived', async () => {
    const { stage, guests, anna } = await talking()
    stage.unplug(guests[0])
    anna.pictures.send(picture(), shown, everyone)
    await stage.moment()
    expect(anna.lines()).toMatchObject([{ delivery: 'partly' }])

    stage.csr.session.removeParticipant(idOf(guests[0]))

    expect(anna.lines()).toMatchObject([{ delivery: 'missed', missedBy: [{ name: 'Lee' }] }])
  })

  it('go on after a reconnect and are shown once', async () => {
    const { stage, anna, lee } = await talking()
    let parts = 0
    stage.network.tap = (channel, text) => {
      if (channel === 'bulk') parts += 1
      return channel === 'bulk' && parts > 2 ? [] : [text]
    }
    anna.pictures.send(picture(), shown, everyone)
    await stage.moment()
    expect(anna.lines()[0]?.delivery).toBe('sending')

    stage.network.tap = (_channel, text) => [text]
    stage.network.cutAll()
    await stage.clock.advance(5_000)

    expect(lee.lines()).toMatchObject([{ picture: { progress: 1 } }])
    expect(anna.lines()[0]?.delivery).toBe('delivered')
  })

  it('are shown once although the answer got lost', async () => {
    const { stage, anna, lee } = await talking()
    stage.network.tap = (_channel, text) => (text.includes('picture-answer') ? [] : [text])
    anna.pictures.send(picture(), shown, everyone)
    await stage.moment()
    stage.network.tap = (_channel, text) => [text]

    stage.network.cutAll()
    await stage.clock.advance(5_000)

    expect(lee.lines()).toHaveLength(1)
    expect(anna.lines()[0]?.delivery).toBe('delivered')
  })

  it('are refused with a reason when they are none', async () => {
    const { stage, anna, lee } = await talking()

    anna.pictures.send(utf8ToBytes('<svg onload=alert(1)>'), shown, everyone)
    await stage.moment()

    expect(lee.lines()).toMatchObject([{ picture: { shown: null, trouble: 'not-a-picture' } }])
    expect(anna.lines()).toMatchObject([{ delivery: 'failed', picture: { trouble: 'not-a-picture' } }])
  })

  it('can be cancelled while a reader is away, who hears of it over the next link', async () => {
    const { stage, guests, anna, lee } = await talking()
    for (let count = 0; count < 3; count += 1) {
      stage.network.tap = (_channel, text) => (text.includes('"index":1') ? [] : [text])
      anna.pictures.send(picture(), shown, everyone)
      await stage.moment()
      stage.unplug(guests[0])
      await stage.clock.advance(10_000)
      anna.pictures.cancel(anna.lines().at(-1)?.id ?? '')
      stage.network.tap = (_channel, text) => [text]
      stage.plugIn(guests[0])
      await stage.clock.advance(15_000)
    }

    expect(lee.lines().map((line) => line.picture?.trouble)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    anna.pictures.send(picture(), shown, everyone)
    await stage.moment()
    expect(anna.lines().at(-1)).toMatchObject({ delivery: 'delivered', picture: { trouble: null } })
  })

  it('can be cancelled on their way, and the reader is told', async () => {
    const { stage, anna, lee } = await talking()
    stage.network.tap = (_channel, text) => (text.includes('"index":1') ? [] : [text])
    anna.pictures.send(picture(), shown, everyone)
    await stage.moment()
    expect(lee.lines()[0]?.picture?.progress).toBeCloseTo(1 / 3, 1)

    anna.pictures.cancel(anna.lines()[0]?.id ?? '')
    await stage.moment()

    expect(lee.lines()).toMatchObject([{ picture: { shown: null, trouble: 'cancelled' } }])
    expect(anna.lines()).toMatchObject([{ delivery: 'failed', picture: { trouble: 'cancelled' } }])
  })

  it('are not waited for when their sender or reader leaves', async () => {
    const { stage, guests, anna, lee, kim } = await talking()
    stage.network.tap = (_channel, text) => (text.includes('"index":2') ? [] : [text])
    lee.pictures.send(picture(), shown, everyone)
    anna.pictures.send(picture(), shown, { kind: 'person', participantId: idOf(guests[0]) })
    await stage.moment()

    guests[0].session.leave()
    await stage.moment()

    expect(kim.lines()).toMatchObject([{ picture: { trouble: 'cancelled' } }])
    expect(anna.lines().find(({ from }) => from === null)?.delivery).toBe('failed')
  })

  it('are not sent when they are too large or nobody is there', async () => {
    const { anna } = await talking()

    expect(anna.pictures.send(new Uint8Array(512 * 1024 + 1), shown, everyone)).toBe(false)
    expect(anna.pictures.send(picture(), shown, { kind: 'person', participantId: 'nobody' })).toBe(false)
    expect(anna.lines()).toEqual([])
  })
})
