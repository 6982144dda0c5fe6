import { toneOf } from './session-end.ts'

describe('the tone of an end', () => {
  it('is calm where somebody or a rule ended it', () => {
    expect(toneOf({ kind: 'left' })).toBe('calm')
    expect(toneOf({ kind: 'removed' })).toBe('calm')
    expect(toneOf({ kind: 'ended', reason: 'ended-by-csr' })).toBe('calm')
    expect(toneOf({ kind: 'ended', reason: 'expired', rule: null })).toBe('calm')
  })

  it('says that something broke', () => {
    expect(toneOf({ kind: 'lost' })).toBe('cut-off')
    expect(toneOf({ kind: 'ended', reason: 'host-gone' })).toBe('cut-off')
    expect(toneOf({ kind: 'window-hung' })).toBe('cut-off')
  })

  it('warns of an impostor', () => {
    expect(toneOf({ kind: 'tampered' })).toBe('danger')
  })
})
