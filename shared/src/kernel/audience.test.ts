import { Audience } from './audience.ts'

function audience() {
  const said: string[] = []
  const who = new Audience({ onFirst: () => said.push('begins'), onNobody: () => said.push('ends') })
  return { who, said }
}

describe('an audience', () => {
  it('begins with the first one who looks and ends with the last', () => {
    const { who, said } = audience()
    const leave = who.join()
    const leaveToo = who.join()
    leave()
    expect([who.isThere, said]).toEqual([true, ['begins']])

    leaveToo()

    expect([who.isThere, said]).toEqual([false, ['begins', 'ends']])
  })

  it('counts nobody out twice', () => {
    const { who, said } = audience()
    const leave = who.join()
    who.join()

    leave()
    leave()

    expect([who.isThere, said]).toEqual([true, ['begins']])
  })
})
