/**
 * The arithmetic of the audit chain: each row's seal is a MAC over the seal before it and its own content.
 *
 * The key lives in a file beside the database, not in it. Whoever can write only the database cannot change, insert,
 * remove or reorder a row unseen. Cutting rows off the end shows against a head that was noted elsewhere before.
 */
import { createHmac } from 'node:crypto'

export interface ChainRow {
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly actor: string | null
  readonly subject: string | null
  /** JSON text exactly as stored. */
  readonly detail: string
  readonly chain: string
}

export interface ChainHead {
  readonly seq: number
  readonly chain: string
}

/** What the first row stands on. */
export const CHAIN_START: ChainHead = { seq: 0, chain: '' }

export function sealRow(key: Uint8Array, before: ChainHead, row: Omit<ChainRow, 'chain'>): string {
  const content = JSON.stringify([
    before.chain,
    row.seq,
    row.at,
    row.kind,
    row.actor,
    row.subject,
    row.detail,
  ])
  return createHmac('sha256', key).update(content).digest('hex')
}

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly head: ChainHead }
  | { readonly kind: 'broken'; readonly seq: number; readonly what: 'changed' | 'missing' | 'cut-off' }

/** `noted`: a head somebody kept elsewhere, which must still be part of the chain. */
export async function verifyChain(
  key: Uint8Array,
  rows: AsyncIterable<ChainRow>,
  noted?: ChainHead,
): Promise<ChainVerdict> {
  let head = CHAIN_START
  let isNotedSeen = noted === undefined || noted.seq === 0
  for await (const row of rows) {
    if (row.seq !== head.seq + 1) return { kind: 'broken', seq: head.seq + 1, what: 'missing' }
    if (sealRow(key, head, row) !== row.chain) return { kind: 'broken', seq: row.seq, what: 'changed' }
    head = { seq: row.seq, chain: row.chain }
    if (noted?.seq === row.seq) {
      if (noted.chain !== row.chain) return { kind: 'broken', seq: row.seq, what: 'changed' }
      isNotedSeen = true
    }
  }
  return isNotedSeen ? { kind: 'whole', head } : { kind: 'broken', seq: head.seq + 1, what: 'cut-off' }
}
