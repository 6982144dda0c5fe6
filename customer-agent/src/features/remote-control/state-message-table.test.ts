/**
 * A CSR's app without a screen says everything there is to say, in every state. Only the cells written down here may
 * have an effect; a message that is new to the protocol has none until somebody reviews it and adds its cells.
 */

import type { Role } from '@deskside/shared/protocol/fields.ts'
import { type MessageType, type WireMessage, wireMessages } from '@deskside/shared/protocol/index.ts'
import { wireExamples } from '@deskside/shared/protocol/wire.examples.ts'
import { settle } from '@deskside/shared/testing/fake-clock.ts'
import { ANNA, BEN, KIM, SharingRig } from '../../testing/sharing-rig.ts'

type State = (rig: SharingRig) => Promise<void>

const states = {
  'before the warning was read': async (rig) => {
    await rig.verify(ANNA)
  },
  'before the link is verified': async (rig) => {
    rig.gate.markWarned()
  },
  connected: (rig) => rig.connect(),
  'connected to a secondary customer': async (rig) => {
    rig.snapshot.update((view) => ({ ...view, me: view.me && { ...view.me, primary: false } }))
    await rig.connect()
  },
  'while a sheet of this CSR is open': async (rig) => {
    await rig.connect()
    await rig.ask('view')
  },
  'while a sheet of another CSR is open': async (rig) => {
    await rig.connect()
    await rig.ask('view', BEN)
  },
  'after a no': async (rig) => {
    await rig.connect()
    await rig.ask('control')
    rig.consent.answer(1, { kind: 'deny' })
    await settle()
  },
  'after no answer': async (rig) => {
    await rig.connect()
    await rig.ask('control')
    await rig.clock.advance(60_000)
  },
  'while seeing': async (rig) => {
    await rig.connect()
    await rig.grant('view')
  },
  'in control': async (rig) => {
    await rig.connect()
    await rig.grant('control')
  },
  'while another CSR is in control': async (rig) => {
    await rig.connect()
    await rig.grant('control', BEN)
  },
  'in control while a sheet is open': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    await rig.ask('view', BEN)
  },
  'in control while the customer is working': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    await rig.useMouse()
  },
  'in control over a window of the helper': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    rig.ownWindows = [{ x: 0, y: 0, width: 1000, height: 500 }]
    rig.ownWindowHasFocus = true
  },
  'in control while the link is down': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    await rig.cutLink(ANNA)
  },
  'while hearing': async (rig) => {
    await rig.connect()
    await rig.grant('sound')
  },
  'while another CSR is hearing': async (rig) => {
    await rig.connect()
    await rig.grant('sound', BEN)
  },
  'after the ten minutes of a grant': async (rig) => {
    await rig.connect()
    await rig.grant('control', ANNA, 'ten-minutes')
    await rig.clock.advance(600_000)
  },
  'after the customer stopped it': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    rig.feature.stopSharing(null)
  },
  'after the session': async (rig) => {
    await rig.connect()
    await rig.grant('control')
    await rig.leave()
  },
} satisfies Record<string, State>

type Cells = Partial<Record<MessageType, string>>

const asks: Cells = { 'remote-control/request': 'sheet opened' }
const tunes: Cells = { 'remote-control/quality': 'quality' }
/** Only who sees the screen at that moment is believed to have taken a picture of it. */
const keeps: Cells = { 'remote-control/screenshot-taken': 'customer told of a picture' }
const input: Cells = {
  'input/move': 'input',
  'input/button': 'input',
  'input/wheel': 'input',
  'input/key': 'input',
  'input/text': 'input',
  'input/special-keys': 'input',
}

/** Quality changes what this CSR would get to see, so it needs no grant; it does nothing while nothing is seen. */
const reviewed: Record<keyof typeof states, Cells> = {
  'before the warning was read': { ...tunes, 'remote-control/request': 'answer denied' },
  'before the link is verified': tunes,
  connected: { ...tunes, ...asks },
  'connected to a secondary customer': { ...tunes, 'remote-control/request': 'answer not-primary' },
  'while a sheet of this CSR is open': {
    ...tunes,
    'remote-control/request': 'answer busy',
    'remote-control/cancel': 'sheet closed',
  },
  'while a sheet of another CSR is open': { ...tunes, 'remote-control/request': 'answer busy' },
  'after a no': { ...tunes, ...asks },
  'after no answer': { ...tunes, ...asks },
  'while seeing': {
    ...tunes,
    ...keeps,
    'remote-control/request': 'answer granted',
    'remote-control/stop': 'access none',
  },
  'in control': {
    ...tunes,
    ...keeps,
    ...input,
    'remote-control/request': 'answer granted, access view',
    'remote-control/stop': 'access none',
  },
  'while another CSR is in control': { ...tunes, ...asks },
  'in control while a sheet is open': {
    ...tunes,
    ...keeps,
    'remote-control/request': 'answer granted, access view',
    'remote-control/stop': 'access none',
  },
  'in control while the customer is working': {
    ...tunes,
    ...keeps,
    'remote-control/request': 'answer granted, access view',
    'remote-control/stop': 'access none',
  },
  'in control over a window of the helper': {
    ...tunes,
    ...keeps,
    'remote-control/request': 'answer granted, access view',
    'remote-control/stop': 'access none',
  },
  'in control while the link is down': { ...tunes, 'remote-control/stop': 'access none' },
  'while hearing': { ...tunes, ...asks, 'remote-control/stop-sound': 'sound ' },
  'while another CSR is hearing': { ...tunes, ...asks },
  'after the ten minutes of a grant': { ...tunes, ...asks },
  'after the customer stopped it': { ...tunes, ...asks },
  'after the session': {},
}

const messagesOf = (role: Role): readonly MessageType[] =>
  (Object.keys(wireMessages) as MessageType[]).filter((type) => wireMessages[type].from.includes(role))

function sample(type: MessageType): WireMessage {
  // The first example of a request asks to see, the one of cancel names the request of the open sheet.
  const message = wireExamples[type].valid[0]
  const named = type === 'remote-control/cancel' ? { requestId: 'request-1' } : {}
  return { ...(message as WireMessage), ...named } as WireMessage
}

async function effectOf(type: MessageType, state: State, from = ANNA): Promise<string> {
  const rig = new SharingRig()
  await state(rig)
  if (from === KIM) await rig.verify(KIM)
  const before = observe(rig)
  rig.effects.length = 0

  await rig.say(from, sample(type))

  const after = observe(rig)
  return [
    rig.effects.length > 0 ? 'input' : '',
    after.answers > before.answers ? `answer ${rig.answersTo(from).at(-1)}` : '',
    before.sheet === null && after.sheet !== null ? 'sheet opened' : '',
    before.sheet !== null && after.sheet === null ? 'sheet closed' : '',
    after.access === before.access ? '' : `access ${after.access}`,
    after.sound === before.sound ? '' : `sound ${after.sound}`,
    after.others === before.others ? '' : `others ${after.others}`,
    after.quality > before.quality ? 'quality' : '',
    after.screenshots > before.screenshots ? 'customer told of a picture' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function observe(rig: SharingRig) {
  return {
    sheet: rig.consent.sheet.getSnapshot(),
    sound: rig.listeners.join(),
    access: rig.gate.accessOf(ANNA) ?? 'none',
    others: rig.gate.accessOf(BEN) ?? 'none',
    answers: [ANNA, BEN, KIM].flatMap((each) => rig.answersTo(each)).length,
    quality: rig.quality.length,
    screenshots: rig.feature.screenshots.taken.getSnapshot().length,
  }
}

describe('every message of a CSR in every state', () => {
  for (const [name, state] of Object.entries(states) as [keyof typeof states, State][]) {
    it(`has the reviewed effect ${name}`, async () => {
      const found: Cells = {}
      for (const type of messagesOf('csr')) {
        const effect = await effectOf(type, state)
        if (effect !== '') found[type] = effect
      }

      expect(found).toEqual(reviewed[name])
    })
  }
})

describe('every message of another customer in every state', () => {
  for (const [name, state] of Object.entries(states) as [keyof typeof states, State][]) {
    it(`has no effect ${name}`, async () => {
      const found: Cells = {}
      // Also what only a CSR may say: the codec refuses it, and the helper would not obey it either.
      for (const type of [...messagesOf('customer'), ...messagesOf('csr')]) {
        const effect = await effectOf(type, state, KIM)
        if (effect !== '') found[type] = effect
      }

      expect(found).toEqual({})
    })
  }
})
