import { createLog } from '../log.ts'
import type { TelephonyProvider } from '../telephony/telephony-provider.ts'
import { SessionRig } from '../testing/session-rig.ts'
import { CallLimits } from './call-limits.ts'
import { openPhone } from './open-phone.ts'

async function scene(telephony: TelephonyProvider) {
  const rig = await SessionRig.create()
  const { session, host } = await rig.open()
  const handler = openPhone({
    ...{ layer: rig.layer, telephony },
    limits: new CallLimits(100),
    log: createLog('silent'),
  })
  const refusals: string[] = []
  const ask = () =>
    handler(
      { type: 'phone/open', requestId: rig.newId(), sessionId: session.sessionId },
      { caller: host, refuse: (code) => refusals.push(code), expel: (code) => refusals.push(code) },
    )
  return { rig, session, host, ask, refusals }
}

describe('a provider of telephony', () => {
  it('that fails is told to the CSR as something to try again', async () => {
    const { ask, refusals, host } = await scene({
      conferenceFor: () => Promise.reject(new Error('the bridge is down')),
      end: () => Promise.resolve(),
    })

    await ask()

    expect(refusals).toEqual(['busy'])
    expect(host.count('phone/opened')).toBe(0)
  })

  it('that answers after the session is over is told to close what it opened', async () => {
    const ended: string[] = []
    let answer = (): void => undefined
    const { rig, session, ask, refusals } = await scene({
      conferenceFor: () =>
        new Promise((resolve) => {
          answer = () => resolve({ numbers: [{ label: 'Berlin', number: '+49301234567' }], pin: '123456789' })
        }),
      end: async () => undefined,
    })
    rig.telephony.end = async (sessionId) => void ended.push(sessionId)
    const asked = ask()
    await rig.settle()

    await session.turns.run(() => rig.layer.sessions.end(session, 'ended-by-csr'))
    answer()
    await asked

    expect(refusals).toEqual(['unknown-session'])
    expect(ended).toEqual([session.sessionId, session.sessionId])
  })

  it('is not asked more often than twenty times a minute by one account', async () => {
    let count = 0
    const { ask, refusals } = await scene({
      conferenceFor: async () => {
        count += 1
        return { numbers: [{ label: 'Berlin', number: '+49301234567' }], pin: '123456789' }
      },
      end: () => Promise.resolve(),
    })

    for (let index = 0; index < 21; index += 1) await ask()

    expect(count).toBe(20)
    expect(refusals).toEqual(['too-many-tries'])
  })
})
