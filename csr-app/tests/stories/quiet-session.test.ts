import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import { FakeVoiceAudio } from '@deskside/shared/testing/fake-voice-audio.ts'
import { phase, type SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { createQuietEnd } from '../../src/renderer/session-quiet.ts'
import { type CsrDesk, Room } from './room.ts'

const MINUTE = 60_000
const LIMITS = { nobodyJoinedMs: 5 * MINUTE, nothingHappensMs: 10 * MINUTE }
const BY_ITSELF = {
  kind: 'ended',
  reason: 'expired',
  rule: { kind: 'nothing-happens', afterMs: LIMITS.nothingHappensMs },
}

const newId = (): string => crypto.randomUUID()

/** A CSR's app, as far as it notices that nothing happens. */
function watching({ clock }: SessionStage, { session, control }: CsrDesk) {
  const chat = new ChatFeature({ session, wallClock: Date.now, newId })
  const microphone = new FakeVoiceAudio()
  const voice = new VoiceFeature<null>({
    ...{ session, clock, newId, audio: microphone },
    onPresence: (state) => session.setPresence({ microphone: state }),
  })
  const quiet = createQuietEnd({ session, clock, limits: LIMITS, chat, control, voice })
  return { chat, microphone, voice, quiet, warning: () => quiet.warning.getSnapshot() }
}

/** Anna hosts, Ben assists, Lee is the customer. */
async function scene() {
  const room = await Room.open()
  const { clock } = room.stage
  const anna = watching(room.stage, room.anna)
  const lee = await room.customer('Lee')
  const desk = await room.colleague('Ben')
  const ben = watching(room.stage, desk)
  const everyone = [room.anna.seated, lee.guest, desk.seated]
  return {
    ...{ room, lee, anna, ben: { ...ben, desk } },
    minutes: (count: number) => clock.advance(count * MINUTE),
    leeIsWarned: () => lee.guest.session.snapshot.getSnapshot().quiet !== null,
    phases: () => everyone.map((one) => phase(one).kind),
    ends: () => everyone.map((one) => phase(one)),
  }
}

describe('a session in which nothing happens', () => {
  it('warns everyone two minutes before, and ends by itself, though the links are measured every second', async () => {
    const { anna, ben, minutes, leeIsWarned, phases, ends } = await scene()
    await minutes(7)
    expect([anna.warning(), ben.warning(), leeIsWarned()]).toEqual([null, null, false])

    await minutes(2)
    expect(anna.warning()).toMatchObject({ rule: { kind: 'nothing-happens' } })
    expect(ben.warning()).toMatchObject({ rule: { kind: 'nothing-happens' } })
    expect(leeIsWarned()).toBe(true)
    expect(phases()).toEqual(['active', 'active', 'active'])
    await minutes(2)

    expect(ends()).toEqual(Array.from({ length: 3 }, () => ({ kind: 'over', end: BY_ITSELF })))
  })

  it('is said to have ended by itself by the server too, to somebody whom no word of the host reached', async () => {
    const { room, lee, minutes } = await scene()
    room.stage.network.tap = (_channel, text) => (/quiet.ending|link.bye/.test(text) ? [] : [text])

    await minutes(11)

    expect(phase(lee.guest)).toEqual({ kind: 'over', end: { ...BY_ITSELF, rule: null } })
  })

  it('is explained to whom the word of the server reaches before the last one of the host', async () => {
    const { room, lee, minutes } = await scene()
    room.stage.network.tap = (_channel, text) => (/"inMs":0|link.bye/.test(text) ? [] : [text])

    await minutes(11)

    expect(phase(lee.guest)).toEqual({ kind: 'over', end: BY_ITSELF })
  })

  it('is not explained to an older server, and everyone reads the true reason all the same', async () => {
    const { room, ends, minutes } = await scene()
    const { signaling } = room.anna.seated
    const { connected, seen } = room.stage.server
    if (connected.kind !== 'connected') throw new Error('the server is away')
    signaling.state.set({ ...connected, welcome: { ...connected.welcome, protocol: 2 } })

    await minutes(11)

    expect(seen.filter((text) => text.includes('session/end')).map((text) => JSON.parse(text))).toEqual([
      { type: 'session/end', sessionId: 'session-1' },
    ])
    expect(ends()).toEqual(Array.from({ length: 3 }, () => ({ kind: 'over', end: BY_ITSELF })))
  })

  it('that Anna ends herself has been ended by her, after a warning too', async () => {
    const { room, lee, minutes } = await scene()
    await minutes(9)

    room.anna.session.end()
    await room.stage.moment()

    expect(phase(lee.guest)).toMatchObject({ end: { kind: 'ended', reason: 'ended-by-csr' } })
  })

  it.each([
    ['Anna', ({ anna }: Scene) => anna.quiet.keepOpen()],
    ['Ben', ({ ben }: Scene) => ben.quiet.keepOpen()],
    ['Lee', ({ lee, room }: Scene) => lee.guest.session.send(room.anna.id, { type: 'quiet/activity' })],
  ])('goes on when %s wants it to, and nobody is warned any more', async (_who, keep) => {
    const here = await scene()
    await here.minutes(9)

    keep(here)
    await here.room.stage.moment()
    expect([here.anna.warning(), here.ben.warning(), here.leeIsWarned()]).toEqual([null, null, false])
    await here.minutes(7)

    expect(here.phases()).toEqual(['active', 'active', 'active'])
  })

  it('asks for an answer once it has warned: a move of the mouse is none', async () => {
    const { anna, minutes, phases } = await scene()
    await minutes(9)

    anna.quiet.noteHand()
    expect(anna.warning()).not.toBeNull()
    await minutes(2)

    expect(phases()).toEqual(['over', 'over', 'over'])
  })

  it('whoever was cut off reads later that it goes on', async () => {
    const { room, anna, lee, minutes, leeIsWarned } = await scene()
    await minutes(8.5)
    expect(leeIsWarned()).toBe(true)
    room.stage.unplug(lee.guest)
    await minutes(0.25)
    anna.quiet.keepOpen()

    room.stage.plugIn(lee.guest)
    await minutes(0.5)

    expect(leeIsWarned()).toBe(false)
  })

  it('is warned of by nobody but the host', async () => {
    const { room, ben, lee, leeIsWarned } = await scene()

    ben.desk.session.send(lee.id, {
      type: 'quiet/ending',
      ending: { inMs: 1_000, afterMs: LIMITS.nothingHappensMs },
    })
    await room.stage.moment()

    expect(leeIsWarned()).toBe(false)
  })
})

type Scene = Awaited<ReturnType<typeof scene>>

describe('a session is not quiet', () => {
  /** A sign every three minutes for longer than the site’s limit. */
  async function goesOn(sign: (here: Scene) => void | Promise<void>): Promise<void> {
    const here = await scene()
    for (let round = 0; round < 5; round += 1) {
      await here.minutes(3)
      await sign(here)
      await here.room.stage.moment()
    }
    expect(here.phases()).toEqual(['active', 'active', 'active'])
    expect(here.anna.warning()).toBeNull()
  }

  it('while Ben works at Lee’s desktop', () => goesOn(({ ben }) => ben.quiet.noteHand()))

  it('while Ben and Lee talk, without Anna', () =>
    goesOn(async ({ ben, anna, room }) => {
      if (anna.voice.state.getSnapshot().conferenceId === null) {
        await anna.voice.start()
        anna.voice.leave()
        await room.stage.moment()
        await ben.voice.join()
      }
      ben.microphone.loudness.set('me', 0.5)
      await room.stage.clock.advance(1_000)
      ben.microphone.loudness.clear()
    }))

  it('while Ben writes to Lee alone', () =>
    goesOn(({ ben, lee }) => void ben.chat.say('Hello', { kind: 'person', participantId: lee.id })))

  it('while Lee uses a desktop that Anna shows', () =>
    goesOn(
      ({ lee, room }) => void lee.guest.session.send(room.anna.id, { type: 'input/text', seq: 0, text: 'x' }),
    ))

  it('but a muted microphone that hears the room is no sign', async () => {
    const { anna, room, minutes, phases } = await scene()
    await anna.voice.start()
    anna.voice.setMuted(true)
    for (let round = 0; round < 3; round += 1) {
      anna.microphone.loudness.set('me', 0.5)
      await room.stage.clock.advance(1_000)
      anna.microphone.loudness.clear()
      await minutes(3)
    }
    await minutes(2)

    expect(phases()).toEqual(['over', 'over', 'over'])
  })

  it('nor is a link that comes and goes', async () => {
    const { room, minutes, phases } = await scene()
    for (let round = 0; round < 3; round += 1) {
      room.stage.network.cutAll()
      await minutes(3)
    }
    await minutes(2)

    expect(phases()).toEqual(['over', 'over', 'over'])
  })
})
