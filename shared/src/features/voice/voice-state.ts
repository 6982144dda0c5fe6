/** What the screens show of the voice conference. */

/** Why there is no microphone; the person listens all the same. */
export type MicrophoneProblem = 'denied' | 'missing' | 'busy' | 'unplugged'

/** `opening`: the system may be asking the person. */
export type MicrophoneState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unusable'; readonly problem: MicrophoneProblem }

export interface VoiceState {
  /** Null: there is no conference. */
  readonly conferenceId: string | null
  readonly isIn: boolean
  /** Outside the conference, the microphone is open for this person's own eyes: nobody hears it. */
  readonly isTrying: boolean
  /** This person has said “not now”; they can still join. */
  readonly isPutOff: boolean
  readonly microphone: MicrophoneState
  readonly isMuted: boolean
  /** Muted, but talking while a key or button is held. */
  readonly isHeld: boolean
  /** This person is with somebody else: neither heard nor hearing, whatever the microphone's own switch says. */
  readonly isOnHold: boolean
  /** Who muted everyone, this person included; until they unmute themselves. */
  readonly mutedBy: string | null
  /** The others who are in it. */
  readonly attending: readonly string[]
  readonly microphoneId: string | null
  readonly outputId: string | null
}

/** Kept apart because it changes several times a second. */
export interface VoiceLevels {
  /** How loud this person's microphone is, 0 to 1, in steps; 0 while no meter is on the screen. */
  readonly mine: number
  /** Whether this person talks, or did a moment ago. */
  readonly isSpeaking: boolean
  /** The others who do. */
  readonly speaking: readonly string[]
}

export const noConference: VoiceState = {
  conferenceId: null,
  isIn: false,
  isTrying: false,
  isPutOff: false,
  microphone: { kind: 'none' },
  isMuted: false,
  isHeld: false,
  isOnHold: false,
  mutedBy: null,
  attending: [],
  microphoneId: null,
  outputId: null,
}

export const silence: VoiceLevels = { mine: 0, isSpeaking: false, speaking: [] }

/** Whether this person can be heard. */
export function isLive({ isIn, microphone, isMuted, isHeld, isOnHold }: VoiceState): boolean {
  return isIn && microphone.kind === 'open' && (!isMuted || isHeld) && !isOnHold
}

export function presenceOf(state: VoiceState): 'off' | 'muted' | 'on' {
  if (!state.isIn || state.microphone.kind !== 'open') return 'off'
  return isLive(state) ? 'on' : 'muted'
}
