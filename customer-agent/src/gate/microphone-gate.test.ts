import { FakeClock } from '@deskside/shared/testing/fake-clock.ts'
import { MicrophoneGate, PRESS_HOLDS_MS } from './microphone-gate.ts'

describe('the microphone’s gate', () => {
  it('stays closed while nobody has pressed anything', () => {
    const gate = new MicrophoneGate(new FakeClock())

    expect(gate.open()).toBe(false)
    expect(gate.isOpen).toBe(false)
  })

  it('opens after a press, for as long as the conference lasts', async () => {
    const clock = new FakeClock()
    const gate = new MicrophoneGate(clock)
    gate.pressed()

    expect(gate.open()).toBe(true)
    await clock.advance(600_000)
    expect(gate.isOpen).toBe(true)
    expect(gate.open()).toBe(true)
  })

  it('does not open for a press of long ago', async () => {
    const clock = new FakeClock()
    const gate = new MicrophoneGate(clock)
    gate.pressed()
    await clock.advance(PRESS_HOLDS_MS + 1)

    expect(gate.open()).toBe(false)
  })

  it('needs another press once it is closed', () => {
    const gate = new MicrophoneGate(new FakeClock())
    gate.pressed()
    gate.open()
    gate.close()

    expect(gate.isOpen).toBe(false)
    expect(gate.open()).toBe(false)
  })
})
