import { MAX_PICTURE_BYTES, PICTURE_PART_BYTES } from '../../protocol/limits.ts'
import { MAX_PICTURES_FROM_ONE, PictureInbox } from './picture-inbox.ts'

const part = (length: number, value = 7): Uint8Array => new Uint8Array(length).fill(value)

describe('the inbox for pictures', () => {
  it('puts parts together in order and says how far it is', () => {
    const inbox = new PictureInbox()

    expect(inbox.begin('one', PICTURE_PART_BYTES + 2)).toBe('go')
    expect(inbox.take('one', 0, part(PICTURE_PART_BYTES))).toMatchObject({ kind: 'progress' })
    const taken = inbox.take('one', 1, part(2, 9))

    expect(taken.kind === 'whole' ? [...taken.bytes.slice(-3)] : null).toEqual([7, 9, 9])
    expect(inbox.begin('one', 5)).toBe('again')
  })

  it('begins anew after a reconnect', () => {
    const inbox = new PictureInbox()
    inbox.begin('one', PICTURE_PART_BYTES + 1)
    inbox.take('one', 0, part(PICTURE_PART_BYTES))

    expect(inbox.begin('one', PICTURE_PART_BYTES + 1)).toBe('go')
    expect(inbox.take('one', 1, part(1))).toEqual({ kind: 'ignored' })
    expect(inbox.take('one', 0, part(PICTURE_PART_BYTES)).kind).toBe('progress')
  })

  it.each([
    ['of a picture nobody announced', 'two', 0, 1],
    ['out of order', 'one', 1, 1],
    ['larger than was announced', 'one', 0, 11],
  ])('ignores a part %s', (_what, id, index, length) => {
    const inbox = new PictureInbox()
    inbox.begin('one', 10)

    expect(inbox.take(id, index, part(length))).toEqual({ kind: 'ignored' })
  })

  it('takes only so many from one person, and only some at a time', () => {
    const inbox = new PictureInbox()
    for (let count = 0; count < MAX_PICTURES_FROM_ONE; count += 1) {
      expect(inbox.begin(`p${count}`, 1)).toBe('go')
      inbox.take(`p${count}`, 0, part(1))
    }
    expect(inbox.begin('more', 1)).toBe('too-many')

    const busy = new PictureInbox()
    for (const id of ['a', 'b', 'c']) busy.begin(id, 1)
    expect(busy.begin('d', 1)).toBe('too-many')
    expect(busy.drop('a')).toBe(true)
    expect(busy.begin('d', 1)).toBe('go')
    expect(busy.begin('b', MAX_PICTURE_BYTES + 1)).toBe('too-many')
  })
})
