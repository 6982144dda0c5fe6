import { repliesFor, slashQuery } from './prepared-replies.ts'

const replies = [
  { id: '1', title: 'Wait', text: 'One moment, bye for now' },
  { id: '2', title: 'Goodbye', text: 'Thank you' },
  { id: '3', title: 'Bye', text: '再见' },
]
const titles = (query: string) => repliesFor(query, replies).map(({ title }) => title)

describe('prepared replies', () => {
  it.each([
    ['/', ''],
    ['/hel lo', 'hel lo'],
    ['hello / there', null],
    ['/a\nb', null],
    ['', null],
  ])('takes %j for the query %j', (text, query) => {
    expect(slashQuery(text)).toBe(query)
  })

  it('names those that begin so first, and all when nothing is typed yet', () => {
    expect(titles('bye')).toEqual(['Bye', 'Wait', 'Goodbye'])
    expect(titles('再')).toEqual(['Bye'])
    expect(titles('xyz')).toEqual([])
    expect(titles('')).toEqual(['Wait', 'Goodbye', 'Bye'])
  })
})
