/** What people type for their server, made into the one address it can mean. */

/**
 * `support.example.com` → `https://support.example.com`. Plain `http` only for this very computer.
 *
 * @returns null when it is no address of a server
 */
export function parseServerAddress(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isPlain = url.protocol === 'http:'
  if (url.protocol !== 'https:' && !isPlain) return null
  if (isPlain && !isThisComputer(url.hostname)) return null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  return url.origin
}

/** Where the socket is. */
export function socketUrlOf(server: string): string {
  return `${server.replace(/^http/, 'ws')}/ws`
}

function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
