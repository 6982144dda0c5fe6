/** Texts somebody has at hand, and which of them fit what is typed after a slash. */

export interface PreparedReply {
  readonly id: string
  readonly title: string
  /** As it would be sent, names filled in. */
  readonly text: string
}

/** What follows the slash at the beginning of the field, or null when there is none. */
export function slashQuery(text: string): string | null {
  return text.startsWith('/') && !text.includes('\n') ? text.slice(1) : null
}

/** Those whose title or text holds `query`; titles that begin with it come first. */
export function repliesFor(query: string, replies: readonly PreparedReply[]): readonly PreparedReply[] {
  const wanted = query.trim().toLowerCase()
  const begins = (reply: PreparedReply): boolean => reply.title.toLowerCase().startsWith(wanted)
  const holds = ({ title, text }: PreparedReply): boolean =>
    `${title}\n${text}`.toLowerCase().includes(wanted)
  return [...replies.filter(begins), ...replies.filter((reply) => !begins(reply) && holds(reply))]
}
