/** What becomes of the conferences, by voice and by telephone, for somebody who was away when the host role moved. */
import type { SupportSession } from '../../session/support-session.ts'
import { FakeVoiceAudio } from '../../testing/fake-voice-audio.ts'
import { type Csr, idOf, type Seated, SessionStage } from '../../testing/session-stage.ts'
import { PhoneConference } from './phone-conference.ts'
import { VoiceFeature } from './voice-feature.ts'

const PHONE = { numbers: [{ label: 'Berlin', number: '+49 30 1234567' }], pin: '042137815' }

function talker(seated: Seated<SupportSession<null>>, stage: SessionStage) {
  const { session } = seated
  let count = 0
  const voice = new VoiceFeature<null>({
    session,
    audio: new FakeVoiceAudio(),
    clock: stage.clock,
    newId: () => {
      count += 1
      return `conference-of-${idOf(seated)}-${count}`
    },
    onPresence: (microphone) => session.setPresence({ microphone }),
  })
  return { voice, phone: new PhoneConference(session) }
}

async function passes(stage: SessionStage, from: Csr, to: Csr): Promise<void> {
  from.session.passControl(idOf(to), '')
  await stage.moment()
  to.session.answerHandOver(true)
  await stage.moment()
}

/** Lee was cut off when Anna passed the session to Ben, and finds Ben again before Anna. */
async function awayDuringTheHandOver(meanwhile: (ben: ReturnType<typeof talker>) => Promise<void>) {
  const stage = await SessionStage.open()
  const anna = talker(stage.csr, stage)
  const guest = await stage.joined('Lee')
  const lee = talker(guest, stage)
  const colleague = await stage.joinedColleague('Ben')
  const ben = talker(colleague, stage)
  await stage.clock.advance(3_000)
  await anna.voice.start()
  anna.phone.show(PHONE)
  await stage.moment()
  // Nobody has noticed yet.
  stage.unplug(guest)
  await passes(stage, stage.csr, colleague)
  await stage.clock.advance(6_000)

  await meanwhile(ben)
  stage.unplug(stage.csr)
  stage.plugIn(guest)
  await stage.clock.advance(10_000)
  expect(guest.session.snapshot.getSnapshot().hostId).toBe(idOf(stage.csr))
  stage.plugIn(stage.csr)
  await stage.clock.advance(15_000)

  expect(guest.session.snapshot.getSnapshot().hostId).toBe(idOf(colleague))
  return { lee, ben }
}

describe('somebody who was away while the host role moved', () => {
  it('is invited to the conference the new host has opened meanwhile', async () => {
    const { lee, ben } = await awayDuringTheHandOver(async ({ voice }) => {
      voice.end()
      await voice.start()
    })

    const { conferenceId } = ben.voice.state.getSnapshot()
    expect(conferenceId).not.toBeNull()
    expect(lee.voice.state.getSnapshot()).toMatchObject({ conferenceId, isIn: false })
  })

  it('is no longer invited to the one the new host has ended', async () => {
    const { lee } = await awayDuringTheHandOver(async ({ voice }) => voice.end())

    expect(lee.voice.state.getSnapshot().conferenceId).toBeNull()
  })

  it('is asked to call by the number and PIN of now', async () => {
    const { lee } = await awayDuringTheHandOver(async ({ phone }) =>
      phone.show({ ...PHONE, pin: '111222333' }),
    )

    expect(lee.phone.state.getSnapshot()).toMatchObject({ pin: '111222333', askedBy: { name: 'Ben' } })
  })
})

it('is not said that the new host asks everyone to call, who only goes on with it', async () => {
  const stage = await SessionStage.open()
  const anna = talker(stage.csr, stage)
  const lee = talker(await stage.joined('Lee'), stage)
  const colleague = await stage.joinedColleague('Ben')
  talker(colleague, stage)
  await stage.clock.advance(3_000)
  anna.phone.show(PHONE)
  await stage.moment()

  await passes(stage, stage.csr, colleague)
  await stage.clock.advance(10_000)

  expect(lee.phone.state.getSnapshot()).toMatchObject({ ...PHONE, askedBy: { name: 'Anna' } })
  expect(anna.phone.state.getSnapshot()).toEqual({ ...PHONE, askedBy: null })
})
