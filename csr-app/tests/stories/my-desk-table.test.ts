/**
 * An app without a screen says everything there is to say to a CSR, in every state of the CSR's own desk. Only the cells
 * written down here may have an effect on that desk.
 */
import type { Role } from '@deskside/shared/protocol/fields.ts'
import { type MessageType, type WireMessage, wireMessages } from '@deskside/shared/protocol/index.ts'
import { wireExamples } from '@deskside/shared/protocol/wire.examples.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import type { Seated } from '@deskside/shared/testing/session-stage.ts'
import { DESKTOP, MyDeskRig, PAYROLL } from './my-desk-rig.ts'
import { Room } from './room.ts'

interface Scene {
  readonly room: Room
  readonly desk: MyDeskRig
  readonly leeId: string
}

const states = {
  'nothing shown': async () => undefined,
  'shown to everyone': async ({ desk }) => void (await desk.feature.show(DESKTOP, 'everyone')),
  'a window shown': async ({ desk }) => void (await desk.feature.show(PAYROLL, 'everyone')),
  'Lee in control': async ({ desk, leeId }) => {
    await desk.feature.show(DESKTOP, 'everyone')
    await desk.feature.giveControl(leeId)
  },
  'Lee in control, paused': async ({ desk, leeId }) => {
    await desk.feature.show(DESKTOP, 'everyone')
    await desk.feature.giveControl(leeId)
    desk.feature.setPaused(true)
  },
  stopped: async ({ desk, leeId }) => {
    await desk.feature.show(DESKTOP, 'everyone')
    await desk.feature.giveControl(leeId)
    desk.feature.stop()
  },
} satisfies Record<string, (scene: Scene) => Promise<void>>

type Cells = Partial<Record<MessageType, string>>

const nothing: Cells = {}
const hands: Cells = {
  'input/move': 'input',
  'input/button': 'input',
  'input/wheel': 'input',
  'input/key': 'input',
  'input/text': 'input',
  'input/special-keys': 'input',
  'screen-sharing/control-put-down': 'control over',
}

/** By who says it: the customer in control, another customer, a colleague. */
const reviewed: Record<keyof typeof states, Record<'Lee' | 'Kim' | 'Ben', Cells>> = {
  'nothing shown': { Lee: nothing, Kim: nothing, Ben: nothing },
  'shown to everyone': { Lee: nothing, Kim: nothing, Ben: nothing },
  'a window shown': { Lee: nothing, Kim: nothing, Ben: nothing },
  'Lee in control': { Lee: hands, Kim: nothing, Ben: nothing },
  'Lee in control, paused': {
    Lee: { 'screen-sharing/control-put-down': 'control over' },
    Kim: nothing,
    Ben: nothing,
  },
  stopped: { Lee: nothing, Kim: nothing, Ben: nothing },
}

const messagesOf = (role: Role): readonly MessageType[] =>
  (Object.keys(wireMessages) as MessageType[]).filter((type) => wireMessages[type].from.includes(role))

/** What people do about hosting and links changes who is in the room at all, and is tried elsewhere. */
const OF_THE_SESSION = /^(link|hosting|participants)\//

async function effectsOf(
  state: (scene: Scene) => Promise<void>,
): Promise<Record<'Lee' | 'Kim' | 'Ben', Cells>> {
  const found: Record<'Lee' | 'Kim' | 'Ben', Cells> = { Lee: {}, Kim: {}, Ben: {} }
  for (const name of ['Lee', 'Kim', 'Ben'] as const) {
    for (const type of messagesOf(name === 'Ben' ? 'csr' : 'customer')) {
      if (OF_THE_SESSION.test(type)) continue
      const effect = await effectOf(type, name, state)
      if (effect !== '') found[name][type] = effect
    }
  }
  return found
}

async function effectOf(
  type: MessageType,
  name: 'Lee' | 'Kim' | 'Ben',
  state: (scene: Scene) => Promise<void>,
): Promise<string> {
  const room = await Room.open()
  const desk = new MyDeskRig(room.stage, room.anna.session)
  const lee = await room.customer('Lee')
  const seats: Record<'Lee' | 'Kim' | 'Ben', Seated<SupportSession<null>>> = {
    Lee: lee.guest,
    Kim: (await room.customer('Kim')).guest,
    Ben: (await room.colleague('Ben')).seated,
  }
  await state({ room, desk, leeId: lee.id })
  await room.stage.moment()
  desk.effects()
  const before = observe(desk)

  seats[name].session.send(room.anna.id, wireExamples[type].valid[0] as WireMessage)
  await room.stage.moment()

  const after = observe(desk)
  return [
    desk.effects().length > 0 ? 'input' : '',
    before.isControlled && !after.isControlled ? 'control over' : '',
    !before.isControlled && after.isControlled ? 'control given' : '',
    before.viewers === after.viewers ? '' : 'viewers',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function observe(desk: MyDeskRig) {
  return {
    viewers: desk.gate.inUse().length,
    isControlled: desk.gate.inUse().some(({ access }) => access === 'control'),
  }
}

describe('every message to a CSR who may be showing a desktop', () => {
  for (const [name, state] of Object.entries(states) as [
    keyof typeof states,
    (scene: Scene) => Promise<void>,
  ][]) {
    it(`has the reviewed effect with ${name}`, async () => {
      expect(await effectsOf(state)).toEqual(reviewed[name])
    })
  }
})
