/** Which of this computer's addresses a link names to the person at its other end. */
import { app } from 'electron'

/**
 * Chromium hides a page's local addresses behind names that only multicast DNS resolves, unless the page may use the
 * microphone. Office networks often drop multicast, and the names do not survive a restart of the network process.
 * Candidates travel sealed, so only somebody who is already in the session reads them. Call before the app is ready.
 */
export function nameRealAddresses(): void {
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
}
