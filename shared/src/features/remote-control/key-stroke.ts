/** A `KeyboardEvent` of whoever controls, as it travels: the same on both sides of the wire. */
export interface KeyStroke {
  /** The physical key, as in UI Events. */
  readonly code: string
  /** What it means on the layout of whoever pressed it. */
  readonly key: string
  readonly down: boolean
  readonly repeat: boolean
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
  readonly altGraph: boolean
}
