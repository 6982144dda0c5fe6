/** One session with all its features, put together: features know the session, not each other. */
import { ChatFeature } from '@deskside/shared/features/chat/chat-feature.ts'
import { cryptoRandom, performanceClock } from '@deskside/shared/platform/browser-ports.dom.ts'
import type { MediaSlots } from '@deskside/shared/platform/media-slots.dom.ts'
import { SimplePeerLinkFactory } from '@deskside/shared/platform/simple-peer-link.dom.ts'
import { CsrSession } from '@deskside/shared/session/csr-session.ts'
import type { SignalingPort } from '@deskside/shared/session/ports.ts'
import type { SignedInApp } from '../csr-app.ipc.ts'
import { LinkMeter } from '../features/connection/link-meter.ts'
import { RemoteControlFeature } from '../features/remote-control/remote-control-feature.ts'

const newId = (): string => crypto.randomUUID()

export class LiveSession {
  readonly session: CsrSession<MediaSlots>
  readonly chat: ChatFeature
  readonly control: RemoteControlFeature
  readonly meter: LinkMeter

  constructor(signaling: SignalingPort, { account, organisation, siteId }: SignedInApp) {
    const ports = {
      signaling,
      links: new SimplePeerLinkFactory(),
      clock: performanceClock,
      random: cryptoRandom,
    }
    this.session = new CsrSession<MediaSlots>(ports, { name: account.name, organisation, siteId })
    this.chat = new ChatFeature({ session: this.session, wallClock: Date.now, newId })
    this.control = new RemoteControlFeature({ session: this.session, clock: performanceClock, newId })
    this.meter = new LinkMeter({ clock: performanceClock, link: () => this.#targetLink() })
  }

  #targetLink() {
    const { targetId } = this.control.state.getSnapshot()
    return targetId === null ? null : this.session.linkOf(targetId)
  }
}
