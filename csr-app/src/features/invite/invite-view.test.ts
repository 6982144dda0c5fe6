import type { Invite, InviteState } from '@deskside/shared/session/session-snapshot.ts'
import { countdown, inviteView, readOutNext, spellCode } from './invite-view.ts'

const invite = (inviteId: string, state: InviteState): Invite => ({
  inviteId,
  role: 'customer',
  code: '123 456 - 789 012',
  link: 'https://support.example.com/j/123456#abc',
  expiresAt: 600_000,
  failedTries: 0,
  state,
})
const waiting = (id: string) => invite(id, { kind: 'waiting' })
const expired = (id: string) => invite(id, { kind: 'closed', reason: 'expired' })
const joined = (id: string) => invite(id, { kind: 'joined', participantId: 'p1', name: 'Lee' })

describe('inviteView', () => {
  it('has nothing to show before the first invite', () => {
    expect(inviteView([], null)).toEqual({ current: null, others: [] })
  })

  it('shows the newest invite that still admits somebody', () => {
    const view = inviteView([waiting('a'), waiting('b'), joined('c')], null)

    expect(view.current?.inviteId).toBe('b')
    expect(view.others.map(({ inviteId }) => inviteId)).toEqual(['c', 'a'])
  })

  it('says what became of the newest when none admits anybody', () => {
    expect(inviteView([joined('a'), expired('b')], null).current?.inviteId).toBe('b')
  })

  it('shows the one the person chose', () => {
    expect(inviteView([waiting('a'), waiting('b')], 'a').current?.inviteId).toBe('a')
  })
})

describe('readOutNext', () => {
  it('is done when the invite on the screen has let somebody in', () => {
    expect(readOutNext('b', [waiting('a'), joined('b')], waiting('a'))).toEqual({
      inviteId: 'a',
      isUsed: true,
    })
  })

  it('is not done when another invite has let somebody in', () => {
    expect(readOutNext('b', [joined('a'), waiting('b')], waiting('b'))).toEqual({
      inviteId: 'b',
      isUsed: false,
    })
  })

  it('is not done when the invite that is opened again was used long ago', () => {
    expect(readOutNext(null, [joined('a')], joined('a'))).toEqual({ inviteId: null, isUsed: false })
  })
})

describe('spellCode', () => {
  it('is heard digit by digit, in groups', () => {
    expect(spellCode('123 456 - 789 012')).toBe('1 2 3, 4 5 6, 7 8 9, 0 1 2')
  })
})

describe('countdown', () => {
  it.each([
    [600_000, 0, '10:00'],
    [600_000, 1, '10:00'],
    [600_000, 54_500, '9:06'],
    [600_000, 599_999, '0:01'],
    [600_000, 700_000, '0:00'],
  ])('from %d at %d is %s', (expiresAt, now, shown) => {
    expect(countdown(expiresAt, now)).toBe(shown)
  })
})
