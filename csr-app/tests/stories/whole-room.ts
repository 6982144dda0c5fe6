/**
 * A whole session of four with everything their apps can do, for a table of who can do what to whom: Anna, a CSR, hosts;
 * Ben, a CSR, assists; Lee is the primary customer, Kim the secondary one.
 */
import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { ChatPictures } from '@deskside/shared/features/chat/chat-pictures.ts'
import { VideoFeature } from '@deskside/shared/features/video/video-feature.ts'
import { PhoneConference } from '@deskside/shared/features/voice/phone-conference.ts'
import { VoiceFeature } from '@deskside/shared/features/voice/voice-feature.ts'
import type { Role } from '@deskside/shared/protocol/fields.ts'
import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import { FakeVideoCamera } from '@deskside/shared/testing/fake-video-camera.ts'
import { FakeVoiceAudio } from '@deskside/shared/testing/fake-voice-audio.ts'
import { type Csr, type Guest, personOf, type SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { exchangeDeviceKeys } from '../../src/features/colleagues/device-key-exchange.ts'
import { MyDeskRig } from './my-desk-rig.ts'
import { type CsrDesk, type CustomerDesk, Room } from './room.ts'

export const NAMES = ['Anna', 'Ben', 'Lee', 'Kim'] as const
export type Name = (typeof NAMES)[number]

/** Talking, writing and showing themselves: what CSRs and customers have alike. */
export class Talk {
  readonly audio = new FakeVoiceAudio()
  readonly camera = new FakeVideoCamera()
  readonly voice: VoiceFeature<null>
  readonly video: VideoFeature<null>
  readonly phone: PhoneConference
  readonly chat: ChatFeature

  constructor({ session }: Csr | Guest, { clock }: SessionStage) {
    let count = 0
    const newId = (): string => {
      count += 1
      return `made-here-${count}`
    }
    const wallClock = (): number => 0
    this.voice = new VoiceFeature<null>({
      ...{ session, clock, newId, audio: this.audio },
      onPresence: (microphone) => session.setPresence({ microphone }),
    })
    this.video = new VideoFeature<null>({
      ...{ session, camera: this.camera },
      onPresence: (camera) => session.setPresence({ camera }),
    })
    this.phone = new PhoneConference(session)
    this.chat = new ChatFeature({ session, wallClock, newId })
    const open = async () => ({ url: 'picture', width: 1, height: 1 })
    new ChatPictures({
      ...{ session, chat: this.chat, clock, wallClock, newId, open },
      release: () => undefined,
    })
  }
}

/** Learns the computers of colleagues, and shows the own desktop. */
export class CsrExtras {
  readonly learnt: string[] = []
  readonly desk: MyDeskRig

  constructor(seated: Csr, stage: SessionStage) {
    this.desk = new MyDeskRig(stage, seated.session)
    exchangeDeviceKeys<null>({
      session: seated.session,
      accountId: seated.signaling.account?.accountId ?? '',
      vault: {
        ownDevice: async () => ({ deviceId: 'device-0001', publicKey: 'B'.repeat(43), isEncrypted: false }),
        learn: ({ accountId, publicKey }) => this.learnt.push(`${accountId} ${publicKey}`),
      },
      isProven: () => false,
      onLearnt: () => undefined,
      onError: (error) => {
        throw error
      },
    })
  }
}

export class WholeRoom {
  readonly room: Room
  readonly anna: CsrDesk
  readonly ben: CsrDesk
  readonly lee: CustomerDesk
  readonly kim: CustomerDesk
  readonly #ids: Readonly<Record<Name, string>>
  readonly #talks: ReadonlyMap<Csr | Guest, Talk>
  readonly #extras: ReadonlyMap<Csr | Guest, CsrExtras>

  static async open(): Promise<WholeRoom> {
    const talks = new Map<Csr | Guest, Talk>()
    const extras = new Map<Csr | Guest, CsrExtras>()
    const room = await Room.open((seated, stage) => {
      talks.set(seated, new Talk(seated, stage))
      if (isCsr(seated)) extras.set(seated, new CsrExtras(seated, stage))
    })
    const lee = await room.customer('Lee')
    const kim = await room.customer('Kim')
    const ben = await room.colleague('Ben')
    return new WholeRoom(room, { ben, lee, kim }, talks, extras)
  }

  private constructor(
    room: Room,
    { ben, lee, kim }: { ben: CsrDesk; lee: CustomerDesk; kim: CustomerDesk },
    talks: ReadonlyMap<Csr | Guest, Talk>,
    extras: ReadonlyMap<Csr | Guest, CsrExtras>,
  ) {
    this.room = room
    this.anna = room.anna
    this.ben = ben
    this.lee = lee
    this.kim = kim
    this.#talks = talks
    this.#extras = extras
    this.#ids = { Anna: this.anna.id, Ben: ben.id, Lee: lee.id, Kim: kim.id }
  }

  get stage(): SessionStage {
    return this.room.stage
  }

  seat(name: Name): Csr | Guest {
    if (name === 'Anna') return this.anna.seated as Csr
    if (name === 'Ben') return this.ben.seated as Csr
    return name === 'Lee' ? this.lee.guest : this.kim.guest
  }

  /** Also of somebody who is out by now. */
  id(name: Name): string {
    return this.#ids[name]
  }

  roleOf(name: Name): Role {
    return name === 'Anna' || name === 'Ben' ? 'csr' : 'customer'
  }

  talk(name: Name): Talk {
    const talk = this.#talks.get(this.seat(name))
    if (talk === undefined) throw new Error(`${name} has no app`)
    return talk
  }

  extras(name: 'Anna' | 'Ben'): CsrExtras {
    const extras = this.#extras.get(this.seat(name))
    if (extras === undefined) throw new Error(`${name} has no app`)
    return extras
  }

  /** Raw, as an app without a screen would. */
  send(from: Name, to: Name, message: WireMessage): void {
    this.seat(from).session.send(this.id(to), message)
  }

  /** As Anna's app says it when somebody asks. */
  get roster(): WireMessage {
    const { participants } = this.anna.session.snapshot.getSnapshot()
    const people = participants.map(({ participantId, role, name, organisation, primary }) => ({
      ...{ participantId, role, name, primary },
      ...(organisation === undefined ? {} : { organisation }),
    }))
    return { type: 'participants/roster', people: [personOf(this.anna.seated), ...people] }
  }
}

function isCsr(seated: Csr | Guest): seated is Csr {
  return seated.signaling.account !== null
}
