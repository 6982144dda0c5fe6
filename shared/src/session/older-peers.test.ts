import type { WireMessage } from '../protocol/index.ts'
import type { Person } from '../protocol/participants.ts'
import { PROTOCOL, SUPERVISION_SINCE } from '../protocol/version.ts'
import { asUnderstoodBy } from './older-peers.ts'

const clara: Person = {
  ...{ participantId: 'person-0001', role: 'csr', name: 'Clara Voss' },
  ...{ primary: false, supervisor: true },
}
const roster: WireMessage = { type: 'participants/roster', people: [clara] }
const introduction: WireMessage = {
  ...{ type: 'participants/introduce', person: clara, secret: 'AAECAwQFBgcICQoLDA0ODw' },
  initiator: true,
}

describe('what an older app is told of a supervisor', () => {
  it.each([roster, introduction])('is the person alone, for it would refuse the rest: $type', (message) => {
    const told = JSON.stringify(asUnderstoodBy(SUPERVISION_SINCE - 1, message))

    expect(told).toContain('Clara Voss')
    expect(told).not.toContain('supervisor')
  })

  it('is all of it where the app can read it', () => {
    expect(asUnderstoodBy(PROTOCOL.max, roster)).toEqual(roster)
    expect(asUnderstoodBy(PROTOCOL.max, introduction)).toEqual(introduction)
  })
})
