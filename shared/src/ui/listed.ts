/** Names in one sentence, as the language joins them: `Kim, Lee and Pat`. */
export function listed(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(names)
}
