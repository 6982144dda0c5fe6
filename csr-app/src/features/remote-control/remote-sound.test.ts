import type { WireMessage } from '@deskside/shared/protocol/index.ts'
import { idOf, SessionStage } from '@deskside/shared/testing/session-stage.ts'
import { RemoteControlFeature } from './remote-control-feature.ts'
import { RemoteSound } from './remote-sound.ts'

type HelperState = Extract<WireMessage, { type: 'remote-control/state' }>

const quiet: HelperState = {
  type: 'remote-control/state',
  ...{ access: null, expiresInMs: null, sound: null, display: null, displayCount: 1 },
  ...{ inputPause: null, limits: [] },
}
const heard: HelperState = { ...quiet, sound: { expiresInMs: null } }

async function listening() {
  const stage = await SessionStage.open()
  const { session } = stage.csr
  const control = new RemoteControlFeature({ session, clock: stage.clock, newId: () => 'request-1' })
  const player = { isPlaying: false, volume: 1 }
  const sound = new RemoteSound<null>({
    // The links of this stage carry nothing; their number is what tells them apart.
    session: { events: session.events, linkOf: (id) => session.linkOf(id) && ({ media: {} } as never) },
    control,
    player: {
      play: () => {
        player.isPlaying = true
      },
      stop: () => {
        player.isPlaying = false
      },
      setVolume: (volume) => {
        player.volume = volume
      },
    },
  })
  const customer = await stage.joined()
  const says = async (message: WireMessage): Promise<void> => {
    customer.session.send(idOf(stage.csr), message)
    await stage.moment()
  }
  return { stage, control, sound, player, customer, says }
}

describe('the sound of the customer’s computer at the CSR’s', () => {
  it('is played for as long as the helper says so', async () => {
    const { player, says } = await listening()
    expect(player.isPlaying).toBe(false)

    await says(heard)
    expect(player.isPlaying).toBe(true)

    await says(quiet)
    expect(player.isPlaying).toBe(false)
  })

  it('stops at once when the CSR stops it, and a state on its way does not bring it back', async () => {
    const { stage, control, player, customer, says } = await listening()
    await says(heard)

    control.stopSound()
    expect(player.isPlaying).toBe(false)
    await says(heard)
    expect(player.isPlaying).toBe(false)
    await says(quiet)

    expect(customer.heard.some(({ type }) => type === 'remote-control/stop-sound')).toBe(true)
    expect(control.state.getSnapshot().news).toBeNull()
    await stage.moment()
  })

  it('that the customer ended is said, with the reason where the computer cannot', async () => {
    const { control, says } = await listening()
    await says(heard)
    await says(quiet)
    expect(control.state.getSnapshot().news).toEqual({ kind: 'sound-ended', by: 'customer' })

    await says(heard)
    await says({ ...quiet, limits: ['sound-unavailable'] })
    expect(control.state.getSnapshot().news).toEqual({ kind: 'sound-ended', by: 'unavailable' })
  })

  it('is not played while another session is in front, and again afterwards', async () => {
    const { sound, player, says } = await listening()
    await says(heard)

    sound.setOnHold(true)
    expect(player.isPlaying).toBe(false)
    sound.setOnHold(false)
    expect(player.isPlaying).toBe(true)
  })

  it('is as loud as wanted, and silent while muted', async () => {
    const { sound, player } = await listening()

    sound.setVolume(0.4)
    expect(player.volume).toBe(0.4)
    sound.setMuted(true)
    expect(player.volume).toBe(0)
    sound.setMuted(false)
    expect(player.volume).toBe(0.4)
  })

  it('ends with the session', async () => {
    const { stage, player, says } = await listening()
    await says(heard)

    stage.csr.session.end()
    await stage.moment()

    expect(player.isPlaying).toBe(false)
  })
})
