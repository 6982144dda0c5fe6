import { fillTemplate, placeholdersOf } from './text-template.ts'

describe('a text with places', () => {
  it('is filled in, and blanks in the braces do not matter', () => {
    expect(fillTemplate('{{csr}} of {{ organisation }}', { csr: 'Anna', organisation: 'Nordwind' })).toBe(
      'Anna of Nordwind',
    )
  })

  it('takes nothing in a value for a place of its own', () => {
    expect(fillTemplate('{{a}} {{b}}', { a: '{{b}}', b: '$& $1 {{a}}' })).toBe('{{b}} $& $1 {{a}}')
  })

  it('has no value that nobody gave', () => {
    expect(fillTemplate('<{{constructor}}{{__proto__}}{{x}}>', {})).toBe('<>')
  })

  it('closes the gap where a line has nothing to say', () => {
    const template = 'Hello,\n\n{{sentence}}\n\nOpen {{page}}'

    expect(fillTemplate(template, { sentence: '', page: 'P' })).toBe('Hello,\n\nOpen P')
    expect(fillTemplate(template, { sentence: 'Hi', page: 'P' })).toBe('Hello,\n\nHi\n\nOpen P')
  })

  it('names its places, each once', () => {
    expect(placeholdersOf('{{a}} {{ b }} {{a}} {c} {{}} {{two words}}')).toEqual(['a', 'b', '', 'two words'])
  })
})
