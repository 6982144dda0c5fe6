/** What a hostile server can do to desktops that are shared while it meddles: nobody sees or touches more than before. */
import type { ServerMessage } from '@deskside/shared/protocol/signaling.ts'
import { hostile, lies, refusesService, seeded } from '@deskside/shared/testing/hostile-messages.ts'
import { standInIntroduction } from '@deskside/shared/testing/impostor.ts'
import { handshakeKind, record } from '@deskside/shared/testing/man-in-the-middle.ts'
import { DESKTOP } from './my-desk-rig.ts'
import { type CsrDesk, Room } from './room.ts'
import { WholeRoom } from './whole-room.ts'
import { look } from './whole-room-digest.ts'

const both = ['initiator', 'responder'] as const

const withoutHandshakes = (message: ServerMessage): readonly ServerMessage[] =>
  handshakeKind(message) === null ? [message] : []

/** Lee has given Anna control for the session, and Ben assists. */
async function controlled() {
  const room = await Room.open()
  const lee = await room.customer('Lee')
  const ben = await room.colleague('Ben')
  await room.anna.asks('control')
  await lee.says('yes', 'session')
  return { room, stage: room.stage, anna: room.anna, ben, lee }
}

const controlOf = ({ id }: CsrDesk) => [{ participantId: id, access: 'control', endsInMs: null }]

describe('a desktop among four while the server meddles', () => {
  it('is shown to no newcomer whose place the server plays, and to the real one as soon as it is Kim', async () => {
    const { room, stage, anna, lee } = await controlled()
    stage.server.meddle = withoutHandshakes
    const kim = await room.customer('Kim')
    stage.server.meddle = (message) => [message]
    const loot = await standInIntroduction(stage, { initiator: lee.guest, responder: kim.guest }, both)
    await stage.clock.advance(10_000)

    expect(loot).toEqual({ believedBy: [], heard: [] })
    expect([lee.helper.viewers, kim.sees]).toEqual([[anna.id], []])
    expect(lee.helper.gate.inUse()).toEqual(controlOf(anna))

    stage.server.meddle = (message) => [message]
    await stage.clock.advance(10_000)
    expect(kim.sees).toEqual([lee.id])
  })

  it('cannot be asked for by a CSR whose place the server plays', async () => {
    const room = await Room.open()
    const { stage } = room
    const lee = await room.customer('Lee')
    await room.customer('Kim')
    stage.server.meddle = withoutHandshakes
    const ben = await room.colleague('Ben')
    stage.server.meddle = (message) => [message]
    const loot = await standInIntroduction(stage, { initiator: lee.guest, responder: ben.seated }, both)
    await stage.clock.advance(5_000)

    await ben.asks('control')
    await stage.clock.advance(5_000)

    expect(loot).toEqual({ believedBy: [], heard: [] })
    expect([lee.sheet, lee.helper.viewers, ben.access]).toEqual([null, [], null])
  })

  it('stays with Anna while she is about to pass control, and goes to nobody by itself afterwards', async () => {
    const { room, stage, anna, ben, lee } = await controlled()
    await room.customer('Kim')
    anna.session.passControl(ben.id, '')
    await stage.moment()
    const viewers = [...lee.helper.viewers]

    await lies(stage)
    expect([lee.helper.viewers, lee.helper.gate.inUse()]).toEqual([viewers, controlOf(anna)])

    ben.session.answerHandOver(true)
    await stage.moment()
    await lies(stage)
    expect([lee.helper.viewers, lee.helper.gate.standing(), lee.sheet]).toEqual([[], [], null])
  })

  it('stays with Ben after Anna’s death, whoever the server says is host', async () => {
    const room = await Room.open()
    const { stage, anna } = room
    const lee = await room.customer('Lee')
    const ben = await room.colleague('Ben')
    const kim = await room.customer('Kim')
    await ben.asks('control')
    await lee.says('yes', 'session')
    stage.unplug(anna.seated)
    await stage.clock.advance(130_000)

    await lies(stage)
    await ben.types('Ben goes on')

    expect(lee.helper.gate.inUse()).toEqual(controlOf(ben))
    expect([...lee.helper.viewers].sort()).toEqual([ben.id, kim.id].sort())
    expect(lee.helper.effects.at(-1)).toBe('type Ben goes on')
    expect(lee.isPrimary).toBe(true)
  })

  it.each([7, 1_984])(
    'nothing that anybody would notice changes with 1,000 hostile messages, seed %i',
    async (seed) => {
      const pick = seeded(seed)
      const scene = await WholeRoom.open()
      const { stage, anna, ben, lee } = scene
      const recorded = record(stage.server)
      stage.network.cutAll()
      await stage.clock.advance(5_000)
      await anna.asks('control')
      await lee.says('yes', 'session')
      await scene.extras('Ben').desk.feature.show(DESKTOP, 'everyone')
      await scene.talk('Anna').voice.start()
      await stage.moment()
      await scene.talk('Lee').voice.join()
      anna.session.passControl(ben.id, 'The driver is missing.')
      await stage.clock.advance(2_000)
      const kept = [...recorded]
      const ids = [...stage.everyone.map(({ signaling }) => signaling.participantId ?? ''), 'person-evil']
      const before = look(scene)

      for (let turn = 0; turn < 1_000; turn += 1) {
        const { signaling } = stage.everyone[pick(4)] ?? stage.csr
        const message = hostile(pick, ids, kept)
        if (!refusesService(message, signaling.participantId ?? '')) signaling.events.emit('message', message)
      }
      await stage.clock.advance(5_000)

      expect(look(scene)).toEqual(before)
    },
  )
})
