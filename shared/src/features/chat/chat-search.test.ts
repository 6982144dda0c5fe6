import fc from 'fast-check'
import { linesWith, markPlaces, placesOf } from './chat-search.ts'

describe('searching the chat', () => {
  it.each([
    [
      'printer',
      'The Printer, printer!',
      [
        [4, 11],
        [13, 20],
      ],
    ],
    ['打印', '请看打印机', [[2, 4]]],
    ['a+b', 'a+b is not aab', [[0, 3]]],
    ['[x](y)\\', '[x](y)\\', [[0, 7]]],
    ['😀', 'so 😀', [[3, 5]]],
    ['  ', 'two  spaces', []],
    ['', 'anything', []],
  ])('finds %j in %j', (query, text, places) => {
    expect(placesOf(query, text)).toEqual(places)
  })

  it('names the lines that hold it, oldest first', () => {
    const lines = [{ text: 'One' }, { text: 'two' }, { text: 'someone' }]

    expect(linesWith('one', lines).map(({ text }) => text)).toEqual(['One', 'someone'])
  })

  it('loses no character of any text, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, text) => {
        expect(
          markPlaces(query, text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
