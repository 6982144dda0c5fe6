/** All that each of four people would notice in a session, part by part, and what has changed in it. */
import { NO_PRESENCE } from '@deskside/shared/protocol/participants.ts'
import { type Csr, type Guest, hostOf, phase } from '@deskside/shared/testing/session-stage.ts'
import type { CsrDesk, CustomerDesk } from './room.ts'
import { NAMES, type Name, type WholeRoom } from './whole-room.ts'

type Parts = Readonly<Record<string, unknown>>
/** Each part as text, so that two looks can be compared. */
export type Digest = Readonly<Record<Name, Readonly<Record<string, string>>>>

/** What grows by itself with every message, and says nothing about what goes on. */
const GROWING: ReadonlySet<string> = new Set([
  ...['chat', 'notices', 'computers', 'input', 'quality', 'news', 'screenshots'],
])

export function look(scene: WholeRoom): Digest {
  const csr = (name: 'Anna' | 'Ben', desk: CsrDesk) =>
    asText({ ...ofEveryone(scene, name), ...ofCsr(scene, name, desk) })
  const customer = (name: 'Lee' | 'Kim', desk: CustomerDesk) =>
    asText({ ...ofEveryone(scene, name), ...ofCustomer(desk) })
  return {
    Anna: csr('Anna', scene.anna),
    Ben: csr('Ben', scene.ben),
    Lee: customer('Lee', scene.lee),
    Kim: customer('Kim', scene.kim),
  }
}

/** `sheet, chat; Anna: news`: first the parts of the one who was spoken to, then those of others. */
export function changes(before: Digest, after: Digest, spokenTo: Name): string {
  return [spokenTo, ...NAMES.filter((name) => name !== spokenTo)]
    .map((name) => {
      const parts = Object.keys(after[name])
        .filter((part) => before[name][part] !== after[name][part])
        .join(', ')
      return parts === '' || name === spokenTo ? parts : `${name}: ${parts}`
    })
    .filter((text) => text !== '')
    .join('; ')
}

/** Whether everything goes on as before, whatever was said meanwhile. */
export function goesOnAs(before: Digest, after: Digest): boolean {
  return NAMES.every((name) =>
    Object.keys(after[name]).every((part) => GROWING.has(part) || before[name][part] === after[name][part]),
  )
}

function asText(parts: Parts): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, JSON.stringify(value)]))
}

function ofEveryone(scene: WholeRoom, name: Name): Parts {
  const seated = scene.seat(name)
  const { voice, audio, phone, chat, camera, video } = scene.talk(name)
  const { microphone, isMuted, mutedBy, isOnHold, ...conference } = voice.state.getSnapshot()
  const { lines, unread } = chat.state.getSnapshot()
  return {
    session: phase(seated),
    host: [hostOf(seated), seated.session.snapshot.getSnapshot().me],
    ...ofPeople(seated),
    mistaken: mistakenBy(scene, seated),
    conference: [conference, [...audio.connected].sort()],
    microphone: [microphone, isMuted, mutedBy, isOnHold, audio.isOpen, audio.isLive],
    phone: phone.state.getSnapshot(),
    camera: [camera.isOpen, video.state.getSnapshot()],
    chat: [lines.length, unread, lines.at(-1), lines.map(({ delivery }) => delivery).join('')],
    notices: seated.notices,
    quiet: seated.session.snapshot.getSnapshot().quiet,
  }
}

/** How fast a link is changes by itself all the time and is left out. */
function ofPeople({ session }: Csr | Guest): Parts {
  const { participants, handOver } = session.snapshot.getSnapshot()
  return {
    people: participants.map((person) => [
      ...[person.participantId, person.name, person.organisation, person.role, person.primary],
      ...[person.link, person.safetyNumber, person.supervisor === true ? 'watches' : 'helps'],
    ]),
    presence: participants.flatMap(({ name, presence }) =>
      JSON.stringify(presence) === JSON.stringify(NO_PRESENCE) ? [] : [[name, presence]],
    ),
    'hand-over': handOver,
  }
}

/** Whom this person takes for somebody else. */
function mistakenBy(scene: WholeRoom, { session }: Csr | Guest): readonly unknown[] {
  const { participants } = session.snapshot.getSnapshot()
  return NAMES.flatMap((real) => {
    const shown = participants.find(({ participantId }) => participantId === scene.id(real))
    if (shown === undefined || (shown.name === real && shown.role === scene.roleOf(real))) return []
    return [[real, shown.name, shown.role]]
  })
}

function ofCsr(scene: WholeRoom, name: 'Anna' | 'Ben', { control, shown }: CsrDesk): Parts {
  const { news, uses, quality: _, ...remote } = control.state.getSnapshot()
  const { desk, learnt } = scene.extras(name)
  return {
    ...{ remote, news, computers: learnt },
    // Of a desktop that nobody uses there is nothing to see.
    uses: [...uses].filter(([, hands]) => hands.length > 0),
    shown: shown.state.getSnapshot(),
    desk: [desk.gate.inUse(), desk.gate.standing(), desk.viewers, desk.feature.view.getSnapshot().ended],
    input: desk.device.log.length,
  }
}

function ofCustomer({ helper, shown }: CustomerDesk): Parts {
  const { gate, consent, feature } = helper
  return {
    sheet: consent.sheet.getSnapshot(),
    grants: [gate.inUse(), gate.standing(), gate.listening(), helper.host.state.onlookers],
    picture: helper.viewers,
    sound: helper.listeners,
    ended: feature.view.getSnapshot()?.lastEnd,
    quality: helper.quality.length,
    screenshots: feature.screenshots.taken.getSnapshot().length,
    input: helper.effects.length,
    shown: shown.state.getSnapshot(),
  }
}
