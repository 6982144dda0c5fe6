import fc from 'fast-check'
import { CHAIN_START, type ChainHead, type ChainRow, sealRow, verifyChain } from './audit-chain.ts'

const key = new Uint8Array(32).fill(7)

function chainOf(count: number, by = key): ChainRow[] {
  const rows: ChainRow[] = []
  let head: ChainHead = CHAIN_START
  for (let seq = 1; seq <= count; seq += 1) {
    const row = {
      seq,
      at: `2026-05-04T00:00:0${seq}.000Z`,
      kind: 'sign-in',
      actor: `a${seq}`,
      subject: null,
      detail: '{}',
    }
    const chain = sealRow(by, head, row)
    rows.push({ ...row, chain })
    head = { seq, chain }
  }
  return rows
}

async function* stream(rows: readonly ChainRow[]): AsyncIterable<ChainRow> {
  yield* rows
}

const headOf = (rows: readonly ChainRow[]): ChainHead => rows.at(-1) ?? CHAIN_START

describe('the audit chain', () => {
  const rows = chainOf(6)

  it('is whole when nobody touched it', async () => {
    expect(await verifyChain(key, stream(rows))).toEqual({
      kind: 'whole',
      head: { seq: 6, chain: rows[5]?.chain },
    })
    expect(await verifyChain(key, stream([]))).toEqual({ kind: 'whole', head: CHAIN_START })
  })

  it('names the row in which any field was changed', async () => {
    const change = fc.record({
      at: fc.integer({ min: 0, max: 5 }),
      field: fc.constantFrom('at', 'kind', 'actor', 'subject', 'detail', 'chain'),
      value: fc.string({ minLength: 1 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, field, value }) => {
        const changed = rows.map((row, index) => (index === at ? { ...row, [field]: value } : row))
        expect(await verifyChain(key, stream(changed))).toMatchObject({
          kind: 'broken',
          seq: at + 1,
          what: 'changed',
        })
      }),
    )
  })

  it('names the place where a row was taken out, put in or moved', async () => {
    const without = rows.toSpliced(2, 1)
    const renumbered = without.map((row, index) => ({ ...row, seq: index + 1 }))
    const swapped = [...rows.slice(0, 2), ...rows.slice(2, 4).reverse(), ...rows.slice(4)]
    const repeated = rows.toSpliced(3, 0, rows[2] as ChainRow)

    expect(await verifyChain(key, stream(without))).toMatchObject({ kind: 'broken', seq: 3, what: 'missing' })
    expect(await verifyChain(key, stream(renumbered))).toMatchObject({
      kind: 'broken',
      seq: 3,
      what: 'changed',
    })
    expect(await verifyChain(key, stream(swapped))).toMatchObject({ kind: 'broken', seq: 3, what: 'missing' })
    expect(await verifyChain(key, stream(repeated))).toMatchObject({
      kind: 'broken',
      seq: 4,
      what: 'missing',
    })
  })

  it('cannot be made anew without the key', async () => {
    const forged = chainOf(6, new Uint8Array(32).fill(8))

    expect(await verifyChain(key, stream(forged))).toMatchObject({ kind: 'broken', seq: 1, what: 'changed' })
  })

  it('shows what was cut off the end, against a head noted before', async () => {
    const noted = headOf(rows)

    expect(await verifyChain(key, stream(rows.slice(0, 4)))).toMatchObject({ kind: 'whole' })
    expect(await verifyChain(key, stream(rows.slice(0, 4)), noted)).toMatchObject({
      kind: 'broken',
      seq: 5,
      what: 'cut-off',
    })
    expect(await verifyChain(key, stream(chainOf(8)), noted)).toMatchObject({ kind: 'whole' })
  })

  it('keeps two fields from flowing into one another', () => {
    const row = { seq: 1, at: 'x', kind: 'y', actor: 'ab', subject: 'c', detail: '{}' }

    expect(sealRow(key, CHAIN_START, row)).not.toBe(
      sealRow(key, CHAIN_START, { ...row, actor: 'a', subject: 'bc' }),
    )
  })
})
