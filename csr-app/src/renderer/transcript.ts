/** The chat as it is kept with the session. */
import { type ChatLine, isUnreached } from '@deskside/shared/features/chat/chat-log.ts'
import type { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { z } from 'zod'

type TranscriptLine = z.infer<typeof transcriptRequestSchema>['lines'][number]

/** @param saysUnreached whether the server takes it */
export function transcriptOf(
  lines: readonly ChatLine[],
  myName: string,
  saysUnreached: boolean,
): TranscriptLine[] {
  return lines.map((line) => ({
    id: line.id,
    at: new Date(line.at).toISOString(),
    from: line.from?.name ?? myName,
    audience: line.audience,
    to: line.audience === 'one-person' ? (line.to?.name ?? myName) : '',
    text: line.text,
    isPicture: line.picture !== undefined,
    ...(saysUnreached && isUnreached(line) ? { unreached: unreachedBy(line) } : {}),
  }))
}

/** A new line, and who turns out to go without one. Receipts change lines all the time, and nothing of what is kept. */
export function gistOf(lines: readonly ChatLine[]): string {
  const unreached = lines.filter(isUnreached).map(({ id, delivery }) => `${id} ${delivery}`)
  return [lines.at(-1)?.id ?? '', ...unreached].join()
}

function unreachedBy({ delivery, missedBy = [] }: ChatLine): TranscriptLine['unreached'] {
  if (delivery === 'failed') return 'everyone'
  const names = missedBy.map(({ name }) => name)
  return names.length === 0 ? 'some' : { names }
}
