import type { TFunction } from 'i18next'
import { chatNames } from './chat-names.ts'
import { chatWords } from './chat-words.ts'

const { en } = chatWords
const t = ((key: 'csrNamed' | 'customerNamed', { name }: { name: string }) =>
  en[key].replace('{{name}}', name)) as unknown as TFunction<'chat'>

const anna = { participantId: 'p1', name: 'Anna Berg', role: 'csr' } as const
const impostor = { participantId: 'p2', name: 'Anna Berg', role: 'customer' } as const
const kim = { participantId: 'p3', name: 'Kim', role: 'customer' } as const
const otherKim = { participantId: 'p4', name: 'Kim', role: 'customer' } as const

describe('names in the chat', () => {
  const names = chatNames([anna, impostor, kim, otherKim], t)

  it('tell a CSR from a customer who calls themself the same', () => {
    expect(names.labelOf(anna)).toBe('Anna Berg (support representative)')
    expect(names.labelOf(impostor)).toBe('Anna Berg (customer)')
    expect([names.isCsr(anna), names.isCsr(impostor)]).toEqual([true, false])
  })

  it('number two customers of one name', () => {
    expect([names.labelOf(kim), names.labelOf(otherKim)]).toEqual(['Kim (customer)', 'Kim (2) (customer)'])
  })

  it('promise nothing about somebody who was never here', () => {
    expect(names.labelOf({ participantId: 'p9', name: 'Anna Berg' })).toBe('Anna Berg (customer)')
  })
})
