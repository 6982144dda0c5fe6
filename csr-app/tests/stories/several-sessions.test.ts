import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { VideoFeature } from '@deskside/shared/features/video/video-feature.ts'
import { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import { Store } from '@deskside/shared/kernel/store.ts'
import type { CsrSession } from '@deskside/shared/session/csr-session.ts'
import { FakeVideoCamera } from '@deskside/shared/testing/fake-video-camera.ts'
import { FakeVoiceAudio } from '@deskside/shared/testing/fake-voice-audio.ts'
import {
  type Csr,
  type Guest,
  links,
  people,
  phase,
  SessionStage,
} from '@deskside/shared/testing/session-stage.ts'
import { SessionTabs } from '../../src/features/tabs/session-tabs.ts'
import type { TabSession } from '../../src/features/tabs/tab-watch.ts'

const newId = (): string => crypto.randomUUID()

/** What hangs on one session in the app's window, as far as people hear and see the CSR. */
class AnnasTab implements TabSession {
  readonly session: CsrSession<null>
  readonly chat: ChatFeature
  readonly quiet = { warning: new Store<object | null>(null) }
  readonly microphone = new FakeVoiceAudio()
  readonly camera = new FakeVideoCamera()
  readonly voice: VoiceFeature<null>
  readonly video: VideoFeature<null>

  constructor({ clock }: SessionStage, { session }: Csr) {
    this.session = session
    this.chat = new ChatFeature({ session, wallClock: Date.now, newId })
    this.voice = new VoiceFeature<null>({
      ...{ session, clock, newId, audio: this.microphone },
      onPresence: (microphone) => session.setPresence({ microphone }),
    })
    this.video = new VideoFeature<null>({
      ...{ session, camera: this.camera },
      onPresence: (camera) => session.setPresence({ camera }),
    })
  }

  readonly putAway = (): void => undefined

  readonly setInFront = (isInFront: boolean): void => {
    this.voice.setOnHold(!isInFront)
    void this.video.setOnHold(!isInFront)
    this.session.setPresence({ onHold: !isInFront })
  }

  async talksAndShowsHerself(): Promise<void> {
    await this.voice.start()
    await this.video.start()
  }
}

/** Lee is with Anna in her first session, Kim in her second, which is in front. */
async function scene() {
  const stage = await SessionStage.open()
  const second = await stage.anotherSession()
  const lee = await stage.joined('Lee')
  const kim = await stage.joined('Kim', second)
  const tabs = new SessionTabs<AnnasTab>(newId)
  const withLee = new AnnasTab(stage, stage.csr)
  const withKim = new AnnasTab(stage, second)
  const leesTab = tabs.add(withLee)
  const kimsTab = tabs.add(withKim)
  await stage.moment()
  return { stage, second, lee, kim, tabs, withLee, withKim, leesTab, kimsTab }
}

const annaAt = (guest: Guest) => people(guest)[0]?.presence

describe('Anna has two sessions at the same time', () => {
  it('each customer is in the one whose code they got, and knows nothing of the other', async () => {
    const { stage, second, lee, kim } = await scene()

    expect([links(stage.csr), links(second)]).toEqual([{ Lee: 'verified' }, { Kim: 'verified' }])
    expect([links(lee), links(kim)]).toEqual([{ Anna: 'verified' }, { Anna: 'verified' }])
  })

  it('only those in front hear and see her, and the others are told that they do not', async () => {
    const { stage, lee, kim, tabs, withLee, withKim, leesTab } = await scene()
    tabs.bringToFront(leesTab)
    await withLee.talksAndShowsHerself()
    await stage.moment()
    expect(annaAt(lee)).toEqual({ microphone: 'on', camera: true, onHold: false })

    tabs.step(1)
    await withKim.talksAndShowsHerself()
    await stage.moment()

    expect([withLee.microphone.isLive, withLee.camera.isOpen]).toEqual([false, false])
    expect([withKim.microphone.isLive, withKim.camera.isOpen]).toEqual([true, true])
    expect(annaAt(lee)).toEqual({ microphone: 'muted', camera: false, onHold: true })
    expect(annaAt(kim)).toEqual({ microphone: 'on', camera: true, onHold: false })
  })

  it('she comes back as she left: heard if she was heard, muted if she was muted, and the camera as it was', async () => {
    const { stage, lee, tabs, withLee, leesTab, kimsTab } = await scene()
    tabs.bringToFront(leesTab)
    await withLee.talksAndShowsHerself()
    tabs.bringToFront(kimsTab)
    tabs.bringToFront(leesTab)
    await stage.moment()
    expect(annaAt(lee)).toEqual({ microphone: 'on', camera: true, onHold: false })

    withLee.voice.setMuted(true)
    withLee.video.stop()
    tabs.bringToFront(null)
    tabs.bringToFront(leesTab)
    await stage.moment()

    expect(annaAt(lee)).toEqual({ microphone: 'muted', camera: false, onHold: false })
  })

  it('somebody who joins while she is away is told so at once', async () => {
    const { stage } = await scene()

    const wang = await stage.joined('Wang')

    expect(annaAt(wang)?.onHold).toBe(true)
  })

  it('both heal after an outage, the one behind still on hold', async () => {
    const { stage, second, lee, kim } = await scene()

    await stage.outage(20_000)
    await stage.clock.advance(10_000)

    expect([links(stage.csr), links(second)]).toEqual([{ Lee: 'verified' }, { Kim: 'verified' }])
    expect([annaAt(lee)?.onHold, annaAt(kim)?.onHold]).toEqual([true, false])
  })

  it('the end of the one is not the end of the other', async () => {
    const { stage, second, lee, kim, tabs, leesTab } = await scene()

    stage.csr.session.end()
    await stage.moment()

    expect([phase(lee).kind, phase(kim).kind, phase(second).kind]).toEqual(['over', 'active', 'active'])
    expect(tabs.state.getSnapshot().tabs.map(({ id, end }) => [id === leesTab, end])).toEqual([
      [true, 'by-you'],
      [false, null],
    ])
  })
})
