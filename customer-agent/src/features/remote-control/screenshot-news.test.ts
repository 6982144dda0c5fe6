import { ANNA, BEN, SharingRig } from '../../testing/sharing-rig.ts'

const TAKEN = { type: 'remote-control/screenshot-taken' } as const

describe('a picture of the customer’s screen', () => {
  let rig: SharingRig
  beforeEach(async () => {
    rig = new SharingRig()
    await rig.connect()
  })
  const told = () => rig.feature.screenshots.taken.getSnapshot().map(({ name, count }) => `${name} ${count}`)

  it('is said with the name of who took it', async () => {
    await rig.grant('view')

    await rig.say(ANNA, TAKEN)

    expect(told()).toEqual(['Anna 1'])
  })

  it('is not believed of who does not see the screen', async () => {
    await rig.grant('view')

    await rig.say(BEN, TAKEN)

    expect(told()).toEqual([])
  })

  it('is not believed of who merely hears the computer', async () => {
    await rig.grant('sound')

    await rig.say(ANNA, TAKEN)

    expect(told()).toEqual([])
  })

  it('is said once in a second, and every one is counted', async () => {
    await rig.grant('view')

    for (let count = 0; count < 40; count += 1) await rig.say(ANNA, TAKEN)
    await rig.clock.advance(1_000)
    await rig.say(ANNA, TAKEN)

    expect(told()).toEqual(['Anna 1', 'Anna 41'])
  })
})
