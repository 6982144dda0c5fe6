/** What a hostile server sends by chance: samples and replays, aimed at people who are here, at times damaged. */
import { serverMessageExamples } from '../protocol/signaling.examples.ts'
import type { ServerMessage } from '../protocol/signaling.ts'
import { type Delivery, flipped } from './man-in-the-middle.ts'
import { idOf, type SessionStage } from './session-stage.ts'

/** Mulberry32: the same numbers for the same seed, so that a run that goes wrong can be run again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const samples = Object.values(serverMessageExamples).flatMap(({ valid }) => [...valid]) as ServerMessage[]

/** What the server may do to anybody at any time: end the session, or tell somebody that they are out of it. */
export function refusesService(message: ServerMessage, toId: string): boolean {
  return (
    message.type === 'session/ended' || (message.type === 'member/left' && message.participantId === toId)
  )
}

/** One hostile message: a sample or something it delivered before, aimed at people who are here, at times damaged. */
export function hostile(
  pick: (below: number) => number,
  ids: readonly string[],
  recorded: readonly Delivery[],
): ServerMessage {
  const oneOf = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[pick(items.length)] ?? otherwise
  const isReplay = pick(2) === 0
  const chosen = oneOf<ServerMessage>(isReplay ? recorded.map(({ message }) => message) : samples, {
    ...{ type: 'session/host', sessionId: 'session-1', participantId: 'person-evil' },
  })
  const aim: Readonly<Record<string, () => unknown>> = {
    sessionId: () => 'session-1',
    from: () => oneOf(ids, 'person-evil'),
    participantId: () => oneOf(ids, 'person-evil'),
    member: () => ({ participantId: oneOf(ids, 'person-evil'), role: oneOf(['csr', 'customer'], 'csr') }),
  }
  const aimed = Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [name, pick(3) === 0 ? value : (aim[name]?.() ?? value)]),
  ) as ServerMessage
  return aimed.type === 'signal/relayed' && isReplay && pick(3) === 0
    ? { ...aimed, body: flipped(aimed.body) }
    : aimed
}

export const aboutHost = (participantId: string): ServerMessage => ({
  type: 'session/host',
  sessionId: 'session-1',
  participantId,
})

export const aboutLeaving = (participantId: string): ServerMessage => ({
  type: 'member/left',
  sessionId: 'session-1',
  participantId,
  reason: 'left',
})

/**
 * The server tells the first four every lie about who hosts and who has gone, but nobody about themselves. Whom it does
 * not let in, and whom it puts out, is its own affair.
 */
export async function lies(stage: SessionStage): Promise<void> {
  const four = stage.everyone.slice(0, 4)
  const ids = [...four.map(idOf), 'person-evil']
  for (const someone of four) {
    for (const id of ids) {
      stage.server.tell(someone.signaling, aboutHost(id))
      if (id !== idOf(someone)) stage.server.tell(someone.signaling, aboutLeaving(id))
    }
  }
  await stage.moment()
}
