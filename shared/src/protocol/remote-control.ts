/** Seeing and controlling the customer's desktop: the request, the customer's answer, the state, the input. */
import { z } from 'zod'
import { durationMsSchema, idSchema } from './fields.ts'
import { MAX_PARTICIPANTS } from './limits.ts'
import { defineMessage, EVERYONE } from './message.ts'

/** `control` includes `view`. */
export const accessSchema = z.enum(['view', 'control'])
export type Access = z.infer<typeof accessSchema>

/** What a CSR can ask for. `sound`: what the customer's computer plays; it is granted for itself and includes nothing. */
export const grantableSchema = z.enum([...accessSchema.options, 'sound'])
export type Grantable = z.infer<typeof grantableSchema>

export const displaySchema = z.strictObject({
  displayId: z.string().min(1).max(64),
  label: z.string().max(80),
  /** Physical pixels. */
  width: z.int().min(1).max(32_768),
  height: z.int().min(1).max(32_768),
  scaleFactor: z.number().min(0.25).max(8),
  primary: z.boolean(),
})
export type Display = z.infer<typeof displaySchema>

const useSchema = z.strictObject({ participantId: idSchema, access: accessSchema })
export type Use = z.infer<typeof useSchema>

export const requestOutcomeSchema = z.enum([
  'granted',
  'denied',
  'timed-out',
  /** Another sheet is open, or another CSR already controls. */
  'busy',
  /** Only the primary customer shares. */
  'not-primary',
  /** This computer cannot do it; see `limits` in the state. */
  'unsupported',
])
export type RequestOutcome = z.infer<typeof requestOutcomeSchema>

/** Why input does nothing at the moment. */
export const inputPauseSchema = z.enum(['local-activity', 'own-window', 'consent-open', 'reconnecting'])
export type InputPause = z.infer<typeof inputPauseSchema>

/** What this computer cannot do, found out rather than assumed. */
export const deviceLimitSchema = z.enum([
  'wayland-no-input',
  'input-unavailable',
  'capture-unavailable',
  'empty-picture',
  'sound-unavailable',
])
export type DeviceLimit = z.infer<typeof deviceLimitSchema>

/** Position on the shared display, 0 at its left or top edge, 1 just past the last pixel. */
const fractionSchema = z.number().min(0).max(1)
const position = { x: fractionSchema, y: fractionSchema }
/** Counts up over both input channels, so that a late move cannot undo a click. */
const sequence = { seq: z.int().min(0) }

export const pointerButtonSchema = z.enum(['left', 'middle', 'right', 'back', 'forward'])
export type PointerButton = z.infer<typeof pointerButtonSchema>

export const specialKeysSchema = z.enum([
  'ctrl-alt-del',
  'meta',
  'alt-tab',
  'alt-f4',
  'ctrl-esc',
  'print-screen',
  'meta-l',
  'meta-d',
  'meta-r',
])
export type SpecialKeys = z.infer<typeof specialKeysSchema>

const csrOnly = ['csr'] as const
const customerOnly = ['customer'] as const

export const remoteControlMessages = {
  'remote-control/request': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('remote-control/request'),
      requestId: idSchema,
      access: grantableSchema,
    }),
  }),
  /** The CSR no longer wants an answer; the sheet closes. */
  'remote-control/cancel': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('remote-control/cancel'), requestId: idSchema }),
  }),
  'remote-control/answer': defineMessage({
    from: customerOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('remote-control/answer'),
      requestId: idSchema,
      outcome: requestOutcomeSchema,
    }),
  }),
  /** The helper's truth, to each CSR about what that CSR may do, whenever it changes and after each reconnect. */
  'remote-control/state': defineMessage({
    from: customerOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('remote-control/state'),
      access: accessSchema.nullable(),
      /** Until the grant ends by itself; null when it lasts for the session. */
      expiresInMs: durationMsSchema.nullable(),
      /** Null while that CSR hears nothing of the computer. */
      sound: z.strictObject({ expiresInMs: durationMsSchema.nullable() }).nullable(),
      display: displaySchema.nullable(),
      displayCount: z.int().min(0).max(64),
      inputPause: inputPauseSchema.nullable(),
      limits: z.array(deviceLimitSchema).max(8),
    }),
  }),
  /** The helper's truth to every CSR: who sees and who controls at this moment, so that nobody is surprised by another's hand. */
  'remote-control/in-use': defineMessage({
    from: customerOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('remote-control/in-use'),
      uses: z.array(useSchema).max(MAX_PARTICIPANTS),
    }),
  }),
  /** The CSR stops looking and controlling. */
  'remote-control/stop': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('remote-control/stop') }),
  }),
  /** The CSR stops listening to the computer. */
  'remote-control/stop-sound': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('remote-control/stop-sound') }),
  }),
  /** The CSR has kept a picture of the screen as it was then; the customer is told. Counts only from who sees it. */
  'remote-control/screenshot-taken': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({ type: z.literal('remote-control/screenshot-taken') }),
  }),
  'remote-control/quality': defineMessage({
    from: csrOnly,
    channel: 'control',
    schema: z.strictObject({
      type: z.literal('remote-control/quality'),
      preference: z.enum(['auto', 'sharp', 'smooth']),
      maxFramesPerSecond: z.int().min(1).max(60),
      /** Kilobits per second; null leaves it to the desktop's owner. */
      maxKbps: z.int().min(100).max(100_000).nullable(),
    }),
  }),

  // A customer may be let control a CSR's desktop, so these come from everybody; the desktop's owner decides at each one.
  'input/move': defineMessage({
    from: EVERYONE,
    channel: 'pointer',
    schema: z.strictObject({ type: z.literal('input/move'), ...sequence, ...position }),
  }),
  /** Carries its own position, so a lost move never puts a click in the wrong place. */
  'input/button': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({
      type: z.literal('input/button'),
      ...sequence,
      ...position,
      button: pointerButtonSchema,
      down: z.boolean(),
    }),
  }),
  /** Notches, positive right and down as in DOM wheel events; fractions for touchpads. */
  'input/wheel': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({
      type: z.literal('input/wheel'),
      ...sequence,
      ...position,
      dx: z.number().min(-100).max(100),
      dy: z.number().min(-100).max(100),
    }),
  }),
  /** Both the physical key (`code`) and what it means on the CSR's layout (`key`), as in UI Events. */
  'input/key': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({
      type: z.literal('input/key'),
      ...sequence,
      code: z.string().max(32),
      key: z.string().min(1).max(32),
      down: z.boolean(),
      repeat: z.boolean(),
      ctrl: z.boolean(),
      alt: z.boolean(),
      shift: z.boolean(),
      meta: z.boolean(),
      altGraph: z.boolean(),
    }),
  }),
  /** Text that no single key made: an input method, a dead key's result, "type the clipboard". */
  'input/text': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({ type: z.literal('input/text'), ...sequence, text: z.string().min(1).max(1000) }),
  }),
  'input/special-keys': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({ type: z.literal('input/special-keys'), ...sequence, keys: specialKeysSchema }),
  }),
  /** Window lost focus, control was put down, …: nothing stays pressed. */
  'input/release-all': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({ type: z.literal('input/release-all'), ...sequence }),
  }),
  /** Every 250 ms while anything is held; three missed beats release everything. */
  'input/heartbeat': defineMessage({
    from: EVERYONE,
    channel: 'input',
    schema: z.strictObject({ type: z.literal('input/heartbeat'), ...sequence }),
  }),
} as const

export type ScreenQuality = Omit<
  z.infer<(typeof remoteControlMessages)['remote-control/quality']['schema']>,
  'type'
>

/** What holds until a CSR asks for something else. */
export const AUTO_QUALITY: ScreenQuality = { preference: 'auto', maxFramesPerSecond: 60, maxKbps: null }

/** More than a screen beyond 4K needs, kilobits per second. Congestion control goes below it by itself. */
export const MOST_SCREEN_KBPS = 20_000
