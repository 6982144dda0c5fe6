import { distinctNames } from './distinct-names.ts'

const person = (participantId: string, name: string, role: 'csr' | 'customer' = 'customer') => ({
  participantId,
  name,
  role,
})
const names = (...people: Parameters<typeof distinctNames>[0]) => [...distinctNames(people).values()]

describe('distinctNames', () => {
  it('leaves names alone that differ', () => {
    expect(names(person('1', 'Lee'), person('2', 'Kim'))).toEqual(['Lee', 'Kim'])
  })

  it('numbers whoever comes later under a name that is there already, however it is written', () => {
    expect(names(person('1', 'Kim Li'), person('2', 'KIM  Li'), person('3', 'Ｋim Li'))).toEqual([
      'Kim Li',
      'KIM  Li (2)',
      'Ｋim Li (3)',
    ])
  })

  it('leaves a customer and a CSR to their roles', () => {
    expect(names(person('1', 'Anna', 'csr'), person('2', 'Anna'))).toEqual(['Anna', 'Anna'])
  })
})
