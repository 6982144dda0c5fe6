/**
 * What an app without a screen can say: every example of every message, word for word, and once more aimed at what goes
 * on in the room, with the names and numbers an attacker in it would know.
 */
import type { MessageType, WireMessage } from '@deskside/shared/protocol/index.ts'
import type { Shown } from '@deskside/shared/protocol/screen-sharing.ts'
import { wireExamples } from '@deskside/shared/protocol/wire.examples.ts'
import { toldState } from '../../../customer-agent/src/features/remote-control/told-state.ts'
import { NAMES, type Name, type WholeRoom } from './whole-room.ts'

interface Saying {
  readonly scene: WholeRoom
  readonly from: Name
  readonly to: Name
}

type Fields = Readonly<Record<string, unknown>>

/** Of what ends links, the one that is said in every state: a goodbye, and a list with another primary customer. */
const IN_BRIEF: Partial<Record<MessageType, Pick<Said, 'isAimed'>>> = {
  'link/bye': { isAimed: false },
  'participants/roster': { isAimed: true },
}

export interface Said {
  readonly message: WireMessage
  readonly isAimed: boolean
}

export class Sayings {
  #count = 0

  /** @param isBrief without what needs a new room each time and does everywhere what it does in the first state */
  of(type: MessageType, saying: Saying, isBrief: boolean): readonly Said[] {
    const examples = wireExamples[type].valid as readonly (WireMessage & Fields)[]
    const [first] = examples
    const aimed = (aims[type]?.(saying) ?? []).flatMap((fields) =>
      first === undefined ? [] : [{ ...first, ...fields } as WireMessage & Fields],
    )
    const all = [...examples, ...aimed].map((message, index) => ({
      message: this.#fresh(message),
      isAimed: index >= examples.length,
    }))
    const brief = isBrief ? IN_BRIEF[type] : undefined
    return brief === undefined ? all : all.filter(({ isAimed }) => isAimed === brief.isAimed).slice(0, 1)
  }

  /** A line heard before and a late key would be dropped for that alone. */
  #fresh(message: WireMessage & Fields): WireMessage {
    this.#count += 1
    if ('seq' in message) return { ...message, seq: 1_000 + this.#count } as WireMessage
    return message.type === 'chat/line' ? { ...message, id: `line-said-${this.#count}` } : message
  }
}

/** Nobody of the four. */
const WATCHER = { participantId: 'person-eva', role: 'csr', name: 'Eva', primary: false, supervisor: true }

/** What goes on in the room, put in the place of what the first example says. */
const aims: Partial<Record<MessageType, (saying: Saying) => readonly Fields[]>> = {
  'link/bye': () => [{ reason: 'removed' }],
  'participants/roster': ({ scene, from, to }) => {
    const all = peopleOf(scene)
    const others = all.filter(({ participantId }) => participantId !== scene.id(thirdOf(from, to)))
    const turned = all.map((person) => ({ ...person, primary: !person.primary }))
    const watched = all.map((person) => (person.role === 'csr' ? { ...person, supervisor: true } : person))
    return [{ people: turned }, { people: others }, { people: watched }]
  },
  'participants/introduce': ({ scene, from, to }) => {
    const known = peopleOf(scene).filter(({ participantId }) => participantId !== scene.id(to))
    const others = known.map((person) => {
      const role = person.role === 'csr' ? 'customer' : 'csr'
      return { ...person, name: 'Somebody else', role }
    })
    const watchers = known.filter(({ role }) => role === 'csr').map((csr) => ({ ...csr, supervisor: true }))
    return [...others, ...watchers, WATCHER].map((person) => ({
      initiator: person.participantId === scene.id(from),
      person,
    }))
  },
  // The example claims somebody else's account.
  'participants/device-key': ({ from }) => [{ accountId: `account-${from}` }],
  'hosting/withdraw': openOffer,
  'hosting/answer': (saying) =>
    openOffer(saying).flatMap((fields) => [false, true].map((accepted) => ({ ...fields, accepted }))),
  'hosting/passed': ({ scene, from, to }) =>
    [from, to, thirdOf(from, to)].map((name) => ({ to: scene.id(name) })),
  'chat/received': ({ scene, to }) => [{ id: ownLineOf(scene, to) }],
  // The large one begins again, so that a part of it has its place.
  'chat/picture': () => [{}],
  'conference/state': ({ scene }) => [{ conferenceId: conferenceOf(scene) }],
  'conference/attendance': ({ scene }) =>
    [true, false].map((attends) => ({ conferenceId: conferenceOf(scene), attends })),
  'conference/mute': ({ scene }) => [{ conferenceId: conferenceOf(scene) }],
  'remote-control/cancel': openRequest,
  'remote-control/answer': (saying) =>
    openRequest(saying).flatMap((fields) => [
      { ...fields, outcome: 'denied' },
      { ...fields, outcome: 'granted' },
    ]),
  'remote-control/in-use': ({ scene, to }) => [
    { uses: [{ participantId: scene.id(to), access: 'control' }] },
  ],
}

/** What takes back what was said, so that the room is as before; for what cannot be taken back a new room is opened. */
export function takeBack(message: WireMessage, { scene, from, to }: Saying): void {
  switch (message.type) {
    case 'remote-control/request':
      return scene.send(from, to, { type: 'remote-control/cancel', requestId: message.requestId })
    case 'hosting/offer':
      return scene.send(from, to, { type: 'hosting/withdraw', offerId: message.offerId })
    case 'remote-control/state':
    case 'remote-control/in-use':
      return tellsTheTruth(scene, from, to)
    case 'participants/introduce':
    case 'participants/roster':
      return scene.send('Anna', to === 'Anna' ? from : to, scene.roster)
    case 'participants/presence':
      return scene.seat(from).session.setPresence({})
    case 'conference/attendance': {
      const { isIn } = scene.talk(from).voice.state.getSnapshot()
      const conferenceId = conferenceOf(scene)
      return scene.send(from, to, { type: 'conference/attendance', attends: isIn, conferenceId })
    }
    case 'conference/state':
      return scene.send('Anna', to, { type: 'conference/state', conferenceId: realConferenceOf(scene) })
    case 'conference/phone': {
      const phone = scene.talk('Anna').phone.state.getSnapshot()
      const said = phone && { numbers: phone.numbers, pin: phone.pin }
      return scene.send('Anna', to, { type: 'conference/phone', phone: said })
    }
    case 'quiet/ending':
      return scene.send(from, to, { type: 'quiet/ending', ending: null })
    case 'screen-sharing/state':
      return scene.send(from, to, { type: 'screen-sharing/state', shown: reallyShown(scene, from, to) })
    default:
      return
  }
}

function reallyShown(scene: WholeRoom, from: Name, to: Name): Shown | null {
  const id = scene.id(to)
  if (from === 'Lee' || from === 'Kim') {
    const { onlookers } = (from === 'Lee' ? scene.lee : scene.kim).helper.host.state
    return onlookers.includes(id) ? { what: 'desktop', paused: null, controls: false } : null
  }
  const use = scene
    .extras(from)
    .desk.gate.inUse()
    .find(({ participantId }) => participantId === id)
  return use === undefined ? null : { what: 'desktop', paused: null, controls: use.access === 'control' }
}

function tellsTheTruth(scene: WholeRoom, from: Name, to: Name): void {
  const view = (from === 'Kim' ? scene.kim : scene.lee).helper.feature.view.getSnapshot()
  if (view === null) return
  scene.send(from, to, toldState(scene.id(to), view.state, 0))
  const uses = view.state.inUse.map(({ participantId, access }) => ({ participantId, access }))
  scene.send(from, to, { type: 'remote-control/in-use', uses })
}

function openOffer({ scene }: Saying): readonly Fields[] {
  const offerId = scene.anna.session.snapshot.getSnapshot().handOver?.offerId
  return offerId === undefined ? [] : [{ offerId }]
}

function openRequest({ scene }: Saying): readonly Fields[] {
  return [scene.anna, scene.ben].flatMap(({ control }) => {
    const requestId = control.state.getSnapshot().request?.requestId
    return requestId === undefined ? [] : [{ requestId }]
  })
}

function realConferenceOf(scene: WholeRoom): string | null {
  return scene.talk('Anna').voice.state.getSnapshot().conferenceId
}

function conferenceOf(scene: WholeRoom): string {
  return realConferenceOf(scene) ?? 'conference-none'
}

function ownLineOf(scene: WholeRoom, name: Name): string {
  return (
    scene
      .talk(name)
      .chat.state.getSnapshot()
      .lines.find(({ from }) => from === null)?.id ?? 'line-none'
  )
}

function peopleOf({ roster }: WholeRoom) {
  return roster.type === 'participants/roster' ? roster.people : []
}

function thirdOf(from: Name, to: Name): Name {
  return NAMES.find((name) => name !== from && name !== to && name !== 'Anna') ?? 'Anna'
}
