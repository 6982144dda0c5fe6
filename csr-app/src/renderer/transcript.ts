/** The chat as it is kept with the session. */
import type { ChatLine } from '@deskside/shared/features/chat/chat-log.ts'
import type { transcriptRequestSchema } from '@deskside/shared/protocol/http-api.ts'
import type { z } from 'zod'

type TranscriptLine = z.infer<typeof transcriptRequestSchema>['lines'][number]

export function transcriptOf(lines: readonly ChatLine[], myName: string): TranscriptLine[] {
  return lines.map((line) => ({
    id: line.id,
    at: new Date(line.at).toISOString(),
    from: line.from?.name ?? myName,
    audience: line.audience,
    to: line.audience === 'one-person' ? (line.to?.name ?? myName) : '',
    text: line.text,
    isPicture: line.picture !== undefined,
  }))
}
