/** What the screens show of one's own camera. */

/** Why there is no picture of this person. `unplugged`: it worked until now. */
export type CameraProblem = 'denied' | 'missing' | 'busy' | 'unplugged'

/** `opening`: the system may be asking the person. `resting`: closed while the window is hidden or the person is with somebody else. */
export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'resting' }
  | { readonly kind: 'unusable'; readonly problem: CameraProblem }

export interface VideoState {
  readonly camera: CameraState
  /** Null: the system's choice. */
  readonly cameraId: string | null
  /** The person wants no picture of them to be sent while they do not see this window. */
  readonly restsWhenHidden: boolean
}

export const noVideo: VideoState = { camera: { kind: 'off' }, cameraId: null, restsWhenHidden: false }
