import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Device } from '@deskside/shared/protocol/colleagues.ts'
import { FiledCallVault } from './call-vault.main.ts'
import type { CallVault, ReceivedCall, SealRequest } from './colleagues.ipc.ts'
import type { Person } from './known-devices.main.ts'

const code = { nameplate: '123456', secret: '0123456789abcdefghjkmnpqr0' }
const ANNA = { accountId: 'account-anna', name: 'Anna' }
const BEN = { accountId: 'account-ben', name: 'Ben' }
const EVE = { accountId: 'account-eve', name: 'Eve' }

describe('a sealed call', () => {
  let folder: string
  let anna: CallVault
  let ben: CallVault
  let eve: CallVault
  const errors: unknown[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskside-vault-'))
    anna = vaultOf(ANNA)
    ben = vaultOf(BEN)
    eve = vaultOf(EVE)
    errors.length = 0
  })
  afterEach(async () => {
    // Each writes its key when it is made, also in a test that has no use for it.
    await Promise.all([anna, ben, eve].map((vault) => vault.ownDevice()))
    rmSync(folder, { recursive: true, force: true })
    expect(errors).toEqual([])
  })

  const vaultOf = (me: Person, siteId = 'site-0001', at = me.accountId): CallVault =>
    new FiledCallVault({
      ...{ me, siteId, folder: join(folder, at), onError: (error: unknown) => errors.push(error) },
      keyStore: { isAvailable: () => false, encrypt: String, decrypt: String },
    })

  const deviceOf = async (vault: CallVault): Promise<Device> => {
    const { deviceId, publicKey } = await vault.ownDevice()
    return { deviceId, publicKey }
  }

  const callTo = async (vault: CallVault, change: Partial<SealRequest> = {}): Promise<SealRequest> => ({
    ...{ callId: 'call-0001', to: { ...BEN, devices: [await deviceOf(vault)] } },
    ...{ reason: 'The printer', customer: 'Lee', code, isSpokenFor: false },
    ...change,
  })

  async function bodyOf(from: CallVault, call: SealRequest): Promise<string> {
    const sealed = await from.seal(call)
    if (sealed.kind !== 'sealed') throw new Error(sealed.kind)
    return sealed.sealed[0]?.body ?? ''
  }

  const received = async (body: string, from: CallVault = anna, person = ANNA) => ({
    ...{ callId: 'call-0001', from: { ...person, ...(await deviceOf(from)) }, body },
  })

  it('tells who asks and why, and gives the code only after the yes', async () => {
    const body = await bodyOf(anna, await callTo(ben))
    expect(await ben.open(await received(body))).toEqual({
      ...{ kind: 'call', trust: 'new', name: 'Anna', reason: 'The printer', customer: 'Lee' },
    })
    const accepted = await ben.accept({ callId: 'call-0001', isSpokenFor: false })
    if (accepted.kind !== 'accepted') throw new Error(accepted.kind)

    expect(accepted.code).toEqual(code)
    const { deviceId } = await deviceOf(ben)
    const answer = { callId: 'call-0001', deviceId, body: accepted.body }
    expect(await anna.openAnswer(answer)).toEqual({ kind: 'accepted' })
    expect(await anna.openAnswer(answer)).toEqual({ kind: 'refused' })
  })

  it('brings a no with its word, after which nothing is left to accept', async () => {
    await ben.open(await received(await bodyOf(anna, await callTo(ben))))
    const body = await ben.decline({ callId: 'call-0001', word: 'In ten minutes' })

    const { deviceId } = await deviceOf(ben)
    expect(await anna.openAnswer({ callId: 'call-0001', deviceId, body: body ?? '' })).toEqual({
      ...{ kind: 'declined', word: 'In ten minutes' },
    })
    expect(await ben.accept({ callId: 'call-0001', isSpokenFor: true })).toEqual({ kind: 'unknown' })
  })

  it('rings once: not again in this run, and not after a start', async () => {
    const call = await received(await bodyOf(anna, await callTo(ben)))
    expect((await ben.open(call)).kind).toBe('call')

    expect((await ben.open(call)).kind).toBe('refused')
    expect((await ben.open({ ...call, callId: 'call-0002' })).kind).toBe('refused')
    expect((await vaultOf(BEN).open(call)).kind).toBe('refused')
  })

  it.each<[string, (body: string) => Promise<readonly [CallVault, ReceivedCall]>]>([
    ['from somebody else’s computer', async (body) => [ben, await received(body, eve)]],
    ['under another account', async (body) => [ben, await received(body, anna, EVE)]],
    ['under another name', async (body) => [ben, await received(body, anna, { ...ANNA, name: 'The boss' })]],
    ['for somebody else', async (body) => [eve, await received(body)]],
    ['at another site', async (body) => [vaultOf(BEN, 'site-0002'), await received(body)]],
  ])('does not ring %s', async (_how, deliver) => {
    const [vault, call] = await deliver(await bodyOf(anna, await callTo(ben)))

    expect((await vault.open(call)).kind).toBe('refused')
  })

  it('does not ring when the server showed the caller another name for this person', async () => {
    const call = await callTo(ben)
    const body = await bodyOf(anna, { ...call, to: { ...call.to, name: 'The boss' } })

    expect((await ben.open(await received(body))).kind).toBe('refused')
  })

  it('does not take an answer from anybody it was not sent to, nor one for another call', async () => {
    const call = await callTo(ben)
    await ben.open(await received(await bodyOf(anna, call)))
    const body = (await ben.decline({ callId: 'call-0001', word: 'no' })) ?? ''
    const { deviceId } = await deviceOf(ben)

    await anna.seal({ ...call, callId: 'call-0002' })
    for (const answer of [
      { callId: 'call-0002', deviceId, body },
      { callId: 'call-0001', deviceId: (await deviceOf(eve)).deviceId, body },
      { callId: 'call-0001', deviceId, body: `${body.slice(0, -4)}AAAA` },
    ])
      expect(await anna.openAnswer(answer)).toEqual({ kind: 'refused' })
  })

  it('is not sealed for a key the server put in place of a known one, until the person was asked', async () => {
    await anna.seal(await callTo(ben))
    const swapped = await callTo(eve)

    expect(await anna.judge([swapped.to])).toEqual([expect.objectContaining({ trust: 'changed' })])
    expect(await anna.seal(swapped)).toEqual({ kind: 'changed' })
    expect((await anna.seal({ ...swapped, isSpokenFor: true })).kind).toBe('sealed')
    expect(await anna.judge([swapped.to])).toEqual([expect.objectContaining({ trust: 'confirmed' })])
  })

  it('is not accepted from a computer that is not the known one, until the person was asked', async () => {
    const { publicKey } = await deviceOf(eve)
    ben.learn({ ...ANNA, publicKey, isProven: true })
    expect(await ben.open(await received(await bodyOf(anna, await callTo(ben))))).toMatchObject({
      trust: 'changed',
    })

    expect(await ben.accept({ callId: 'call-0001', isSpokenFor: false })).toEqual({ kind: 'changed' })
    expect((await ben.accept({ callId: 'call-0001', isSpokenFor: true })).kind).toBe('accepted')
  })

  it('goes to the known computers only, when an unknown one stands beside them', async () => {
    await anna.seal(await callTo(ben))
    const devices = [await deviceOf(ben), await deviceOf(eve)]

    expect(await anna.judge([{ ...BEN, devices }])).toEqual([
      { accountId: BEN.accountId, trust: 'met', devices: [devices[0]] },
    ])
  })

  it('goes to one computer only of somebody not met before', async () => {
    const devices = [await deviceOf(ben), await deviceOf(eve)]

    expect(await anna.judge([{ ...BEN, devices }])).toEqual([
      { accountId: BEN.accountId, trust: 'new', devices: [devices[1]] },
    ])
  })

  it('names each computer by a number that is the same everywhere, and no other’s', async () => {
    const [bens, eves] = [await deviceOf(ben), await deviceOf(eve)]
    const number = await anna.numberOf(bens.publicKey)

    expect(number).toMatch(/^(\d{5} ){5}\d{5}$/)
    expect(await ben.numberOf(bens.publicKey)).toBe(number)
    expect(await anna.numberOf(eves.publicKey)).not.toBe(number)
  })

  it('is not sealed for a key that is none', async () => {
    const call = await callTo(ben)
    const to = { ...call.to, devices: [{ deviceId: 'device-0001', publicKey: 'A'.repeat(43) }] }

    expect(await anna.seal({ ...call, to })).toEqual({ kind: 'refused' })
  })
})
