import { Store } from '../../kernel/store.ts'
import type { SupportSession } from '../../session/support-session.ts'
import { FakeVoiceAudio } from '../../testing/fake-voice-audio.ts'
import { type Guest, idOf, type Seated, SessionStage } from '../../testing/session-stage.ts'
import { FailureCounter } from '../../trust/failure-counter.ts'
import { type DeviceChoice, systemChoice } from './device-choice.ts'
import { VoiceFeature } from './voice-feature.ts'
import { SPEAKING_HOLD_MS } from './voice-levels.ts'

function voiceOf(
  { session }: Seated<SupportSession<null>>,
  stage: SessionStage,
  prefix: string,
  choice?: Store<DeviceChoice>,
) {
  const audio = new FakeVoiceAudio()
  let count = 0
  const voice = new VoiceFeature<null>({
    session,
    audio,
    clock: stage.clock,
    newId: () => {
      count += 1
      return `${prefix}-conference-${count}`
    },
    onPresence: (microphone) => session.setPresence({ microphone }),
    ...(choice === undefined ? {} : { choice }),
  })
  const microphoneOf = (id: string) =>
    session.snapshot.getSnapshot().participants.find((person) => person.participantId === id)?.presence
      .microphone
  return { voice, audio, microphoneOf, get: () => voice.state.getSnapshot() }
}

type Talker = ReturnType<typeof voiceOf>

async function talk(...names: readonly string[]) {
  const stage = await SessionStage.open()
  const anna = voiceOf(stage.csr, stage, 'anna')
  const enter = async (name: string): Promise<Talker & { id: string }> => {
    const guest: Guest = stage.guest(name)
    const talker = voiceOf(guest, stage, name)
    await stage.tries(guest, (await stage.invite()).code)
    await stage.clock.advance(3_000)
    return { ...talker, id: idOf(guest) }
  }
  const guests: (Talker & { id: string })[] = []
  for (const name of names) guests.push(await enter(name))
  const annaId = stage.csr.session.snapshot.getSnapshot().me?.participantId ?? ''
  return { stage, anna, annaId, guests, enter }
}

/** Anna has started and Lee has joined. */
async function talkingWithLee() {
  const scene = await talk('Lee')
  const [lee] = scene.guests
  if (lee === undefined) throw new Error('nobody')
  await scene.anna.voice.start()
  await scene.stage.moment()
  await lee.voice.join()
  await scene.stage.moment()
  return { ...scene, lee }
}

describe('the voice conference', () => {
  it('invites everyone when the CSR starts it, and opens nobody else’s microphone', async () => {
    const { stage, anna, guests } = await talk('Lee', 'Kim')

    await anna.voice.start()
    await stage.moment()

    expect(anna.audio.isOpen).toBe(true)
    for (const guest of guests) {
      expect(guest.get()).toMatchObject({ conferenceId: 'anna-conference-1', isIn: false, isPutOff: false })
      expect(guest.audio.opened).toEqual([])
      expect(anna.audio.connected.has(guest.id)).toBe(false)
    }
  })

  it('connects those who join, both ways, and nobody who does not', async () => {
    const { stage, anna, annaId, guests } = await talk('Lee', 'Kim')
    const [lee, kim] = guests
    await anna.voice.start()
    await stage.moment()

    await lee?.voice.join()
    kim?.voice.putOff()
    await stage.moment()

    expect([...anna.audio.connected]).toEqual([lee?.id])
    expect([...(lee?.audio.connected ?? [])]).toEqual([annaId])
    expect([...(kim?.audio.connected ?? ['someone'])]).toEqual([])
    expect(kim?.get()).toMatchObject({ isPutOff: true, attending: [annaId, lee?.id] })
  })

  it('cannot be started by a customer', async () => {
    const { stage, anna, guests } = await talk('Lee')

    await guests[0]?.voice.start()
    await stage.moment()

    expect(guests[0]?.get().conferenceId).toBeNull()
    expect(guests[0]?.audio.opened).toEqual([])
    expect(anna.get().conferenceId).toBeNull()
  })

  it('is heard of by somebody who comes late', async () => {
    const { stage, anna, enter } = await talkingWithLee()

    const kim = await enter('Kim')
    expect(kim.get()).toMatchObject({ conferenceId: 'anna-conference-1', isIn: false })
    expect(kim.get().attending).toHaveLength(2)

    await kim.voice.join()
    await stage.moment()
    expect(kim.audio.connected.size).toBe(2)
    expect(anna.audio.connected.has(kim.id)).toBe(true)
  })

  it('mutes everyone when the CSR asks, and lets each unmute themselves', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    expect(lee.audio.isLive).toBe(true)

    anna.voice.muteAll()
    await stage.moment()
    expect(lee.audio.isLive).toBe(false)
    expect(lee.get()).toMatchObject({ isMuted: true, mutedBy: 'Anna' })
    expect(anna.audio.isLive).toBe(true)

    lee.voice.setMuted(false)
    expect(lee.audio.isLive).toBe(true)
    expect(lee.get().mutedBy).toBeNull()
  })

  it('takes no notice of a muting or an attendance of another conference', async () => {
    const { stage, anna, annaId, lee } = await talkingWithLee()
    const other = { conferenceId: 'another-conference' }

    stage.csr.session.broadcast({ type: 'conference/mute', ...other })
    stage.csr.session.broadcast({ type: 'conference/attendance', ...other, attends: true })
    await stage.moment()

    expect(lee.get()).toMatchObject({ isMuted: false, attending: [] })
    expect(lee.audio.connected.has(annaId)).toBe(false)
    expect(anna.audio.isLive).toBe(true)
  })

  it('is not a way to be muted for somebody who is not in it', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    lee.voice.leave()

    anna.voice.muteAll()
    await stage.moment()
    expect(lee.get().mutedBy).toBeNull()
    await lee.voice.join()

    expect(lee.audio.isLive).toBe(true)
  })

  it('lets somebody muted talk for as long as they hold', async () => {
    const { lee } = await talkingWithLee()
    lee.voice.setMuted(true)

    lee.voice.hold(true)
    expect(lee.audio.isLive).toBe(true)
    lee.voice.hold(false)
    expect(lee.audio.isLive).toBe(false)

    // Holding while not muted is nothing, and muting is muting.
    lee.voice.setMuted(false)
    lee.voice.hold(true)
    lee.voice.setMuted(true)
    expect(lee.audio.isLive).toBe(false)
  })

  it('is silent both ways while the CSR is on hold, and open again afterwards', async () => {
    const { stage, anna, annaId, lee } = await talkingWithLee()

    anna.voice.setOnHold(true)
    await stage.moment()
    expect([anna.audio.isLive, anna.audio.isPlaying, lee.microphoneOf(annaId)]).toEqual([
      false,
      false,
      'muted',
    ])
    anna.voice.hold(true)
    expect(anna.audio.isLive).toBe(false)
    anna.voice.setOnHold(false)
    await stage.moment()

    expect([anna.audio.isLive, anna.audio.isPlaying, lee.microphoneOf(annaId)]).toEqual([true, true, 'on'])
  })

  it('leaves a microphone muted after a hold that was muted before it, or by somebody meanwhile', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    anna.voice.setMuted(true)
    anna.voice.setOnHold(true)
    anna.voice.setOnHold(false)
    expect(anna.audio.isLive).toBe(false)

    lee.voice.setOnHold(true)
    anna.voice.muteAll()
    await stage.moment()
    lee.voice.setOnHold(false)

    expect(lee.get()).toMatchObject({ isMuted: true, mutedBy: 'Anna' })
    expect(lee.audio.isLive).toBe(false)
  })

  it('keeps a microphone silent that opens during the hold, in a conference that began during it too', async () => {
    const { stage, anna } = await talk('Lee')
    let open: (answer: 'open') => void = () => undefined
    anna.audio.answer = new Promise((resolve) => {
      open = resolve
    })
    const starting = anna.voice.start()
    anna.voice.setOnHold(true)
    open('open')
    await starting
    await stage.moment()
    expect([anna.audio.isOpen, anna.audio.isLive]).toEqual([true, false])

    anna.voice.end()
    anna.audio.answer = 'open'
    await anna.voice.start()

    expect([anna.audio.isOpen, anna.audio.isLive]).toEqual([true, false])
  })

  it('lets somebody without a microphone listen, and says why', async () => {
    const { stage, anna, annaId, guests } = await talk('Lee')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    await anna.voice.start()
    await stage.moment()
    lee.audio.answer = 'missing'

    await lee.voice.join()
    await stage.moment()

    expect(lee.get().microphone).toEqual({ kind: 'unusable', problem: 'missing' })
    expect(lee.audio.connected.has(annaId)).toBe(true)
    expect(lee.audio.isLive).toBe(false)
  })

  it('says that a microphone was unplugged, shows it to the others, and opens it again on a press', async () => {
    const { stage, anna, annaId, lee } = await talkingWithLee()

    lee.audio.unplug()
    await stage.moment()

    expect(lee.get().microphone).toEqual({ kind: 'unusable', problem: 'unplugged' })
    expect([lee.audio.isLive, lee.audio.isOpen, anna.microphoneOf(lee.id)]).toEqual([false, false, 'off'])
    expect(lee.audio.connected.has(annaId)).toBe(true)
    await lee.voice.openMicrophone(null)
    await stage.moment()
    expect([lee.audio.isLive, anna.microphoneOf(lee.id)]).toEqual([true, 'on'])
  })

  it('takes no notice of a microphone unplugged that another one has replaced', async () => {
    const { lee } = await talkingWithLee()
    const { unplug } = lee.audio
    await lee.voice.openMicrophone('the-other-one')

    unplug()

    expect(lee.get().microphone).toEqual({ kind: 'open' })
  })

  it('shows the others the microphone: off, on, muted', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    const seen = () => anna.microphoneOf(lee.id)

    expect(seen()).toBe('on')
    lee.voice.setMuted(true)
    await stage.moment()
    expect(seen()).toBe('muted')
    lee.voice.leave()
    await stage.moment()
    expect(seen()).toBe('off')
  })

  it('shows who is speaking', async () => {
    const { stage, anna, lee } = await talkingWithLee()

    anna.audio.loudness.set(lee.id, 0.5)
    anna.audio.loudness.set('me', 0.33)
    const hideMeter = anna.voice.showMeter()
    await stage.moment()
    expect(anna.voice.levels.getSnapshot()).toEqual({ mine: 0.35, isSpeaking: true, speaking: [lee.id] })

    hideMeter()
    await stage.moment()
    expect(anna.voice.levels.getSnapshot()).toEqual({ mine: 0, isSpeaking: true, speaking: [lee.id] })

    anna.audio.loudness.clear()
    await stage.clock.advance(2 * SPEAKING_HOLD_MS)
    expect(anna.voice.levels.getSnapshot()).toEqual({ mine: 0, isSpeaking: false, speaking: [] })
  })

  it('is metered for as long as one meter is on the screen', async () => {
    const { anna } = await talkingWithLee()
    const [hideOne, hideOther] = [anna.voice.showMeter(), anna.voice.showMeter()]

    hideOne()
    expect(anna.audio.isMetered).toBe(true)
    hideOther()

    expect(anna.audio.isMetered).toBe(false)
  })

  it('closes the microphone and both directions of somebody who leaves, who may come back', async () => {
    const { stage, anna, lee } = await talkingWithLee()

    lee.voice.leave()
    await stage.moment()
    expect(lee.audio.isOpen).toBe(false)
    expect(lee.audio.connected.size).toBe(0)
    expect(anna.audio.connected.size).toBe(0)
    expect(anna.get().attending).toEqual([])

    await lee.voice.join()
    await stage.moment()
    expect(anna.audio.connected.has(lee.id)).toBe(true)
  })

  it('closes a microphone that opens after the person has left', async () => {
    const { lee } = await talkingWithLee()
    lee.voice.leave()
    let open: (result: 'open') => void = () => undefined
    lee.audio.answer = new Promise((resolve) => {
      open = resolve
    })

    const joining = lee.voice.join()
    lee.voice.leave()
    open('open')
    await joining

    expect(lee.audio.isOpen).toBe(false)
    expect(lee.get().microphone).toEqual({ kind: 'none' })
  })

  it('comes back by itself after an outage, muted where it was muted', async () => {
    const { stage, anna, annaId, lee } = await talkingWithLee()
    lee.voice.setMuted(true)

    await stage.outage(6_000)
    expect(anna.audio.connected.size).toBe(0)
    await stage.clock.advance(20_000)

    expect(anna.audio.connected.has(lee.id)).toBe(true)
    expect(lee.audio.connected.has(annaId)).toBe(true)
    expect(lee.get().isMuted).toBe(true)
    expect(lee.audio.opened).toHaveLength(1)
  })

  it('is over for somebody who was away when it ended', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    stage.network.isUp = false
    anna.voice.end()
    await stage.clock.advance(6_000)
    expect(lee.get().isIn).toBe(true)

    stage.network.isUp = true
    await stage.clock.advance(20_000)

    expect(lee.get()).toMatchObject({ conferenceId: null, isIn: false })
    expect(lee.audio.isOpen).toBe(false)
  })

  it('ends for everyone, with every microphone closed', async () => {
    const { stage, anna, lee } = await talkingWithLee()

    anna.voice.end()
    await stage.moment()

    for (const one of [anna, lee]) {
      expect(one.get()).toMatchObject({ conferenceId: null, isIn: false, microphone: { kind: 'none' } })
      expect(one.audio.isOpen).toBe(false)
      expect(one.audio.connected.size).toBe(0)
    }
  })

  it('asks anew when it is started again', async () => {
    const { stage, anna, lee } = await talkingWithLee()
    lee.voice.leave()
    anna.voice.end()
    await stage.moment()

    await anna.voice.start()
    await stage.moment()

    expect(lee.get()).toMatchObject({ conferenceId: 'anna-conference-2', isIn: false, isPutOff: false })
  })

  it('closes the microphone when the session is over', async () => {
    const { stage, anna, lee } = await talkingWithLee()

    stage.csr.session.end()
    await stage.moment()

    expect(anna.audio.isOpen).toBe(false)
    expect(lee.audio.isOpen).toBe(false)
    expect(lee.get().conferenceId).toBeNull()
  })

  it('forgets somebody who has left the session', async () => {
    const { stage, anna, lee } = await talkingWithLee()

    stage.guests[0]?.session.leave()
    await stage.moment()

    expect(anna.audio.connected.size).toBe(0)
    expect(anna.get().attending).toEqual([])
    expect(anna.microphoneOf(lee.id)).toBeUndefined()
  })
})

describe('trying microphone and loudspeaker', () => {
  it('works before any conference, and nobody else hears of it', async () => {
    const { stage, anna, guests } = await talk('Lee')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    lee.audio.loudness.set('me', 0.5)

    lee.voice.showMeter()
    await lee.voice.beginTry()
    await stage.moment()

    expect(lee.audio).toMatchObject({ isOpen: true, isLive: false })
    expect(lee.voice.levels.getSnapshot().mine).toBe(0.5)
    expect(anna.microphoneOf(lee.id)).toBe('off')

    lee.voice.endTry()
    await stage.moment()
    expect(lee.audio.isOpen).toBe(false)
    expect(lee.get()).toMatchObject({ isTrying: false, microphone: { kind: 'none' } })
    expect(lee.voice.levels.getSnapshot().mine).toBe(0)
  })

  it('goes on when a conference begins, and leads into it', async () => {
    const { stage, anna, guests } = await talk('Lee')
    const [lee] = guests
    if (lee === undefined) throw new Error('nobody')
    await lee.voice.beginTry()

    await anna.voice.start()
    await stage.moment()
    expect(lee.audio).toMatchObject({ isOpen: true, isLive: false })
    expect(lee.get()).toMatchObject({ isTrying: true, microphone: { kind: 'open' } })

    await lee.voice.join()
    lee.voice.endTry()
    await stage.moment()
    expect(lee.audio).toMatchObject({ isOpen: true, isLive: true })
    expect(anna.microphoneOf(lee.id)).toBe('on')
  })

  it('closes the microphone when the session ends, and when it is over before the microphone is open', async () => {
    const { stage, guests } = await talk('Lee', 'Kim')
    const [lee, kim] = guests
    if (lee === undefined || kim === undefined) throw new Error('nobody')
    let answer = (_answer: 'open'): void => undefined
    kim.audio.answer = new Promise((resolve) => {
      answer = resolve
    })
    await lee.voice.beginTry()
    const opening = kim.voice.beginTry()
    await stage.moment()

    stage.csr.session.end()
    await stage.moment()
    answer('open')
    await opening

    expect([lee.audio.isOpen, kim.audio.isOpen]).toEqual([false, false])
  })

  it('keeps the choice for the next session, whatever id the device has there', async () => {
    const stage = await SessionStage.open()
    const choice = new Store<DeviceChoice>(systemChoice)
    const first = voiceOf(stage.csr, stage, 'first', choice)
    const plugged = (headset: string, speaker: string) => ({
      microphones: [
        { deviceId: 'built-in', label: 'Built-in' },
        { deviceId: headset, label: 'Headset' },
      ],
      outputs: [{ deviceId: speaker, label: 'Speaker' }],
    })
    first.audio.plugged = plugged('id-1', 'id-2')
    await first.voice.beginTry()
    await first.voice.openMicrophone('id-1')
    await first.voice.chooseOutput('id-2')
    expect(choice.getSnapshot()).toEqual({ microphone: 'Headset', output: 'Speaker' })

    const second = voiceOf(await stage.anotherSession(), stage, 'second', choice)
    second.audio.plugged = plugged('id-3', 'id-4')
    await second.voice.start()

    expect(second.audio).toMatchObject({ opened: ['id-3'], output: 'id-4' })
    expect(second.get()).toMatchObject({ microphoneId: 'id-3', outputId: 'id-4' })
  })

  it('finds the chosen one where devices have names only while one is open', async () => {
    const stage = await SessionStage.open()
    const choice = new Store<DeviceChoice>({ microphone: 'Headset', output: null })
    const anna = voiceOf(stage.csr, stage, 'anna', choice)
    const named = { microphones: [{ deviceId: 'id-1', label: 'Headset' }], outputs: [] }
    Object.defineProperty(anna.audio, 'plugged', {
      get: () => (anna.audio.isOpen ? named : { microphones: [], outputs: [] }),
    })

    await anna.voice.start()

    expect(anna.audio).toMatchObject({ opened: [null, 'id-1'], isLive: true })
  })

  it('does not undo what is picked while the system still opens the one chosen before', async () => {
    const stage = await SessionStage.open()
    const anna = voiceOf(
      stage.csr,
      stage,
      'anna',
      new Store<DeviceChoice>({ microphone: 'Headset', output: null }),
    )
    anna.audio.plugged = {
      microphones: [
        { deviceId: 'usb', label: 'Headset' },
        { deviceId: 'inner', label: 'Built in' },
      ],
      outputs: [{ deviceId: 'ear', label: 'Headphones' }],
    }
    const { promise, resolve } = Promise.withResolvers<'open'>()
    anna.audio.answer = promise
    void anna.voice.start()
    await stage.moment()
    anna.audio.answer = 'open'

    await anna.voice.openMicrophone('inner')
    await anna.voice.chooseOutput('ear')
    resolve('open')
    await stage.moment()

    expect(anna.get()).toMatchObject({ microphoneId: 'inner', outputId: 'ear' })
    expect(anna.audio.opened).toEqual(['usb', 'inner'])
    expect(anna.audio.output).toBe('ear')
  })

  it('is tried again without the one that was pulled out, which is not forgotten', async () => {
    const stage = await SessionStage.open()
    const choice = new Store<DeviceChoice>({ microphone: 'Headset', output: null })
    const anna = voiceOf(stage.csr, stage, 'anna', choice)
    const inner = { deviceId: 'inner', label: 'Built in' }
    anna.audio.plugged = { microphones: [{ deviceId: 'usb', label: 'Headset' }, inner], outputs: [] }
    await anna.voice.start()
    await stage.moment()
    anna.audio.plugged = { microphones: [inner], outputs: [] }
    anna.audio.unplug()

    await anna.voice.tryAgain()

    expect(anna.audio.opened.at(-1)).toBeNull()
    expect(anna.get()).toMatchObject({ microphone: { kind: 'open' }, microphoneId: null })
    expect(choice.getSnapshot().microphone).toBe('Headset')
  })

  it('takes the system’s choice while the chosen one is not there, and does not forget it', async () => {
    const stage = await SessionStage.open()
    const choice = new Store<DeviceChoice>({ microphone: 'Headset', output: null })
    const anna = voiceOf(stage.csr, stage, 'anna', choice)

    await anna.voice.start()

    expect(anna.audio).toMatchObject({ opened: [null], isLive: true })
    expect(choice.getSnapshot().microphone).toBe('Headset')
  })
})

describe('a supervisor who watches', () => {
  async function claraWatches() {
    const scene = await talkingWithLee()
    const clara = scene.stage.colleague('Clara')
    const talker = voiceOf(clara, scene.stage, 'clara')
    const { code } = await scene.stage.invite('csr')
    void clara.session.join(code, new FailureCounter(), 'watch')
    await scene.stage.moment()
    await scene.stage.clock.advance(3_000)
    return { ...scene, talker, claraId: idOf(clara) }
  }

  it('is not asked to speak, hears nobody and is heard by nobody', async () => {
    const { talker, lee, claraId } = await claraWatches()

    expect(talker.get()).toMatchObject({ isIn: false, isPutOff: true })
    expect(talker.audio.opened).toEqual([])
    expect(lee.audio.connected.has(claraId)).toBe(false)
  })

  it('joins muted, and speaks only after another press', async () => {
    const { stage, talker, anna, claraId } = await claraWatches()
    await talker.voice.join()
    await stage.moment()
    expect(talker.audio.isLive).toBe(false)
    expect(anna.microphoneOf(claraId)).toBe('muted')

    talker.voice.setMuted(false)
    expect(talker.audio.isLive).toBe(true)
  })
})
