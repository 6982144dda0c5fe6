import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { PRESS_HOLDS_MS, PressGate } from './press-gate.ts'

describe('the gate of a microphone or camera', () => {
  it('stays closed while nobody has pressed anything', () => {
    const gate = new PressGate(new FakeClock())

    expect(gate.open()).toBe(false)
    expect(gate.isOpen).toBe(false)
  })

  it('opens after a press, for as long as the conference lasts', async () => {
    const clock = new FakeClock()
    const gate = new PressGate(clock)
    gate.pressed()

    expect(gate.open()).toBe(true)
    await clock.advance(600_000)
    expect(gate.isOpen).toBe(true)
    expect(gate.open()).toBe(true)
  })

  it('does not open for a press of long ago', async () => {
    const clock = new FakeClock()
    const gate = new PressGate(clock)
    gate.pressed()
    await clock.advance(PRESS_HOLDS_MS + 1)

    expect(gate.open()).toBe(false)
  })

  it('needs another press once it is closed', () => {
    const gate = new PressGate(new FakeClock())
    gate.pressed()
    gate.open()
    gate.close()

    expect(gate.isOpen).toBe(false)
    expect(gate.open()).toBe(false)
  })
})
