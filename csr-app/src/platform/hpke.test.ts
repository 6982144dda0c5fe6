import { hexToBytes, utf8ToBytes } from '@deskside/shared/kernel/bytes.ts'
import { type Binding, type KeyPair, makeKeyPair, open, seal } from './hpke.main.ts'

/** RFC 9180, appendix A.1.3: the first two texts of the Auth mode with this suite. */
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  enc: '23fb952571a14a25e3d678140cd0e5eb47a0961bb18afcf85896e5453c312e76',
  receiver: {
    publicKey: '1632d5c2f71c2b38d0a8fcc359355200caa8b1ffdf28618080466c909cb69b2e',
    privateKey: 'fdea67cf831f1ca98d8e27b1f6abeb5b7745e9d35348b80fa407ff6958f9137e',
  },
  sender: '8b0c70873dc5aecb7f9ee4e62406a397b350e57012be45cf53b7105ae731790b',
  context: '436f756e742d30',
  text: '4265617574792069732074727574682c20747275746820626561757479',
  sealed: '5fd92cc9d46dbf8943e72a07e42f363ed5f721212cd90bcfd072bfd9f44e06b80fd17824947496e21b680c141b',
}
const receiver: KeyPair = {
  publicKey: hexToBytes(VECTOR.receiver.publicKey),
  privateKey: hexToBytes(VECTOR.receiver.privateKey),
}
const binding: Binding = { info: utf8ToBytes('kind'), context: utf8ToBytes('call 1') }
const text = utf8ToBytes('the printer')

async function sealed(from: KeyPair, to: KeyPair): Promise<Uint8Array> {
  const bytes = await seal(text, { from, to: to.publicKey }, binding)
  if (bytes === null) throw new Error('not sealed')
  return bytes
}

describe('a sealed text', () => {
  it('opens as the RFC says', async () => {
    const opened = await open(
      hexToBytes(VECTOR.enc + VECTOR.sealed),
      { from: hexToBytes(VECTOR.sender), to: receiver },
      { info: hexToBytes(VECTOR.info), context: hexToBytes(VECTOR.context) },
    )

    expect(opened).toEqual(hexToBytes(VECTOR.text))
  })

  it('opens for its receiver, and is another one every time', async () => {
    const [anna, ben] = [await makeKeyPair(), await makeKeyPair()]
    const bytes = await sealed(anna, ben)
    const again = await sealed(anna, ben)

    expect(await open(bytes, { from: anna.publicKey, to: ben }, binding)).toEqual(text)
    expect(bytes.length).toBe(text.length + 48)
    expect(bytes).not.toEqual(again)
  })

  it('opens for nobody else, from nobody else, and in no other context', async () => {
    const [anna, ben, eve] = [await makeKeyPair(), await makeKeyPair(), await makeKeyPair()]
    const bytes = await sealed(anna, ben)

    for (const [from, to] of [
      [anna, eve],
      [eve, ben],
      [ben, ben],
    ] as const)
      expect(await open(bytes, { from: from.publicKey, to }, binding)).toBeNull()
    for (const change of [{ info: utf8ToBytes('other') }, { context: utf8ToBytes('call 2') }])
      expect(await open(bytes, { from: anna.publicKey, to: ben }, { ...binding, ...change })).toBeNull()
  })

  it('does not open with a single bit changed, cut short, or empty', async () => {
    const [anna, ben] = [await makeKeyPair(), await makeKeyPair()]
    const bytes = await sealed(anna, ben)
    const keys = { from: anna.publicKey, to: ben }

    for (let at = 0; at < bytes.length; at += 1)
      expect(await open(bytes.with(at, (bytes[at] ?? 0) ^ 1), keys, binding)).toBeNull()
    for (const length of [0, 31, 32, bytes.length - 1])
      expect(await open(bytes.subarray(0, length), keys, binding)).toBeNull()
  })

  it('is neither made for nor taken from a key that fits every text', async () => {
    const ben = await makeKeyPair()
    const zero = new Uint8Array(32)

    expect(await open(new Uint8Array(80), { from: zero, to: ben }, binding)).toBeNull()
    expect(await seal(text, { from: ben, to: zero }, binding)).toBeNull()
  })
})
