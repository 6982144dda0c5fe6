/** The sound of the customer's computer as this CSR hears it: for as long as the helper says so, as loud as wanted. */
import { Store } from '@deskside/shared/kernel/store.ts'
import type { SupportSession } from '@deskside/shared/session/support-session.ts'
import type { RemoteControlFeature } from './remote-control-feature.ts'

export interface SoundPlayer<Media> {
  /** In place of whatever was played before. */
  readonly play: (media: Media) => void
  readonly stop: () => void
  /** 0 to 1. */
  readonly setVolume: (volume: number) => void
}

export interface SoundState {
  /** 0 to 1. */
  readonly volume: number
  readonly isMuted: boolean
}

export interface RemoteSoundOptions<Media> {
  readonly session: Pick<SupportSession<Media>, 'linkOf' | 'events'>
  readonly control: Pick<RemoteControlFeature, 'state'>
  readonly player: SoundPlayer<Media>
}

export class RemoteSound<Media> {
  readonly state = new Store<SoundState>({ volume: 1, isMuted: false })
  readonly #options: RemoteSoundOptions<Media>
  #playing: Media | null = null
  #isOnHold = false

  constructor(options: RemoteSoundOptions<Media>) {
    this.#options = options
    const { control, session } = options
    control.state.subscribe(() => this.#follow())
    session.events.on('link-verified', () => this.#follow())
    session.events.on('over', () => this.#play(null))
  }

  setVolume(volume: number): void {
    this.#change({ volume, isMuted: false })
  }

  setMuted(isMuted: boolean): void {
    this.#change({ isMuted })
  }

  /** Another session is in front: nothing of this one is played. */
  setOnHold(isOnHold: boolean): void {
    this.#isOnHold = isOnHold
    this.#follow()
  }

  #follow(): void {
    const { targetId, remote } = this.#options.control.state.getSnapshot()
    const isHeard = !this.#isOnHold && targetId !== null && remote !== null && remote.sound !== null
    this.#play(isHeard ? (this.#options.session.linkOf(targetId)?.media ?? null) : null)
  }

  #play(media: Media | null): void {
    if (media === this.#playing) return
    this.#playing = media
    if (media === null) this.#options.player.stop()
    else this.#options.player.play(media)
  }

  #change(change: Partial<SoundState>): void {
    this.state.update((state) => ({ ...state, ...change }))
    const { volume, isMuted } = this.state.getSnapshot()
    this.#options.player.setVolume(isMuted ? 0 : volume)
  }
}
