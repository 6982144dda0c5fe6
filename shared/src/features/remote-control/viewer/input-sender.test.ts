import { remoteControlMessages } from '../../../protocol/remote-control.ts'
import { FakeClock } from '../../../testing/fake-clock.ts'
import { keyStroke } from '../../../testing/key-stroke.ts'
import type { KeyStroke } from '../key-stroke.ts'
import { type InputMessage, InputSender } from './input-sender.ts'

const stroke = (code: string, down = true, key = code): KeyStroke => keyStroke(code, key, { down })
const at = { x: 0.5, y: 0.25 }

function controlling() {
  const clock = new FakeClock()
  const sent: InputMessage[] = []
  const line = { isUp: true }
  const sender = new InputSender({
    clock,
    send: (message) => {
      if (line.isUp) sent.push(message)
      return line.isUp
    },
  })
  sender.setEnabled(true)
  return { clock, sent, sender, line, types: () => sent.map((message) => message.type) }
}

describe('InputSender', () => {
  it('sends messages the protocol takes, numbered upwards over all kinds', () => {
    const { sender, sent } = controlling()

    sender.move(at)
    sender.button(at, 'left', true)
    sender.button(at, 'left', false)
    sender.wheel(at, { dx: 0, dy: -1 })
    sender.key(stroke('KeyA'))
    sender.text('中文')
    sender.specialKeys('ctrl-alt-del')
    sender.releaseAll()

    expect(sent.map((message) => message.seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    for (const message of sent) {
      expect(remoteControlMessages[message.type].schema.safeParse(message).success).toBe(true)
    }
  })

  it('sends nothing before control is given', () => {
    const { sender, sent } = controlling()
    sender.setEnabled(false)

    sender.move(at)
    sender.key(stroke('KeyA'))
    sender.text('a')

    expect(sent).toEqual([])
  })

  it('lets go of everything when control is put down', () => {
    const { sender, types } = controlling()
    sender.key(stroke('ControlLeft'))
    sender.button(at, 'left', true)

    sender.setEnabled(false)

    expect(types().at(-1)).toBe('input/release-all')
  })

  it('says nothing about releasing when nothing is held', () => {
    const { sender, sent } = controlling()

    sender.releaseAll()

    expect(sent).toEqual([])
  })

  it('beats every 250 ms while a key or button is held and stops with the last', async () => {
    const { sender, types, clock } = controlling()
    sender.key(stroke('ShiftLeft'))
    sender.button(at, 'left', true)

    await clock.advance(500)
    sender.key(stroke('ShiftLeft', false))
    sender.button(at, 'left', false)
    await clock.advance(1000)

    expect(types().filter((type) => type === 'input/heartbeat')).toHaveLength(2)
  })

  it('never releases what it did not press', () => {
    const { sender, sent } = controlling()

    sender.key(stroke('KeyA', false))
    sender.button(at, 'left', false)

    expect(sent).toEqual([])
  })

  it('releases a key by the name it went down with', () => {
    const { sender, sent } = controlling()
    sender.key(stroke('KeyA', true, 'A'))

    sender.key(stroke('KeyA', false, 'a'))

    expect(sent.at(-1)).toMatchObject({ key: 'A', down: false })
  })

  it('holds nothing that did not get through', async () => {
    const { sender, line, sent, clock } = controlling()
    line.isUp = false
    sender.key(stroke('KeyA'))
    line.isUp = true

    await clock.advance(1000)

    expect(sent).toEqual([])
  })

  it('releases ordinary keys with Cmd, since macOS never tells of them', () => {
    const { sender, sent } = controlling()
    sender.key(stroke('MetaLeft'))
    sender.key(stroke('ShiftLeft'))
    sender.key(stroke('KeyC'))

    sender.key(stroke('MetaLeft', false))

    expect(sent.slice(3)).toMatchObject([
      { code: 'MetaLeft', down: false },
      { code: 'KeyC', down: false },
    ])
  })

  it('cuts long text between characters', () => {
    const { sender, sent } = controlling()

    sender.text(`${'a'.repeat(999)}😀b`)

    expect(sent).toMatchObject([{ text: 'a'.repeat(999) }, { text: '😀b' }])
  })

  it('ignores a wheel that did not turn', () => {
    const { sender, sent } = controlling()

    sender.wheel(at, { dx: 0, dy: 0 })

    expect(sent).toEqual([])
  })
})
